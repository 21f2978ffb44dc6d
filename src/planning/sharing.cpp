// SPDX-License-Identifier: MPL-2.0
// What the sessions of a plan share: persons, rooms, and the time to go from one site to another.
#include <algorithm>
#include <set>

#include "planning/assembly.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Minutes;

constexpr int no_daily_limit = 100;

}  // namespace

// Hard::two_places: whoever cannot be spared, or is the only holder of a member role, is in one
// place at a time; so is a room. Hard::daily: and not too often in a day.
void Assembly::share() {
  std::map<std::string, std::vector<int>> sessions_of;
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    std::set<const Attendees*> seen;
    std::set<std::string> keys;
    bool first = true;
    for (const auto& [day, options] : open_[i]) {
      const Attendees& attendees = options_.seating().of(demands_[i].body, day);
      if (!seen.insert(&attendees).second) continue;
      std::set<std::string> those(attendees.needed.begin(), attendees.needed.end());
      those.insert(attendees.alone.begin(), attendees.alone.end());
      if (first) {
        keys = std::move(those);
      } else if (those != keys) {
        // Seats change within the window: strictly, whoever might be asked is.
        exact_ = false;
        std::set<std::string> common;
        std::set_intersection(keys.begin(), keys.end(), those.begin(), those.end(),
                              std::inserter(common, common.end()));
        if (reading_ == Reading::loosest) {
          keys = std::move(common);
        } else {
          keys.merge(those);
        }
      }
      first = false;
    }
    if (const std::string room = room_of(problem_, demands_[i].body); !room.empty()) {
      keys.insert(room);
    }
    for (const std::string& key : keys) {
      if (problem_.set_aside.count({Hard::two_places, key, std::nullopt}) > 0) continue;
      sessions_of[key].push_back(static_cast<int>(i));
    }
  }
  for (auto& [key, sessions] : sessions_of) {
    search::Resource resource;
    resource.name = key;
    resource.sessions = std::move(sessions);
    add_daily(key, resource);
    model_.resources.push_back(std::move(resource));
  }
}

// A person's sessions that stand count for the day: they are members of the resource that take no
// time. Where they fill the day already, nothing can be added to it.
void Assembly::add_daily(const std::string& key, search::Resource& resource) {
  const bool room = key.starts_with("room:");
  const bool aside = problem_.set_aside.count({Hard::daily, key, std::nullopt}) > 0;
  resource.per_day = room || aside ? no_daily_limit : problem_.preferences.per_person_and_day;
  if (room || aside) return;
  std::map<Day, std::vector<const governance::Meeting*>> standing;
  for (const governance::Meeting& meeting : problem_.history.meetings) {
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    if (meeting.day < problem_.today) continue;
    const auto& invited = options_.seating().of(meeting.body, meeting.day).invited;
    if (std::binary_search(invited.begin(), invited.end(), key)) {
      standing[meeting.day].push_back(&meeting);
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
    for (const governance::Meeting* meeting : meetings) {
      resource.sessions.push_back(standing_session(meeting->body, day));
    }
  }
  std::sort(resource.sessions.begin(), resource.sessions.end());
  resource.sessions.erase(std::unique(resource.sessions.begin(), resource.sessions.end()),
                          resource.sessions.end());
}

// Whether a session at `from` can end less than `travel` before one at `to` begins.
bool Assembly::may_be_late(const std::string& from, const std::string& to, Minutes travel) const {
  const auto is_at = [&](const Demand& demand, const std::string& site) {
    const governance::Body* body = problem_.rules->convention.body(demand.body);
    return body && body->site == site;
  };
  std::set<Minutes> ends;
  std::set<Minutes> starts;
  for (const Demand& demand : demands_) {
    for (const Minutes start : options_.starts_of(demand.body)) {
      if (is_at(demand, from)) ends.insert(start + length_of(problem_, demand.body));
      if (is_at(demand, to)) starts.insert(start);
    }
  }
  return std::any_of(ends.begin(), ends.end(), [&](Minutes end) {
    const auto next = starts.lower_bound(end);
    return next != starts.end() && *next < end + travel;
  });
}

// Hard::travel between sessions that are both to be placed: for two sites, cells in which the
// sessions of one are shifted by the time to go there, one way and the other. Of the same site,
// they are shifted alike: what overlapped still does, and nothing else.
void Assembly::allow_for_travel() {
  const governance::Convention& convention = problem_.rules->convention;
  std::set<std::pair<std::string, std::string>> pairs;
  const auto site_of = [&](int s) -> std::string {
    if (s >= static_cast<int>(demands_.size())) return "";
    const governance::Body* body = convention.body(demands_[static_cast<std::size_t>(s)].body);
    return body ? body->site : "";
  };
  for (const search::Resource& resource : model_.resources) {
    std::set<std::string> sites;
    for (const int s : resource.sessions) sites.insert(site_of(s));
    sites.erase("");
    for (auto a = sites.begin(); a != sites.end(); ++a) {
      for (auto b = std::next(a); b != sites.end(); ++b) pairs.emplace(*a, *b);
    }
  }
  for (const auto& [a, b] : pairs) {
    const Minutes minutes{convention.travel_minutes(a, b)};
    if (minutes.count() == 0 || problem_.set_aside.count({Hard::travel, "", std::nullopt}) > 0) {
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
        const std::string site = site_of(s);
        if (site != a && site != b) continue;
        const Minutes length = length_of(problem_, demands_[static_cast<std::size_t>(s)].body);
        auto& cells_of_slot = model_.sessions[static_cast<std::size_t>(s)].cells_of_slot;
        for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
          const Minutes start = slots_[slot] + (site == b ? shift : Minutes{0});
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
