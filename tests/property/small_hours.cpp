// SPDX-License-Identifier: MPL-2.0
#include "property/small_hours.h"

#include <algorithm>
#include <iterator>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/seat.h"
#include "rules/traits.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using calendar::Minutes;

// The session is from 14:00 to 16:00.
bool is_taken(const Convention& c, const std::string& key, Day day) {
  const auto busy = c.problem.availability.busy.find(key);
  if (busy == c.problem.availability.busy.end()) return false;
  const calendar::LocalTime from{day, Minutes{14 * 60}};
  const calendar::LocalTime to{day, Minutes{16 * 60}};
  return std::any_of(busy->second.begin(), busy->second.end(),
                     [&](const auto& one) { return one.start < to && from < one.end; });
}

std::string room_of(const Convention& c, const std::string& body) {
  const auto found = c.problem.preferences.room_of.find(body);
  return found == c.problem.preferences.room_of.end() ? "" : planning::room_key(found->second);
}

}  // namespace

std::set<std::string> needed(const Convention& c, const Placed& placed) {
  const governance::Convention& convention = c.rules.convention;
  std::set<std::string> keys;
  for (const std::string& role : convention.body(placed.body)->members) {
    if (!convention.binds(convention.role(role)->party, placed.day)) continue;
    for (const auto& seat : c.problem.history->seats) {
      if (seat.role == role) keys.insert(seat.person);
    }
  }
  return keys;
}

std::vector<std::string> those_taken(const Convention& c, const Placed& placed) {
  std::set<std::string> keys = needed(c, placed);
  if (const std::string room = room_of(c, placed.body); !room.empty()) keys.insert(room);
  std::vector<std::string> taken;
  std::copy_if(keys.begin(), keys.end(), std::back_inserter(taken),
               [&](const std::string& key) { return is_taken(c, key, placed.day); });
  return taken;
}

std::vector<std::string> shared_by(const Convention& c, const Placed& a, const Placed& b) {
  if (a.day != b.day) return {};
  const auto here = needed(c, a);
  const auto there = needed(c, b);
  std::vector<std::string> both;
  std::set_intersection(here.begin(), here.end(), there.begin(), there.end(),
                        std::back_inserter(both));
  const std::string room = room_of(c, a.body);
  if (!room.empty() && room == room_of(c, b.body)) both.push_back(room);
  return both;
}

bool can_be_held(const Convention& c, const Placed& placed) {
  return c.rules.work().is_ouvre(placed.day) && those_taken(c, placed).empty();
}

bool can_be_planned(const Convention& c, const Placed& placed) {
  const auto in_time = [&](const rules::Obligation& obligation) {
    const rules::Notice* notice = rules::traits(obligation.kind).notice;
    return !notice || obligation.body != placed.body ||
           notice->ahead.before(placed.day, c.rules.work()) >= c.problem.today;
  };
  return calendar::weekday_of(placed.day) == 2 && can_be_held(c, placed) &&
         std::all_of(c.rules.obligations.begin(), c.rules.obligations.end(), in_time);
}

bool go_together(const Convention& c, const Placed& a, const Placed& b) {
  return shared_by(c, a, b).empty();
}

bool can_be_planned(const Convention& c, const Calendar& calendar) {
  for (std::size_t i = 0; i < calendar.size(); ++i) {
    if (!can_be_planned(c, calendar[i])) return false;
    for (std::size_t j = 0; j < i; ++j) {
      const bool same = calendar[i].body == calendar[j].body && calendar[i].day == calendar[j].day;
      if (same || !go_together(c, calendar[i], calendar[j])) return false;
    }
  }
  return true;
}

}  // namespace gouvernail::test::plans_test
