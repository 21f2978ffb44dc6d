// SPDX-License-Identifier: MPL-2.0
#include "planning/demand/options.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Minutes;
using compliance::Manner;

template <class Map>
const typename Map::mapped_type& of_body(const Map& own, const typename Map::mapped_type& common,
                                         const std::string& body) {
  const auto found = own.find(body);
  return found == own.end() ? common : found->second;
}

bool in_restraint(const Problem& problem, Day day) {
  return std::any_of(problem.world.elections.begin(), problem.world.elections.end(),
                     [&](const calendar::Election& election) {
                       return election.restraint && election.restraint->contains(day);
                     });
}

bool holds(const std::vector<std::string>& sorted, const std::string& key) {
  return std::binary_search(sorted.begin(), sorted.end(), key);
}

}  // namespace

int in_halves(double weight) { return static_cast<int>(std::lround(weight * halves)); }

int Costs::total() const { return std::accumulate(of.begin(), of.end(), 0); }

Costs operator+(Costs a, const Costs& b) {
  for (std::size_t term = 0; term < soft_count; ++term) a.of[term] += b.of[term];
  return a;
}

// A time at which a body might meet.
struct Options::Moment {
  const std::string& body;
  Day day;
  Minutes start;
  const Attendees& attendees;
  Stretch stretch;
  std::string site = {};  // empty: the body's own
};

Options::Options(const Problem& problem)
    : problem_(problem),
      sessions_(problem.history),
      placement_(*problem.rules, sessions_),
      seating_(problem),
      engagements_(problem, seating_),
      ceilings_(ceilings_of(problem)) {
  for (const governance::Meeting& meeting : problem.history->meetings) {
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    if (meeting.day < problem.today) continue;
    for (const std::string& key : seating_.of(meeting.body, meeting.day).invited) {
      standing_[key].push_back(&meeting);
    }
  }
}

const std::vector<Minutes>& Options::starts_of(const std::string& body) const {
  return of_body(problem_.preferences.starts_of, problem_.preferences.starts, body);
}

std::string Options::site_of(const std::string& body) const {
  const governance::Body* found = problem_.rules->convention->body(body);
  return found ? found->site : "";
}

bool Options::is_set_aside(Hard constraint, const std::string& subject, Day day) const {
  if (problem_.set_aside.empty()) return false;
  const auto said = [&](const std::string& about, std::optional<Day> when) {
    return problem_.set_aside.count({constraint, about, when}) > 0;
  };
  return said(subject, std::nullopt) || said(subject, day) || said("", std::nullopt) ||
         said("", day);
}

// Hard::closed_day
bool Options::is_open_day(const Moment& moment) const {
  return placement_.is_open(moment.day) || is_set_aside(Hard::closed_day, moment.body, moment.day);
}

// Hard::notice: what the convention asks, in its urgent form if it has one. The house's own
// notice is a soft constraint.
bool Options::leaves_time_for_notice(const Moment& moment) const {
  return moment.day >= problem_.today &&
         (placement_.latest_notice(moment.body, moment.day, Manner::resort) >= problem_.today ||
          is_set_aside(Hard::notice, moment.body, moment.day));
}

// Hard::weekday
bool Options::keeps_weekday(const Moment& moment) const {
  if (problem_.preferences.fixed_weekday.count(moment.body) == 0) return true;
  const auto& weekdays =
      of_body(problem_.preferences.weekdays_of, problem_.preferences.weekdays, moment.body);
  return std::find(weekdays.begin(), weekdays.end(), calendar::weekday_of(moment.day)) !=
             weekdays.end() ||
         is_set_aside(Hard::weekday, moment.body, moment.day);
}

