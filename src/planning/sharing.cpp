// SPDX-License-Identifier: MPL-2.0
// What the sessions of a plan share: persons, rooms, and the time to go from one site to another.
#include <algorithm>
#include <set>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "planning/assembly.h"
#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Minutes;

constexpr int no_daily_limit = 100;

// Persons are the same in every convention; roles that nobody holds, and rooms, are not.
std::string shared_key(const Problem& problem, const std::string& key) {
  const bool own = key.starts_with("role:") || key.starts_with("room:");
  return own && !problem.name.empty() ? problem.name + "/" + key : key;
}

}  // namespace

// Hard::two_places: whoever cannot be spared, or is the only holder of a member role, is in one
// place at a time; so is a room. Hard::daily: and not too often in a day.
void Assembly::share() {
  std::map<std::string, std::vector<int>> demands_of;
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    std::set<const Attendees*> seen;
    std::set<std::string> keys;
    bool first = true;
    Day known;
    for (const auto& [day, options] : open_[i]) {
      const Seating& seating = demands_[i].home->seating();
      if (!first && seating.is_constant({known, day})) continue;
      known = day;
      const Attendees& attendees = seating.of(demands_[i].body, day);
      if (!seen.insert(&attendees).second) continue;
      std::set<std::string> those = attendees.tied();
      if (first) {
        keys = std::move(those);
      } else if (those != keys) {
        // Seats change within the window: strictly, whoever might be asked is.
        exact_ = false;
        std::set<std::string> common;
        std::set_intersection(keys.begin(), keys.end(), those.begin(), those.end(),
                              std::inserter(common, common.end()));
        if (latitude_ == Latitude::loosest) {
          keys = std::move(common);
        } else {
          keys.merge(those);
        }
      }
      first = false;
    }
    const Problem& problem = demands_[i].home->problem();
    // Whoever is held in another one's session meets in its room.
    const std::string room = demands_[i].with == nobody ? room_of(problem, demands_[i].body) : "";
    if (!room.empty()) keys.insert(room);
    // Whoever is represented in one of two sessions of a body on one day makes them no two.
    const bool alone = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return is_aside(demands_[i], Hard::two_places, key);
    });
    if (alone) keys.insert("body:" + demands_[i].body);
    for (const std::string& key : keys) {
      if (is_aside(demands_[i], Hard::two_places, key)) continue;
      demands_of[shared_key(problem, key)].push_back(static_cast<int>(i));
    }
  }
  for (const auto& [key, demands] : demands_of) {
    search::Resource resource;
    resource.name = key;
    // Whoever sits in two conventions sits in their joint session once.
    std::set<int> sessions;
    for (const int demand : demands) sessions.insert(session_of(demand));
    resource.sessions.assign(sessions.begin(), sessions.end());
    add_daily(key, demands, resource);
    model_.resources.push_back(std::move(resource));
  }
}

// A person's sessions that stand count for the day: they are members of the resource that take no
// time. Where they fill the day already, nothing can be added to it.
void Assembly::add_daily(const std::string& key, const std::vector<int>& demands,
                         search::Resource& resource) {
  const bool room = key.find("room:") != std::string::npos;
  std::set<const Options*> homes;
  resource.per_day = no_daily_limit;
  bool aside = false;
  for (const int number : demands) {
    const Demand& demand = demands_[static_cast<std::size_t>(number)];
    homes.insert(demand.home);
    aside = aside || is_aside(demand, Hard::daily, key);
    // Of two conventions, the stricter one.
    resource.per_day =
        std::min(resource.per_day, demand.home->problem().preferences.per_person_and_day);
  }
  if (room || aside) {
    resource.per_day = no_daily_limit;
    return;
  }
  std::map<Day, std::vector<std::pair<const Options*, const governance::Meeting*>>> standing;
  std::set<std::string> joint;  // held in several conventions, and counted once
  for (const Options* home : homes) {
    for (const governance::Meeting* meeting : home->standing_of(key)) {
      if (!meeting->joint.empty() && !joint.insert(meeting->joint).second) continue;
      standing[meeting->day].emplace_back(home, meeting);
    }
  }
  for (const auto& [day, meetings] : standing) {
    const auto at = std::lower_bound(days_.begin(), days_.end(), day);
    if (at == days_.end() || *at != day) continue;
    const int t = static_cast<int>(at - days_.begin()) * model_.slots;
    if (static_cast<int>(meetings.size()) >= resource.per_day) {
      for (const int s : resource.sessions) {
        std::erase_if(model_.sessions[static_cast<std::size_t>(s)].candidates,
                      [&](const search::Candidate& candidate) {
                        return candidate.t >= t && candidate.t < t + model_.slots;
                      });
      }
      continue;
    }
    for (const auto& [home, meeting] : meetings) {
      resource.sessions.push_back(standing_session(*home, meeting->body, day));
    }
  }
  std::sort(resource.sessions.begin(), resource.sessions.end());
  resource.sessions.erase(std::unique(resource.sessions.begin(), resource.sessions.end()),
                          resource.sessions.end());
}

