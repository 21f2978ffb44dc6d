// SPDX-License-Identifier: MPL-2.0
// Habits of the house that shape a plan, as the settings give them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::governance {
struct Body;
}  // namespace gouvernail::governance

namespace gouvernail::planning {

// A room of a site. Its own engagements are in the availability, under room_key.
struct Room {
  std::string id;
  std::string site;
  std::optional<int> seats;  // none: not known
};
std::string room_key(const std::string& room);  // "room:ID"

// Habits that shape a plan, from the settings. Weights are soft; all else is hard but `weekdays`
// and `starts`, whose order is one of preference.
struct Preferences {
  std::vector<int> weekdays = {2, 4};  // ISO; first choices, by body below
  std::map<std::string, std::vector<int>> weekdays_of;
  std::set<std::string> fixed_weekday;  // bodies that meet on their weekdays and on no other
  std::vector<calendar::Minutes> starts = {calendar::Minutes{14 * 60}, calendar::Minutes{9 * 60}};
  std::map<std::string, std::vector<calendar::Minutes>> starts_of;
  calendar::Minutes length{120};           // where the body states none
  int per_person_and_day = 2;              // meetings of one person in a day
  std::optional<int> per_person_and_week;  // none: no limit
  // By body: the roles without which it does not meet, instead of those that its composition asks.
  std::map<std::string, std::vector<std::string>> needed_of;
  std::vector<Room> rooms;
  std::map<std::string, std::string> room_of;  // by body
  double weight_spread = 1.0;                  // per day of distance from an even spread
  double weight_weekday = 2.0;                 // per meeting off the preferred weekdays
  double weight_start = 1.0;                   // per step down the list of start times
  double weight_school_holiday = 5.0;          // per meeting in school holidays
  // Per meeting when many are away: August, 24 December to 2 January, the day worked between a
  // public holiday and a weekend. More than any even spread is worth.
  double weight_season = 60.0;
  double weight_election = 3.0;         // per meeting in a restraint period
  double weight_short_notice = 1000.0;  // per meeting that could only be convened late
  double weight_absence = 1.0;          // per person invited who is taken elsewhere

  // Of a session whose own hours do not say it.
  calendar::Minutes length_of(const governance::Body* body) const;
};

}  // namespace gouvernail::planning