// Those invited who are elsewhere then: at the very time, or (`by_travel`) too far away to come
// in time, but not at the very time.
std::vector<std::string> Options::taken(const Moment& moment, bool by_travel) const {
  std::set<std::string> keys;
  for (const Engagement& engagement : engagements_.on(moment.day)) {
    if (!holds(moment.attendees.invited, engagement.key)) {
      const bool needed =
          std::any_of(moment.attendees.needs.begin(), moment.attendees.needs.end(),
                      [&](const Need& need) { return holds(need.persons, engagement.key); });
      if (!needed) continue;
    }
    const bool at_once = engagement.stretch.meets(moment.stretch);
    if (at_once && !by_travel && !is_set_aside(Hard::attendance, engagement.key, moment.day)) {
      keys.insert(engagement.key);
    }
    if (at_once || !by_travel || engagement.site.empty()) continue;
    const int minutes = problem_.rules->convention->travel_minutes(
        engagement.site, moment.site.empty() ? site_of(moment.body) : moment.site);
    const bool late = minutes > 0 && engagement.stretch.widened(minutes).meets(moment.stretch);
    if (late && !is_set_aside(Hard::travel, engagement.key, moment.day)) {
      keys.insert(engagement.key);
    }
  }
  return {keys.begin(), keys.end()};
}

// Hard::attendance and Hard::travel: those among `taken` whom a need cannot spare.
std::vector<std::string> Options::missed(const Moment& moment,
                                         const std::vector<std::string>& taken) const {
  std::set<std::string> keys;
  for (const Need& need : moment.attendees.needs) {
    std::vector<std::string> absent;
    std::set_intersection(taken.begin(), taken.end(), need.persons.begin(), need.persons.end(),
                          std::back_inserter(absent));
    if (static_cast<int>(need.persons.size() - absent.size()) < need.count) {
      keys.insert(absent.begin(), absent.end());
    }
  }
  return {keys.begin(), keys.end()};
}

// Hard::room: it has a seat for everybody invited, and is free.
bool Options::has_room(const Moment& moment) const {
  const std::string room = room_of(problem_, moment.body);
  if (room.empty() || is_set_aside(Hard::room, room, moment.day)) return true;
  const auto& rooms = problem_.preferences.rooms;
  const bool too_small = std::any_of(rooms.begin(), rooms.end(), [&](const Room& one) {
    return room_key(one.id) == room && one.seats &&
           moment.attendees.invited.size() > static_cast<std::size_t>(*one.seats);
  });
  if (too_small) return false;
  const auto& on_day = engagements_.on(moment.day);
  return std::none_of(on_day.begin(), on_day.end(), [&](const Engagement& engagement) {
    return engagement.key == room && engagement.stretch.meets(moment.stretch);
  });
}

// Hard::ceiling, as far as it is reached by what stands.
std::vector<std::string> Options::full_ceilings(const Moment& moment) const {
  std::vector<std::string> full;
  for (const Ceiling& ceiling : ceilings_) {
    if (ceiling.room() == 0 && ceiling.counts(moment.body, moment.day)) {
      full.push_back(ceiling.duty);
    }
  }
  return full;
}

const Ceiling* Options::ceiling(const std::string& duty) const {
  const auto found = std::find_if(ceilings_.begin(), ceilings_.end(),
                                  [&](const Ceiling& ceiling) { return ceiling.duty == duty; });
  return found == ceilings_.end() ? nullptr : &*found;
}

// Of any time of that day.
std::vector<Obstacle> Options::day_obstacles(const Moment& moment) const {
  std::vector<Obstacle> found;
  if (!is_open_day(moment)) found.push_back({Hard::closed_day, {}});
  if (!leaves_time_for_notice(moment)) found.push_back({Hard::notice, {}});
  if (!keeps_weekday(moment)) found.push_back({Hard::weekday, {}});
  // Else the persons of the one that stands keep the day free.
  if (!problem_.set_aside.empty() &&
      !placement_.is_spaced(moment.body, moment.day, Manner::resort)) {
    found.push_back({Hard::spacing, {}});
  }
  if (auto full = full_ceilings(moment); !full.empty()) found.push_back({Hard::ceiling, full});
  return found;
}

// Those who are elsewhere, and the room.
std::vector<Obstacle> Options::time_obstacles(const Moment& moment) const {
  std::vector<Obstacle> found;
  if (!engagements_.on(moment.day).empty()) {
    std::vector<std::string> away = taken(moment, false);
    if (auto keys = missed(moment, away); !keys.empty()) {
      found.push_back({Hard::attendance, std::move(keys)});
    } else {
      const std::vector<std::string> late = taken(moment, true);
      std::vector<std::string> both;
      std::set_union(away.begin(), away.end(), late.begin(), late.end(), std::back_inserter(both));
      if (keys = missed(moment, both); !keys.empty()) {
        found.push_back({Hard::travel, std::move(keys)});
      }
    }
  }
  if (!has_room(moment)) found.push_back({Hard::room, {room_of(problem_, moment.body)}});
  return found;
}

