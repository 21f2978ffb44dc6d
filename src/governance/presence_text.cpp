// SPDX-License-Identifier: MPL-2.0
#include "governance/presence_text.h"

#include <charconv>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::governance {

using base::msg;

namespace {

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

}  // namespace

PresenceReader::PresenceReader(const Convention& convention)
    : convention_(convention), role_ids_(ids_of(convention.roles)) {}

std::vector<Presence> PresenceReader::read(std::string_view text, const Complain& complain) {
  std::vector<Presence> present;
  if (text == "-") return present;
  for (const std::string& each : base::split(text, '|')) {
    const std::string_view part = base::trim(each);
    std::string name{part};
    int count = 1;
    if (const std::size_t star = part.rfind('*'); star != std::string_view::npos) {
      name = std::string(base::trim(part.substr(0, star)));
      const auto counted = parse_count(base::trim(part.substr(star + 1)));
      if (!counted) {
        complain("bad-presence", msg("“{}” is not a number of persons", std::string(part)),
                 msg("write role*3 for three persons"));
      }
      count = counted.value_or(1);
    }
    if (name.empty()) {
      complain("missing-role", msg("a role is missing in column present"),
               msg("write role|role*2, without a bar too many"));
    } else if (const Role* role = find_role(name)) {
      present.push_back({role->id, count});
    } else {
      complain("unknown-role", msg("there is no role “{}”", name),
               base::suggestion(base::fold(name), role_ids_));
    }
  }
  return present;
}

const Role* PresenceReader::find_role(const std::string& name) {
  const auto [place, is_new] = roles_.emplace(name, nullptr);
  if (is_new) place->second = convention_.find_role(name);
  return place->second;
}

}  // namespace gouvernail::governance
