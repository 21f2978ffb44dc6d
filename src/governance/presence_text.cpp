// SPDX-License-Identifier: MPL-2.0
#include "governance/presence_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/roles_called.h"
#include "governance/unknown_name.h"

namespace gouvernail::governance {

using base::msg;

namespace {

constexpr std::string_view blank_slash = " / ";

// A whole number of one or more, and nothing else.
std::optional<int> parse_count(std::string_view digits) {
  constexpr int most = 9999;  // more than any room holds: a slip of the finger
  int count = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, failure] = std::from_chars(digits.data(), end, count);
  if (failure != std::errc{} || stopped != end || count < 1 || count > most) {
    return std::nullopt;
  }
  return count;
}

// What stands before the first `mark` and after it, without the blanks around.
std::pair<std::string, std::optional<std::string>> cut(std::string_view text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {std::string(base::trim(text)), std::nullopt};
  return {std::string(base::trim(text.substr(0, at))),
          std::string(base::trim(text.substr(at + 1)))};
}

constexpr const char* no_role = "-";

std::string who_text(const std::string& role, const std::string& person) {
  if (person.empty()) return role;
  return (role.empty() ? std::string(no_role) : role) + "/" + person;
}

// Who came in somebody's place: what follows "par" or "by"; none where nobody is named.
std::pair<std::string, std::string> how_and_by_whom(const std::string& words) {
  for (const std::string_view by : std::array<std::string_view, 2>{" par ", " by "}) {
    const std::size_t at = words.find(by);
    if (at == std::string::npos) continue;
    return {words.substr(0, at), std::string(base::trim(words.substr(at + by.size())))};
  }
  return {words, ""};
}

// A bar; where there is none, what people put between names: line ends of a cell, ";" or ",".
char separator_in(std::string_view text) {
  for (const char mark : {'|', '\n', ';', ','}) {
    if (text.find(mark) != std::string_view::npos) return mark;
  }
  return '|';
}

// "3 élus": so many of a role.
std::string count_behind(const std::string& part) {
  const std::string text(base::trim(part));
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos || text[digits] != ' ') return text;
  const std::string_view role = base::trim(std::string_view(text).substr(digits));
  if (role.find_first_of("*=/") != std::string_view::npos) return text;
  return std::string(role) + "*" + text.substr(0, digits);
}

// What our own tables and people write: "Élu × 3", "DGS (excusé)", "MSA (en visio)".
std::string as_told(const std::string& part) {
  constexpr std::string_view times = "\xC3\x97";
  constexpr std::string_view by_way_of = "en ";
  std::string text = part;
  if (const std::size_t at = text.find(times); at != std::string::npos) {
    text.replace(at, times.size(), "*");
  }
  const std::size_t open = text.rfind('(');
  if (open == std::string::npos || !text.ends_with(')')) return text;
  std::string how(base::trim(std::string_view(text).substr(open + 1, text.size() - open - 2)));
  if (how.starts_with(by_way_of)) how.erase(0, by_way_of.size());
  if (!parse_attending(how_and_by_whom(how).first)) return text;
  return std::string(base::trim(std::string_view(text).substr(0, open))) + "=" + how;
}

}  // namespace

PresenceReader::PresenceReader(const Convention& convention, FindSitter find)
    : convention_(convention), find_(std::move(find)) {}

std::vector<Presence> PresenceReader::read(std::string_view text, const Complain& complain,
                                           const Body* at) {
  at_ = at;
  std::vector<Presence> present;
  if (text == "-") return present;
  for (const std::string& part : base::split(text, separator_in(text))) {
    if (part.empty() && separator_in(text) != '|') continue;  // a line end too many
    for (const std::string& one : two_of(part)) {
      if (auto presence = read_part(one, complain)) present.push_back(std::move(*presence));
    }
  }
  return present;
}

// "pilote / CAT" is two of them, where both are known; our own files write no blanks there.
std::vector<std::string> PresenceReader::two_of(const std::string& part) {
  std::vector<std::string> names;
  std::string_view rest = part;
  for (std::size_t at = rest.find(blank_slash); at != std::string_view::npos;
       at = rest.find(blank_slash)) {
    names.emplace_back(base::trim(rest.substr(0, at)));
    rest.remove_prefix(at + blank_slash.size());
  }
  names.emplace_back(base::trim(rest));
  const bool known = std::ranges::all_of(names, [&](const std::string& name) {
    return find_role(name) != nullptr || (find_ && find_(name));
  });
  return known ? names : std::vector<std::string>{part};
}

std::optional<Presence> PresenceReader::read_part(const std::string& part,
                                                  const Complain& complain) {
  if (part.find('?') != std::string::npos) {
    complain("unsure-presence", msg("“{}” is not sure", std::string(base::trim(part))),
             msg("write who came for sure"));
    return std::nullopt;
  }
  const auto [expected, attending] = cut(count_behind(as_told(part)), '=');
  const auto [name, number] = cut(expected, '*');
  if (name.empty()) {
    complain("missing-role", msg("a role is missing in column present"),
             msg("write role|role*2, without a bar too many"));
    return std::nullopt;
  }
  Presence presence;
  if (number) {
    const auto count = parse_count(*number);
    if (!count) {
      complain("bad-presence", msg("“{}” is not a number of persons", expected),
               msg("write role*3 for three persons"));
    }
    presence.count = count.value_or(1);
  }
  const auto sitter = who(name, complain);
  if (!sitter) return std::nullopt;
  presence.role = sitter->role;
  presence.person = sitter->person;
  if (!presence.person.empty() && number) {
    complain("bad-presence", msg("“{}” is one person", name), msg("name each person once"));
    return std::nullopt;
  }
  if (attending && !read_attending(*attending, presence, complain)) return std::nullopt;
  return presence;
}