std::vector<Obstacle> Options::obstacles(const std::string& body, Day day, Minutes start) const {
  const Moment moment{body, day, start, seating_.of(body, day),
                      stretch_of(day, start, length_of(problem_, body))};
  std::vector<Obstacle> found = day_obstacles(moment);
  for (Obstacle& obstacle : time_obstacles(moment)) found.push_back(std::move(obstacle));
  return found;
}

std::vector<std::string> Options::lost_to_calendars(const governance::Meeting& meeting) const {
  const Attendees& attendees = seating_.of(meeting.body, meeting.day);
  const Stretch stretch = stretch_of(meeting, length_of(problem_, meeting.body));
  const Moment moment{meeting.body, meeting.day, meeting.start_time.value_or(Minutes{0}), attendees,
                      stretch};
  const std::string room = room_of(problem_, meeting.body);
  std::set<std::string> taken;
  bool room_is_taken = false;
  for (const Engagement& engagement : engagements_.on(meeting.day)) {
    if (!engagement.meeting.empty() || !engagement.stretch.meets(stretch)) continue;
    // A session of the whole day loses it only to an absence of the whole day.
    const bool all_of_it =
        engagement.stretch.from <= stretch.from && engagement.stretch.to >= stretch.to;
    if (!meeting.start_time && !all_of_it) continue;
    taken.insert(engagement.key);
    room_is_taken = room_is_taken || engagement.key == room;
  }
  std::vector<std::string> lost = missed(moment, {taken.begin(), taken.end()});
  if (room_is_taken) lost.push_back(room);
  return lost;
}

std::vector<std::string> Options::lost_to_session(const governance::Meeting& meeting,
                                                  const governance::Meeting& other) const {
  const bool same = !meeting.joint.empty() && meeting.joint == other.joint;
  if (same || meeting.uid == other.uid || !meeting.start_time || !other.start_time) return {};
  const Stretch stretch = stretch_of(meeting, length_of(problem_, meeting.body));
  if (!stretch.meets(stretch_of(other, length_of(problem_, other.body)))) return {};
  const std::set<std::string> here = seating_.of(meeting.body, meeting.day).tied();
  const std::set<std::string> there = seating_.of(other.body, other.day).tied();
  std::vector<std::string> lost;
  std::set_intersection(here.begin(), here.end(), there.begin(), there.end(),
                        std::back_inserter(lost));
  const std::string room = room_of(problem_, meeting.body);
  if (!room.empty() && room == room_of(problem_, other.body)) lost.push_back(room);
  return lost;
}

bool Options::is_closed_in_the_week(Day day) const {
  return !placement_.is_open(day) && calendar::weekday_of(day) <= 5;
}

std::vector<std::string> Options::absent(const std::string& body, Day day, Minutes start) const {
  return absent(body, day, start, length_of(problem_, body), "");
}

std::vector<std::string> Options::absent(const std::string& body, Day day, Minutes start,
                                         Minutes length, const std::string& site) const {
  if (engagements_.on(day).empty()) return {};
  const Attendees& attendees = seating_.of(body, day);
  const Moment moment{body, day, start, attendees, stretch_of(day, start, length), site};
  const auto at_once = taken(moment, false);
  const auto late = taken(moment, true);
  std::set<std::string> keys(at_once.begin(), at_once.end());
  keys.insert(late.begin(), late.end());
  std::erase_if(keys, [&](const std::string& key) { return !holds(attendees.invited, key); });
  return {keys.begin(), keys.end()};
}

bool Options::is_spaced(const std::string& body, Day day) const {
  const bool aside = is_set_aside(Hard::spacing, body, day);
  return placement_.is_spaced(body, day, aside ? Manner::resort : Manner::good_order);
}

bool Options::has_place_in_day(const std::string& body, Day day) const {
  if (standing_.empty()) return true;
  const std::set<std::string> tied = seating_.of(body, day).tied();
  return std::all_of(tied.begin(), tied.end(), [&](const std::string& key) {
    const auto& standing = standing_of(key);
    const auto on_day =
        std::count_if(standing.begin(), standing.end(),
                      [&](const governance::Meeting* meeting) { return meeting->day == day; });
    return on_day < problem_.preferences.per_person_and_day || is_set_aside(Hard::daily, key, day);
  });
}