// Whether a session at `from` can end less than `travel` before one at `to` begins.
bool Assembly::may_be_late(const Venue& from, const Venue& to, Minutes travel) const {
  std::set<Minutes> ends;
  std::set<Minutes> starts;
  for (int s = 0; s < static_cast<int>(demands_.size()); ++s) {
    const Demand& demand = demands_[static_cast<std::size_t>(s)];
    const Venue venue = venue_of(s);
    if (venue != from && venue != to) continue;
    const Minutes length = length_of(demand.home->problem(), demand.body);
    for (const Minutes start : demand.home->starts_of(demand.body)) {
      if (venue == from) ends.insert(start + length);
      if (venue == to) starts.insert(start);
    }
  }
  return std::any_of(ends.begin(), ends.end(), [&](Minutes end) {
    const auto next = starts.lower_bound(end);
    return next != starts.end() && *next < end + travel;
  });
}

Assembly::Venue Assembly::venue_of(int session) const {
  if (session >= static_cast<int>(demands_.size())) return {};
  const Demand& demand = demands_[static_cast<std::size_t>(session)];
  const governance::Body* body = demand.home->problem().rules->convention->body(demand.body);
  return body && !body->site.empty() ? Venue{demand.home, body->site} : Venue{};
}

// Hard::travel between sessions that are both to be placed: for two sites, cells in which the
// sessions of one are shifted by the time to go there, one way and the other. Of the same site,
// they are shifted alike: what overlapped still does, and nothing else.
void Assembly::allow_for_travel() {
  std::set<std::pair<Venue, Venue>> pairs;
  for (const search::Resource& resource : model_.resources) {
    std::set<Venue> venues;
    for (const int s : resource.sessions) venues.insert(venue_of(s));
    venues.erase(Venue{});
    for (auto a = venues.begin(); a != venues.end(); ++a) {
      for (auto b = std::next(a); b != venues.end(); ++b) {
        if (a->home == b->home) pairs.emplace(*a, *b);
      }
    }
  }
  for (const auto& [a, b] : pairs) {
    const Problem& problem = a.home->problem();
    const Minutes minutes{problem.rules->convention->travel_minutes(a.site, b.site)};
    if (minutes.count() == 0 || problem.set_aside.count({Hard::travel, "", std::nullopt}) > 0) {
      continue;
    }
    if (!may_be_late(a, b, minutes) && !may_be_late(b, a, minutes)) continue;
    for (const Minutes shift : {minutes, -minutes}) {
      std::set<Minutes> points;
      for (const Minutes slot : slots_) points.insert({slot, slot + shift});
      const int first = model_.cells;
      if (first + static_cast<int>(points.size()) > search::most_cells) {
        exact_ = false;  // the checker of plans will tell
        return;
      }
      model_.cells += static_cast<int>(points.size());
      for (int s = 0; s < static_cast<int>(demands_.size()); ++s) {
        const Venue venue = venue_of(s);
        if (venue != a && venue != b) continue;
        const Minutes length = length_of(problem, demands_[static_cast<std::size_t>(s)].body);
        auto& cells_of_slot = model_.sessions[static_cast<std::size_t>(s)].cells_of_slot;
        for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
          const Minutes start = slots_[slot] + (venue == b ? shift : Minutes{0});
          int cell = first;
          for (const Minutes point : points) {
            if (point >= start && point < start + length) {
              cells_of_slot[slot] |= search::Cells{1} << static_cast<unsigned>(cell);
            }
            ++cell;
          }
        }
      }
    }
  }
}

// Persons who sit in the same sessions are one: the search need not ask twice.
void Assembly::drop_repeated_resources() {
  std::map<std::pair<std::vector<int>, int>, bool> seen;
  std::erase_if(model_.resources, [&](const search::Resource& resource) {
    if (resource.sessions.size() < 2) return true;
    return !seen.emplace(std::pair(resource.sessions, resource.per_day), true).second;
  });
}

}  // namespace gouvernail::planning
