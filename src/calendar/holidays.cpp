// SPDX-License-Identifier: MPL-2.0
#include "calendar/holidays.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace gouvernail::calendar {
namespace {

// A day of each year: fixed, or so many days after Easter Sunday.
struct HolidayRule {
  int month;  // 0: counted from Easter
  int day;    // of the month, or days after Easter
  bool alsace_moselle_only;
  const char* fr;
  const char* en;

  Day in(int year) const {
    if (month == 0) return easter_sunday(year) + Days{day};
    return Day{date::year{year} / month / day};
  }
  bool applies(HolidayRegion region) const {
    return !alsace_moselle_only || region == HolidayRegion::alsace_moselle;
  }
};

constexpr int from_easter = 0;

// Code du travail, L3133-1 (eleven days) and L3134-13 (two more in Alsace-Moselle). The fixed
// days come first: on a day that two share, the fixed one gives its name.
constexpr std::array<HolidayRule, 13> rules = {{
    {1, 1, false, "Jour de l'an", "New Year's Day"},
    {5, 1, false, "Fête du Travail", "Labour Day"},
    {5, 8, false, "Victoire de 1945", "Victory Day 1945"},
    {7, 14, false, "Fête nationale", "National Day"},
    {8, 15, false, "Assomption", "Assumption Day"},
    {11, 1, false, "Toussaint", "All Saints' Day"},
    {11, 11, false, "Armistice de 1918", "Armistice Day 1918"},
    {12, 25, false, "Noël", "Christmas Day"},
    {12, 26, true, "Deuxième jour de Noël", "Second Day of Christmas"},
    {from_easter, -2, true, "Vendredi saint", "Good Friday"},
    {from_easter, 1, false, "Lundi de Pâques", "Easter Monday"},
    {from_easter, 39, false, "Ascension", "Ascension Day"},
    {from_easter, 50, false, "Lundi de Pentecôte", "Whit Monday"},
}};

// On a day that two share, the rule that comes first.
const HolidayRule* rule_by_the_text(Day day, HolidayRegion region) {
  const int year = year_of(day);
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const HolidayRule& rule) {
    return rule.applies(region) && rule.in(year) == day;
  });
  return found == rules.end() ? nullptr : &*found;
}

// The holidays of the years that conventions run over, day by day: planners and verdicts ask for
// every day of every candidate calendar.
class HolidayTable {
 public:
  static constexpr int first_year = 1990;
  static constexpr int last_year = 2100;

  explicit HolidayTable(HolidayRegion region)
      : first_(Day{date::year{first_year} / 1 / 1}),
        rule_of_(
            static_cast<std::size_t>((Day{date::year{last_year + 1} / 1 / 1} - first_).count())) {
    for (int year = first_year; year <= last_year; ++year) {
      for (std::size_t i = rules.size(); i > 0; --i) {  // the first one stays
        const HolidayRule& rule = rules.at(i - 1);
        if (rule.applies(region)) rule_of_[index_of(rule.in(year))] = static_cast<std::uint8_t>(i);
      }
    }
  }

  bool knows(Day day) const { return day >= first_ && index_of(day) < rule_of_.size(); }
  const HolidayRule* on(Day day) const {
    const std::size_t rule = rule_of_[index_of(day)];
    return rule == 0 ? nullptr : &rules.at(rule - 1);
  }

 private:
  std::size_t index_of(Day day) const { return static_cast<std::size_t>((day - first_).count()); }

  Day first_;
  std::vector<std::uint8_t> rule_of_;  // counted from 1; 0: none
};

const HolidayTable& table_of(HolidayRegion region) {
  static const HolidayTable metropole(HolidayRegion::metropole);
  static const HolidayTable alsace_moselle(HolidayRegion::alsace_moselle);
  return region == HolidayRegion::alsace_moselle ? alsace_moselle : metropole;
}

const HolidayRule* rule_on(Day day, HolidayRegion region) {
  const HolidayTable& table = table_of(region);
  return table.knows(day) ? table.on(day) : rule_by_the_text(day, region);
}

}  // namespace

// Gregorian computus of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, ch. 8).
Day easter_sunday(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int in_century = year % 100;
  const int solar = century / 4;
  const int lunar = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - solar - lunar + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
  const int correction = (golden + 11 * epact + 22 * weekday) / 451;
  const int ordinal = epact + weekday - 7 * correction + 114;
  return Day{date::year{year} / (ordinal / 31) / (ordinal % 31 + 1)};
}

std::vector<PublicHoliday> public_holidays(int year, HolidayRegion region) {
  std::vector<PublicHoliday> holidays;
  for (const HolidayRule& rule : rules) {
    if (rule.applies(region)) holidays.push_back({rule.in(year), {rule.fr, rule.en}});
  }
  std::stable_sort(holidays.begin(), holidays.end(),
                   [](const PublicHoliday& a, const PublicHoliday& b) { return a.day < b.day; });
  return holidays;
}

std::optional<base::LocalizedText> public_holiday(Day day, HolidayRegion region) {
  const HolidayRule* rule = rule_on(day, region);
  if (rule == nullptr) return std::nullopt;
  return base::LocalizedText{rule->fr, rule->en};
}

bool is_public_holiday(Day day, HolidayRegion region) { return rule_on(day, region) != nullptr; }

bool is_out_of_season(Day day, HolidayRegion region) {
  const int month = month_of(day);
  const int of_month = day_of_month(day);
  const bool year_ends = (month == 12 && of_month >= 24) || (month == 1 && of_month <= 2);
  if (month == 8 || year_ends) return true;
  const auto is_free = [&](Days away) { return is_public_holiday(day + away, region); };
  const int weekday = weekday_of(day);
  return (weekday == 1 && is_free(Days{1})) || (weekday == 5 && is_free(-Days{1}));
}

}  // namespace gouvernail::calendar