const std::vector<const governance::Meeting*>& Options::standing_of(const std::string& key) const {
  static const std::vector<const governance::Meeting*> none;
  const auto found = standing_.find(key);
  return found == standing_.end() ? none : found->second;
}

const Elsewhere* Options::elsewhere(const std::string& key, const std::string& body, Day day,
                                    Minutes start) const {
  const Stretch stretch = stretch_of(day, start, length_of(problem_, body));
  for (const Engagement& engagement : engagements_.on(day)) {
    const bool it = engagement.key == key && engagement.stretch.meets(stretch);
    if (it && engagement.elsewhere) return engagement.elsewhere;
  }
  return nullptr;
}

std::optional<Day> Options::late_since(const std::string& body, Day day) const {
  const Day last = placement_.last_act(body, day, Manner::good_order);
  return last < problem_.today ? std::optional(last) : std::nullopt;
}

Costs Options::day_cost(const std::string& body, Day day) const {
  const Preferences& wishes = problem_.preferences;
  Costs cost;
  const auto& weekdays = of_body(wishes.weekdays_of, wishes.weekdays, body);
  const bool preferred =
      std::find(weekdays.begin(), weekdays.end(), calendar::weekday_of(day)) != weekdays.end();
  if (!preferred && !weekdays.empty()) cost[Soft::weekday] = in_halves(wishes.weight_weekday);
  if (problem_.school && problem_.school->kind_of(day) == calendar::SchoolDay::holiday) {
    cost[Soft::school] = in_halves(wishes.weight_school_holiday);
  }
  if (calendar::is_out_of_season(day, problem_.rules->work().region)) {
    cost[Soft::season] = in_halves(wishes.weight_season);
  }
  if (in_restraint(problem_, day)) cost[Soft::election] = in_halves(wishes.weight_election);
  if (late_since(body, day)) {
    cost[Soft::notice] = in_halves(wishes.weight_short_notice);
  }
  return cost;
}

Costs Options::time_cost(const Moment& moment) const {
  const Preferences& wishes = problem_.preferences;
  Costs cost;
  const auto& starts = starts_of(moment.body);
  const auto rank = std::find(starts.begin(), starts.end(), moment.start) - starts.begin();
  cost[Soft::start] = in_halves(wishes.weight_start) * static_cast<int>(rank);
  if (!engagements_.on(moment.day).empty()) {
    const auto away = taken(moment, false);
    const auto absent = std::count_if(away.begin(), away.end(), [&](const std::string& key) {
      return holds(moment.attendees.invited, key);
    });
    cost[Soft::absence] = in_halves(wishes.weight_absence) * static_cast<int>(absent);
  }
  return cost;
}

Costs Options::cost(const std::string& body, Day day, Minutes start) const {
  return day_cost(body, day) + time_cost({body, day, start, seating_.of(body, day),
                                          stretch_of(day, start, length_of(problem_, body))});
}

const std::vector<Option>& Options::on(const std::string& body, Day day) const {
  if (!last_asked_ || last_asked_->first != body) last_asked_ = &*known_.try_emplace(body).first;
  Known& of_body = last_asked_->second;
  // No session is placed in the past.
  static const std::vector<Option> none;
  if (day < problem_.today) return none;
  const auto number = static_cast<std::size_t>((day - problem_.today).count());
  if (number >= of_body.size()) of_body.resize(number + 1);
  if (of_body[number]) return *of_body[number];
  std::vector<Option>& options = of_body[number].emplace();
  const std::vector<Minutes>& starts = starts_of(body);
  const Attendees& attendees = seating_.of(body, day);
  const Minutes length = length_of(problem_, body);
  const auto at = [&](Minutes start) {
    return Moment{body, day, start, attendees, stretch_of(day, start, length)};
  };
  if (starts.empty() || !day_obstacles(at(starts.front())).empty()) return options;
  const Costs of_day = day_cost(body, day);
  for (const Minutes start : starts) {
    const Moment moment = at(start);
    if (time_obstacles(moment).empty()) options.push_back({start, of_day + time_cost(moment)});
  }
  return options;
}

}  // namespace gouvernail::planning
