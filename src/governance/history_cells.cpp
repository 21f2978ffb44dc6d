// SPDX-License-Identifier: MPL-2.0
#include "governance/history_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/text.h"
#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::governance {
namespace {

using calendar::Day;
using calendar::Minutes;
using calendar::TypedHours;
using calendar::TypedMoment;

std::optional<double> decimal(std::string text) {
  std::ranges::replace(text, ',', '.');
  double number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

// The last half minute of a day is still that day.
Minutes clock_in(double part_of_day) {
  return std::min(Minutes{std::lround(part_of_day * 24 * 60)}, calendar::last_minute);
}

}  // namespace

std::optional<TypedMoment> moment_of_cell(const std::string& text, bool from_1904) {
  if (const auto moment = calendar::parse_moment(text)) return moment;
  const double earlier = from_1904 ? 1462 : 0;  // days between the two beginnings
  const double first = 36526 - earlier;         // 1 January 2000
  const double last = 73050 - earlier;          // 31 December 2099
  const auto days = decimal(text);
  if (!days || *days < first || *days >= last) return std::nullopt;
  const Day epoch = from_1904 ? *calendar::make_day(1904, 1, 1) : *calendar::make_day(1899, 12, 30);
  const double whole = std::floor(*days);
  TypedMoment moment{epoch + calendar::Days{static_cast<int>(whole)}};
  const Minutes time = clock_in(*days - whole);
  if (time > Minutes{0}) moment.time = time;
  return moment;
}

bool has_added_midnight(const TypedMoment& moment, const std::string& text) {
  const bool is_midnight = moment.time == Minutes{0} && !moment.until;
  return is_midnight && text != calendar::to_iso(calendar::LocalTime{moment.day, Minutes{0}});
}

std::optional<TypedHours> hours_of_cell(const std::string& text) {
  if (const auto hours = calendar::parse_hours_alone(text)) return hours;
  const auto part = decimal(text);
  if (part && *part > 0 && *part < 1) return TypedHours{clock_in(*part)};
  // What a spreadsheet writes of an hour whose cell shows a day, too.
  constexpr int last_before = 1904;
  const auto moment = calendar::parse_moment(text);
  if (!moment || !moment->time || calendar::year_of(moment->day) > last_before) return std::nullopt;
  return TypedHours{*moment->time, moment->until};
}

std::optional<bool> flag_of_cell(const std::string& text) {
  static constexpr std::array<const char*, 6> yes = {"1", "oui", "yes", "true", "vrai", "x"};
  static constexpr std::array<const char*, 6> no = {"", "0", "non", "no", "false", "faux"};
  const std::string word = base::fold(text);
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

bool is_error_of_spreadsheet(const std::string& text) {
  static constexpr std::array<std::string_view, 14> errors = {
      "#REF!",  "#N/A",  "#VALUE!",  "#VALEUR!", "#DIV/0!", "#NAME?", "#NOM?",
      "#NOM ?", "#NUM!", "#NOMBRE!", "#NULL!",   "#NUL!",   "#N/D",   "#SPILL!"};
  const std::string_view bare = base::trim(text);
  const bool counted =
      bare.starts_with("Err:") && bare.size() == 7 &&
      std::all_of(bare.begin() + 4, bare.end(), [](char c) { return c >= '0' && c <= '9'; });
  return counted || std::ranges::find(errors, bare) != errors.end();
}

}  // namespace gouvernail::governance
