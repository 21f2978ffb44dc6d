// SPDX-License-Identifier: MPL-2.0
#include "web/day_facts.h"

#include <algorithm>
#include <cstdint>

#include "app/workspace/busy.h"
#include "calendar/election.h"
#include "calendar/holidays.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "rules/rules.h"
#include "web/pages/meeting_parts.h"

namespace gouvernail::web {
namespace {

using base::msg;

// Whoever is taken for so much of a day's working hours is away.
constexpr std::int64_t begin_of_work = std::int64_t{9} * 60;  // minutes of the day
constexpr std::int64_t end_of_work = std::int64_t{17} * 60;
constexpr int whole_day = 6 * 60;  // minutes

// Minutes of the day's working hours that engagements take: those that overlap count once.
int minutes_taken(const std::vector<governance::BusyInterval>& engagements, calendar::Day day) {
  const auto minutes_on = [&](const calendar::LocalTime& time) {
    const std::int64_t days = (time.day - day).count();
    return std::clamp<std::int64_t>(days * 24 * 60 + time.time.count(), begin_of_work, end_of_work);
  };
  std::int64_t taken = 0;
  std::int64_t until = begin_of_work;  // engagements are sorted by their begin
  for (const governance::BusyInterval& busy : engagements) {
    const std::int64_t from = std::max(minutes_on(busy.start), until);
    const std::int64_t to = minutes_on(busy.end);
    if (to <= from) continue;
    taken += to - from;
    until = to;
  }
  return static_cast<int>(taken);
}

// No day is worked between the two.
bool follows(calendar::Day before, calendar::Day after, const calendar::WorkCalendar& work) {
  return work.next_ouvre(before + calendar::Days{1}) >= after;
}

}  // namespace

DayFacts::DayFacts(const app::Opened& opened, const calendar::DayRange& days, const Visit& visit)
    : opened_(opened), days_(days), visit_(visit) {
  read_absences();
}

void DayFacts::read_absences() {
  base::Diagnostics ignored;  // told where a calendar is planned
  const governance::Availability availability =
      app::read_busy(opened_.folder, opened_, days_, ignored, app::Reach::copies);
  const calendar::WorkCalendar work = opened_.rules->work();
  for (const auto& [key, engagements] : availability.busy) {
    if (opened_.people->find(key) == nullptr) continue;  // a room
    for (calendar::Day day = days_.first; day <= days_.last; day += calendar::Days{1}) {
      if (!work.is_ouvre(day)) continue;
      if (minutes_taken(engagements, day) >= whole_day) away_[key].push_back(day);
    }
  }
}

bool DayFacts::is_school_free(calendar::Day day) const {
  return opened_.school && opened_.school->kind_of(day) == calendar::SchoolDay::holiday;
}

std::string DayFacts::closed_because(calendar::Day day) const {
  const calendar::WorkCalendar work = opened_.rules->work();
  if (const auto holiday = calendar::public_holiday(day, work.region)) return visit_.say(*holiday);
  for (const calendar::Closure& closure : work.closures) {
    if (closure.days.contains(day)) return visit_.say(closure.name);
  }
  return {};
}

std::size_t DayFacts::away(calendar::Day day) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      away_, [&](const auto& one) { return std::ranges::count(one.second, day) > 0; }));
}

std::vector<std::string> DayFacts::spans() const {
  std::vector<std::string> lines;
  const auto put = [&](const base::LocalizedText& name, const calendar::DayRange& days) {
    if (days.last < days_.first || days.first > days_.last) return;
    lines.push_back(visit_.say(msg("{0}: {1}", name, visit_.language.days(days))));
  };
  if (opened_.school) {
    for (const calendar::SchoolYear& year : opened_.school->years()) {
      for (const calendar::SchoolHoliday& holiday : year.holidays) put(holiday.name, holiday.days);
    }
    for (const calendar::DayRange& unknown : opened_.school->unknown_in(days_)) {
      lines.push_back(
          visit_.say(msg("School holidays not published yet: {}", visit_.language.days(unknown))));
    }
  }
  for (const calendar::Closure& closure : opened_.rules->work().closures) {
    put(closure.name, closure.days);
  }
  for (const calendar::Election& election : opened_.world.elections) {
    for (const calendar::Day day : election.rounds) {
      if (!days_.contains(day)) continue;
      lines.push_back(visit_.say(msg("Election ({0}): {1}", election.kind, calendar::arg(day))));
    }
  }
  return lines;
}

std::vector<std::string> DayFacts::absences() const {
  std::vector<std::string> lines;
  const calendar::WorkCalendar work = opened_.rules->work();
  for (const auto& [key, days] : away_) {
    std::vector<std::string> spells;
    for (std::size_t first = 0; first < days.size();) {
      std::size_t last = first;
      while (last + 1 < days.size() && follows(days[last], days[last + 1], work)) ++last;
      spells.push_back(visit_.language.days({days[first], days[last]}));
      first = last + 1;
    }
    lines.push_back(visit_.say(
        msg("{0}: {1}", person_name(key, opened_.people), visit_.language.list(spells))));
  }
  return lines;
}

}  // namespace gouvernail::web
