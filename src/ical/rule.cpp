// SPDX-License-Identifier: MPL-2.0
#include "ical/rule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "calendar/day.h"
#include "ical/lines.h"

namespace gouvernail::ical {
namespace {

// Of one number of a part; where it may count from the end, a sign may stand before it.
struct NumberBounds {
  std::string_view part;
  int least;
  int most;
  bool from_the_end;
};

constexpr int most_short = 32767;
constexpr std::array bounds = {
    NumberBounds{"INTERVAL", 1, most_short, false}, NumberBounds{"COUNT", 1, 2'147'483'647, false},
    NumberBounds{"BYSECOND", 0, 60, false},         NumberBounds{"BYMINUTE", 0, 59, false},
    NumberBounds{"BYHOUR", 0, 23, false},           NumberBounds{"BYMONTHDAY", 1, 31, true},
    NumberBounds{"BYYEARDAY", 1, 366, true},        NumberBounds{"BYWEEKNO", 1, 53, true},
    NumberBounds{"BYMONTH", 1, 12, false},          NumberBounds{"BYSETPOS", 1, 366, true}};
constexpr NumberBounds of_weekday{"BYDAY", 1, 53, true};

bool is_number(std::string_view text, const NumberBounds& bound) {
  const bool sign = bound.from_the_end && (text.starts_with('-') || text.starts_with('+'));
  if (sign) text.remove_prefix(1);
  if (text.empty() || text.front() == '-') return false;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() && number >= bound.least &&
         number <= bound.most;
}

// "MO", "+1MO", "-1FR"
bool is_weekday(std::string_view text) {
  constexpr std::array<std::string_view, 7> names = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  if (text.size() < 2) return false;
  const std::string_view name = text.substr(text.size() - 2);
  if (std::find(names.begin(), names.end(), name) == names.end()) return false;
  const std::string_view which = text.substr(0, text.size() - 2);
  return which.empty() || is_number(which, of_weekday);
}

// A day, or a moment of one.
bool is_last_moment(std::string_view text) {
  constexpr std::size_t day_size = 8;
  constexpr std::size_t moment_size = 15;
  if (text.ends_with('Z')) text.remove_suffix(1);
  const bool moment = text.size() == moment_size && text[day_size] == 'T';
  if (text.size() != day_size && !moment) return false;
  const std::string_view digits = text.substr(0, day_size);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    std::from_chars(digits.data() + at, digits.data() + at + size, value);
    return value;
  };
  return calendar::make_day(number(0, 4), number(4, 2), number(6, 2)).has_value();
}

template <typename Is>
bool is_list_of(std::string_view values, const Is& is) {
  const std::vector<std::string> all = base::split(values, ',');
  return std::all_of(all.begin(), all.end(),
                     [&](const std::string& one) { return is(base::trim(one)); });
}

const NumberBounds* bound_of(std::string_view name) {
  const auto* found = std::find_if(bounds.begin(), bounds.end(),
                                   [&](const NumberBounds& one) { return one.part == name; });
  return found == bounds.end() ? nullptr : found;
}

bool is_known(std::string_view name) {
  return name == "UNTIL" || name == "BYDAY" || name == "WKST" || bound_of(name) != nullptr;
}

// Parts that nobody knows are left to libical.
bool is_sound(std::string_view name, std::string_view values) {
  if (name == "UNTIL") return is_last_moment(base::trim(values));
  if (name == "BYDAY") return is_list_of(values, is_weekday);
  const NumberBounds* bound = bound_of(name);
  if (bound == nullptr) return true;
  if (!name.starts_with("BY")) return is_number(base::trim(values), *bound);
  return is_list_of(values, [&](std::string_view one) {
    if (name == "BYMONTH" && one.ends_with('L')) one.remove_suffix(1);  // RFC 7529
    return is_number(one, *bound);
  });
}

}  // namespace

std::optional<icalrecurrencetype> parse_rule(const std::string& rule) {
  std::set<std::string> seen;
  for (const std::string& part : base::split(base::upper_ascii(rule), ';')) {
    if (base::trim(part).empty()) continue;
    const std::size_t sign = part.find('=');
    if (sign == std::string::npos) return std::nullopt;
    const std::string name(base::trim(part.substr(0, sign)));
    if (!seen.insert(name).second || !is_sound(name, part.substr(sign + 1))) return std::nullopt;
  }
  const icalrecurrencetype read = icalrecurrencetype_from_string(rule.c_str());
  return read.freq == ICAL_NO_RECURRENCE ? std::nullopt : std::optional(read);
}

std::optional<icalrecurrencetype> readable_part_of(const std::string& rule) {
  std::string readable;
  const std::vector<std::string> parts = base::split(rule, ';');
  for (const std::string& part : parts) {
    if (readable.empty() && base::upper_ascii(part).starts_with("FREQ=")) readable = part;
  }
  auto read = readable.empty() ? std::nullopt : parse_rule(readable);
  if (!read) return std::nullopt;
  std::set<std::string> tried{"FREQ"};
  for (const std::string& part : parts) {
    // Parts that nobody knows are not tried: there may be thousands.
    const std::string name(base::trim(base::upper_ascii(part.substr(0, part.find('=')))));
    if (!is_known(name) || !tried.insert(name).second) continue;
    std::string longer = readable;
    longer.append(";").append(part);
    const auto more = parse_rule(longer);
    if (!more) continue;
    readable = std::move(longer);
    read = more;
  }
  return read;
}

Rules rules_of(const std::string& text, bool guess) {
  Rules rules;
  for (const std::string& line : lines_of(text, "RRULE")) {
    auto read = parse_rule(line);
    if (!read) {
      rules.unreadable.push_back(line);
      if (guess) read = readable_part_of(line);
    }
    if (read) rules.read.push_back(*read);
  }
  for (const std::string& line : lines_of(text, "EXRULE")) {
    if (const auto read = parse_rule(line)) {
      rules.struck_out.push_back(*read);
    } else {
      rules.unreadable_struck_out.push_back(line);
    }
  }
  return rules;
}

void set_rules(icalcomponent* component, const Rules& rules) {
  for (const icalproperty_kind kind : {ICAL_RRULE_PROPERTY, ICAL_EXRULE_PROPERTY}) {
    while (icalproperty* property = icalcomponent_get_first_property(component, kind)) {
      icalcomponent_remove_property(component, property);
      icalproperty_free(property);
    }
  }
  for (const icalrecurrencetype& rule : rules.read) {
    icalcomponent_add_property(component, icalproperty_new_rrule(rule));
  }
  for (const icalrecurrencetype& rule : rules.struck_out) {
    icalcomponent_add_property(component, icalproperty_new_exrule(rule));
  }
}

}  // namespace gouvernail::ical
