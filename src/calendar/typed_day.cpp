// SPDX-License-Identifier: MPL-2.0
#include "calendar/typed_day.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "calendar/digits.h"
#include "calendar/typed.h"
#include "calendar/typed_time.h"

namespace gouvernail::calendar {
namespace {

using DayFault = TypedDayFault;

// From this year of two digits on it is of the last century.
constexpr int first_of_last_century = 80;

constexpr std::array<std::array<std::string_view, 2>, 12> months = {{{"janvier", "january"},
                                                                     {"fevrier", "february"},
                                                                     {"mars", "march"},
                                                                     {"avril", "april"},
                                                                     {"mai", "may"},
                                                                     {"juin", "june"},
                                                                     {"juillet", "july"},
                                                                     {"aout", "august"},
                                                                     {"septembre", "september"},
                                                                     {"octobre", "october"},
                                                                     {"novembre", "november"},
                                                                     {"decembre", "december"}}};

// Of a name or of its beginning, of three letters at least. 0: none; -1: several.
int month_named(const std::string& word) {
  if (word.size() < 3) return 0;
  int found = 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const bool named = std::ranges::any_of(
        months[i], [&](std::string_view name) { return name.starts_with(word); });
    if (!named) continue;
    if (found != 0) return -1;
    found = static_cast<int>(i) + 1;
  }
  return found;
}

std::string whole_year(const std::string& year) {
  if (year.size() != 2) return year;
  return (*parse_digits(year) < first_of_last_century ? "20" : "19") + year;
}

// "1er", "21st", "28th of".
void pass_ordinal(TypedScan& scan) {
  const std::size_t start = scan.place();
  scan.skip_blanks();
  const std::string word = scan.word();
  const bool is_one = word == "er" || word == "ere" || word == "st" || word == "nd" ||
                      word == "rd" || word == "th" || word == "e" || word == "eme";
  if (!is_one) scan.back_to(start);
}

// What may stand between the parts of a day of which the month is in letters.
void pass_mark(TypedScan& scan) {
  scan.take('.');
  scan.skip_blanks();
  scan.take_one_of(",-/");
  scan.skip_blanks();
}

}  // namespace

DayFault DayReader::read() {
  scan_.take_word({"le", "du", "the", "on"});
  const std::size_t start = scan_.place();
  weekday();
  const DayFault fault = read_named();
  if (fault != DayFault::unreadable || !weekday_) return fault;
  // "Mar 13, 2026" begins like a Tuesday in French.
  weekday_.reset();
  scan_.back_to(start);
  return read_named();
}

DayFault DayReader::read_named() {
  const std::string first = scan_.digits();
  if (first.empty()) return month_first();
  if (first.size() == 8) {  // "20261013"
    is_iso_ = true;
    return day_of(first.substr(0, 4), first.substr(4, 2), first.substr(6));
  }
  return numbers(first);
}

void DayReader::weekday() {
  const std::size_t start = scan_.place();
  weekday_ = parse_weekday(scan_.word());
  if (!weekday_) return scan_.back_to(start);
  scan_.take_one_of(".");
  scan_.take_one_of(",");
  scan_.skip_blanks();
  scan_.take_word({"le", "the"});
}

DayFault DayReader::numbers(const std::string& first) {
  const std::size_t start = scan_.place();
  scan_.skip_blanks();
  const auto mark = scan_.take_one_of("-/.");
  scan_.skip_blanks();
  const std::string second = mark ? scan_.digits() : "";
  if (second.empty()) {
    scan_.back_to(start);
    return month_in_letters(first);
  }
  const std::size_t after = scan_.place();
  scan_.skip_blanks();
  if (!scan_.take(*mark)) {
    scan_.back_to(after);
    return *mark == '/' && scan_.at_end() ? DayFault::no_year : DayFault::unreadable;
  }
  scan_.skip_blanks();
  const std::string third = scan_.digits();
  if (first.size() == 4) {
    is_iso_ = *mark == '-';
    return day_of(first, second, third);
  }
  if (first.size() > 2) return DayFault::unreadable;
  if (third.size() == 2 && *mark == '-') return DayFault::unclear_year;
  return day_of(whole_year(third), second, first);
}

// "13 octobre 2026", "1er sept. 2026", "14-mai-24".
DayFault DayReader::month_in_letters(const std::string& first) {
  if (first.size() > 2) return DayFault::unreadable;
  pass_ordinal(scan_);
  pass_mark(scan_);
  scan_.take_word({"of", "de"});
  const int month = month_named(scan_.word());
  if (month == 0) return DayFault::unreadable;
  return year_after(first, month);
}

// "October 13, 2026".
DayFault DayReader::month_first() {
  const int month = month_named(scan_.word());
  if (month == 0) return DayFault::unreadable;
  pass_mark(scan_);
  const std::string day = scan_.digits();
  if (day.empty()) return DayFault::unreadable;
  pass_ordinal(scan_);
  return year_after(day, month);
}

DayFault DayReader::year_after(const std::string& day, int month) {
  if (month < 0) return DayFault::unclear_month;
  const std::size_t start = scan_.place();
  pass_mark(scan_);
  // "13 octobre 14h" names no year.
  const bool is_hour = looks_like_an_hour(scan_);
  const std::string year = is_hour ? "" : scan_.digits();
  if (year.size() != 4 && year.size() != 2) {
    scan_.back_to(start);
    return DayFault::no_year;
  }
  return day_of(whole_year(year), std::to_string(month), day);
}

DayFault DayReader::day_of(const std::string& year, const std::string& month,
                           const std::string& day) {
  if (year.size() != 4 || month.size() > 2 || day.size() > 2) return DayFault::unreadable;
  const auto y = parse_digits(year);
  const auto m = parse_digits(month);
  const auto d = parse_digits(day);
  if (!y || !m || !d) return DayFault::unreadable;
  const auto found = make_day(*y, *m, *d);
  if (!found) return DayFault::no_such_day;
  day_ = *found;
  return weekday_ && weekday_of(day_) != *weekday_ ? DayFault::other_weekday : DayFault::none;
}

}  // namespace gouvernail::calendar