bool PresenceReader::read_attending(const std::string& words, Presence& presence,
                                    const Complain& complain) {
  const auto [how, by] = how_and_by_whom(words);
  const auto attending = parse_attending(how);
  if (!attending) {
    complain("bad-attending", msg("“{}” does not say how somebody took part", words),
             msg("write visio, excusé, absent, or représenté par and who came"));
    return false;
  }
  presence.attending = *attending;
  if (by.empty()) return true;
  if (*attending != Attending::represented) {
    complain("bad-attending", msg("“{}” does not say how somebody took part", words),
             msg("write visio, excusé, absent, or représenté par and who came"));
    return false;
  }
  const auto came = who(by, complain);
  if (!came) return false;
  if (!came->person.empty() && presence.count != 1) {
    complain("bad-presence", msg("“{}” is one person", by), msg("name each person once"));
    return false;
  }
  presence.by_role = came->role;
  presence.by_person = came->person;
  return true;
}

std::optional<Sitter> PresenceReader::who(const std::string& name, const Complain& complain) {
  const auto [role_name, person] = cut(name, '/');
  if (person && !person->empty() && name.find(blank_slash) == std::string::npos) {
    if (role_name == no_role) return Sitter{*person, ""};
    if (const Role* role = find_role(role_name)) return Sitter{*person, role->id};
  }
  if (const Role* role = find_role(name)) return Sitter{"", role->id};
  if (auto sitter = find_ ? find_(name) : std::nullopt) return sitter;
  if (!roles_called(convention_, name, at_).empty()) {
    UnknownName unknown = unknown_role(convention_, name, at_);
    complain("unknown-role", std::move(unknown.cause), std::move(unknown.remedy));
    return std::nullopt;
  }
  // To look for what each may have meant costs more than to read its line.
  constexpr int most_strangers = 2000;
  const bool look = ++strangers_ <= most_strangers;
  complain(
      "unknown-role",
      find_ ? msg("there is no role and no person “{}”", name) : msg("there is no role “{}”", name),
      look ? unknown_role(convention_, base::fold(name)).remedy : base::Message());
  return std::nullopt;
}

const Role* PresenceReader::find_role(const std::string& name) {
  const auto [place, is_new] = roles_.emplace(name + "\n" + (at_ ? at_->id : ""), nullptr);
  if (is_new) place->second = role_called(convention_, name, at_);
  return place->second;
}

std::string presence_text(const std::optional<std::vector<Presence>>& present) {
  if (!present) return "";
  if (present->empty()) return "-";
  std::string text;
  for (const Presence& presence : *present) {
    if (!text.empty()) text += '|';
    text += who_text(presence.role, presence.person);
    if (presence.count != 1) text += "*" + std::to_string(presence.count);
    if (presence.attending == Attending::present) continue;
    text += std::string("=") + to_string(presence.attending);
    const std::string by = who_text(presence.by_role, presence.by_person);
    if (!by.empty()) text += " by " + by;
  }
  return text;
}

namespace {

// A number, in digits or as "une douzaine".
bool is_number(std::string_view word) {
  constexpr std::array<std::string_view, 9> rounded = {"dizaine",      "douzaine",  "quinzaine",
                                                       "vingtaine",    "trentaine", "quarantaine",
                                                       "cinquantaine", "dozen",     "plusieurs"};
  const bool digits = word.size() < 5 && !word.empty() &&
                      word.find_first_not_of("0123456789") == std::string_view::npos;
  return digits || std::find(rounded.begin(), rounded.end(), word) != rounded.end();
}

}  // namespace

bool names_nobody(std::string_view text) {
  // What stands around a number of persons, and says of nobody who it is.
  constexpr std::array<std::string_view, 35> around = {
      "une",           "un",          "a",
      "env",           "environ",     "about",
      "approx",        "ca",          "circa",
      "pres",          "de",          "plus",
      "moins",         "sur",         "of",
      "out",           "personne",    "personnes",
      "pers",          "participant", "participants",
      "participantes", "present",     "presents",
      "presente",      "presentes",   "presence",
      "presences",     "people",      "persons",
      "attendees",     "membres",     "members",
      "around",        "invites"};
  const std::string folded = base::fold(text);
  for (const std::string_view word : {"tous", "toutes", "tout-le-monde", "all", "everybody",
                                      "everyone", "quelques-personnes", "la-majorite"}) {
    if (folded == word) return true;
  }
  // "3*elu" and "12|4" are written for us.
  if (text.find_first_of("|*=") != std::string_view::npos) return false;
  int numbers = 0;
  for (const std::string& word : base::split(folded, '-')) {
    if (is_number(word)) {
      ++numbers;
    } else if (std::find(around.begin(), around.end(), word) == around.end()) {
      return false;
    }
  }
  return numbers == 1 || numbers == 2;
}

}  // namespace gouvernail::governance
