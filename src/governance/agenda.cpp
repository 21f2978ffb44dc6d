// SPDX-License-Identifier: MPL-2.0
#include "governance/agenda.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.h"
#include "governance/meeting.h"

namespace gouvernail::governance {
namespace {

constexpr int longest = 360;  // minutes of one item: "8 h" is an hour of the clock

// From the end of a line to its beginning.
class FromEnd {
 public:
  explicit FromEnd(std::string_view text) : left_(text) {}

  // In small letters or not: "MIN".
  bool skip(std::string_view word) {
    const std::size_t size = word.size();
    if (left_.size() < size) return false;
    const std::string_view end = left_.substr(left_.size() - size);
    const auto alike = [](char a, char b) {
      return a == b || std::tolower(static_cast<unsigned char>(a)) == static_cast<unsigned char>(b);
    };
    if (!std::equal(end.begin(), end.end(), word.begin(), alike)) return false;
    left_.remove_suffix(word.size());
    return true;
  }
  bool skip_one_of(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      if (skip(word)) return true;
    }
    return false;
  }
  void skip_blanks() {
    while (skip_one_of({" ", "\u00a0", "\u202f"})) continue;
  }
  // Up to three digits: nobody's item takes a thousand minutes.
  std::optional<int> number() {
    std::size_t first = left_.size();
    while (first > 0 && std::isdigit(static_cast<unsigned char>(left_[first - 1])) != 0) --first;
    const std::string_view digits = left_.substr(first);
    if (digits.empty() || digits.size() > 3) return std::nullopt;
    left_.remove_suffix(digits.size());
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
  }
  // What comes before a length is no word or number that it would be a part of: "n°3 min", "1,5 h".
  bool at_a_gap() const {
    if (left_.empty()) return true;
    const std::string_view before = left_.substr(0, left_.size() - 1);
    const bool after_a_digit =
        !before.empty() && std::isdigit(static_cast<unsigned char>(before.back())) != 0;
    if (after_a_digit && (left_.ends_with(",") || left_.ends_with("-"))) return false;
    if (left_.ends_with("n° ") || left_.ends_with("n°")) return false;
    for (const std::string_view gap :
         {" ", "\u00a0", "\u202f", "(", "[", ":", "-", "–", "—", ","}) {
      if (left_.ends_with(gap)) return true;
    }
    return false;
  }

 private:
  std::string_view left_;
};

// "1 h", "1h30", "1 h 30", "1 h 30 min".
std::optional<int> hours(FromEnd line) {
  std::optional<int> minutes = 0;
  if (!line.skip_one_of({"heures", "heure", "hours", "hour", "h"})) {
    line.skip_one_of({"minutes", "minute", "mins", "min", "mn"});
    line.skip_blanks();
    minutes = line.number();
    if (!minutes || *minutes > 59) return std::nullopt;
    line.skip_blanks();
    if (!line.skip_one_of({"heures", "heure", "hours", "hour", "h"})) return std::nullopt;
  }
  line.skip_blanks();
  const auto whole = line.number();
  if (!whole || !line.at_a_gap()) return std::nullopt;
  // "Accueil à 8 h", "jusqu'à 8 h": an hour of the clock.
  line.skip_blanks();
  const bool of_the_clock = line.skip_one_of(
      {"jusqu'à", "jusqu’à", "à", "À", "vers", "dès", "de", "at", "from", "until"});
  if (of_the_clock && line.at_a_gap()) return std::nullopt;
  return *whole * 60 + *minutes;
}

// "20 min", "20 mn", "20 minutes", "20'".
std::optional<int> minutes(FromEnd line) {
  if (!line.skip_one_of({"minutes", "minute", "mins", "min", "mn", "'", "’", "′"})) {
    return std::nullopt;
  }
  line.skip_blanks();
  const auto told = line.number();
  return told && line.at_a_gap() ? told : std::nullopt;
}

std::optional<calendar::Minutes> told_length(std::string_view text) {
  FromEnd line(text);
  // "(20 min.) ;"
  line.skip_blanks();
  line.skip_one_of({".", ";", ","});
  line.skip_blanks();
  line.skip_one_of({")", "]"});
  line.skip_blanks();
  line.skip_one_of({"."});
  line.skip_blanks();
  const auto found = hours(line);
  const auto told = found ? found : minutes(line);
  if (!told || *told == 0 || *told > longest) return std::nullopt;
  return calendar::Minutes{*told};
}

}  // namespace

std::vector<AgendaItem> agenda_items(std::string_view agenda) {
  std::vector<AgendaItem> items;
  for (const std::string& line : base::split(agenda, '\n')) {
    const std::string_view text = base::trim(line);
    if (!text.empty()) items.push_back({std::string(text), told_length(without_tags(text))});
  }
  return items;
}

std::string without_item(std::string_view agenda, std::size_t item) {
  std::string left;
  std::size_t seen = 0;
  for (const std::string& line : base::split(agenda, '\n')) {
    const bool holds = !base::trim(line).empty();
    if (holds && seen++ == item) continue;
    left += line + "\n";
  }
  return std::string(base::trim(left));
}

AgendaLength added_up(const std::vector<AgendaItem>& items) {
  AgendaLength length;
  for (const AgendaItem& item : items) {
    if (item.length) {
      length.told += *item.length;
    } else {
      ++length.untold;
    }
  }
  return length;
}

}  // namespace gouvernail::governance
