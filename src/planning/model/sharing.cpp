// SPDX-License-Identifier: MPL-2.0
#include "planning/model/sharing.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "governance/meeting.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using governance::Meeting;

constexpr int unlimited_in_a_day = 100;

// Persons are the same in every convention; roles that nobody holds, and rooms, are not.
std::string shared_key(const Problem& problem, const std::string& key) {
  const bool own = key.starts_with("role:") || key.starts_with("room:") || key.starts_with("body:");
  return own && !problem.name.empty() ? problem.name + "/" + key : key;
}

// Who is tied to a demand on each of its days; each answer once.
std::vector<std::set<std::string>> tied_to(const Demand& demand, const OpenDays& open) {
  const Seating& seating = demand.home->seating();
  std::vector<std::set<std::string>> answers;
  std::set<const Attendees*> seen;
  std::optional<Day> known;
  for (const OpenDay& one : open) {
    if (known && seating.is_constant({*known, one.day})) continue;
    known = one.day;
    const Attendees& attendees = seating.of(demand.body, one.day);
    if (seen.insert(&attendees).second) answers.push_back(attendees.tied());
  }
  return answers;
}

// Where seats change within the window: strictly, whoever might be asked is.
std::set<std::string> persons_of(const std::vector<std::set<std::string>>& answers,
                                 Latitude latitude, Claims& claims) {
  if (answers.empty()) return {};
  std::set<std::string> keys = answers.front();
  for (std::size_t i = 1; i < answers.size(); ++i) {
    if (answers[i] == keys) continue;
    claims.exact = false;
    if (latitude == Latitude::strict) {
      keys.insert(answers[i].begin(), answers[i].end());
      continue;
    }
    std::set<std::string> common;
    std::set_intersection(keys.begin(), keys.end(), answers[i].begin(), answers[i].end(),
                          std::inserter(common, common.end()));
    keys = std::move(common);
  }
  return keys;
}

// Numbers of those that take a person or a room, by its key.
std::map<std::string, std::vector<int>> takers_by_key(const Layout& layout, Claims& claims) {
  std::map<std::string, std::vector<int>> takers;
  for (int i = 0; i < layout.count(); ++i) {
    const Demand& demand = layout.demand(i);
    std::set<std::string> keys =
        persons_of(tied_to(demand, layout.open_to(i)), layout.latitude, claims);
    const Problem& problem = demand.home->problem();
    // Whoever is held in another one's session meets in its room.
    const std::string room = demand.with == nobody ? room_of(problem, demand.body) : "";
    if (!room.empty()) keys.insert(room);
    // Whoever is represented in one of two sessions of a body on one day makes them no two.
    const bool alone = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return is_aside(demand, Hard::two_places, key);
    });
    if (alone) keys.insert("body:" + demand.body);
    for (const std::string& key : keys) {
      if (is_aside(demand, Hard::two_places, key)) continue;
      takers[shared_key(problem, key)].push_back(i);
    }
  }
  return takers;
}

// Of two conventions, the stricter one; none for a room, or where it is set aside.
std::optional<int> daily_limit(const Layout& layout, const std::string& key,
                               const std::vector<int>& takers) {
  if (key.find("room:") != std::string::npos) return std::nullopt;
  if (key.find("body:") != std::string::npos) return 1;
  int most = unlimited_in_a_day;
  for (const int taker : takers) {
    const Demand& demand = layout.demand(taker);
    if (is_aside(demand, Hard::daily, key)) return std::nullopt;
    most = std::min(most, demand.home->problem().preferences.per_person_and_day);
  }
  return most;
}

using StandingByDay = std::map<Day, std::vector<std::pair<const Options*, const Meeting*>>>;

// A person's sessions that stand, in all the conventions that ask for the person.
StandingByDay standing_with(const Layout& layout, const std::string& key,
                            const std::vector<int>& takers) {
  std::set<const Options*> homes;
  for (const int taker : takers) homes.insert(layout.demand(taker).home);
  StandingByDay standing;
  std::set<std::string> joint;  // held in several conventions, and counted once
  for (const Options* home : homes) {
    for (const Meeting* meeting : home->standing_of(key)) {
      if (!meeting->joint.empty() && !joint.insert(meeting->joint).second) continue;
      standing[meeting->day].emplace_back(home, meeting);
    }
  }
  return standing;
}

// What stands counts for the day: as members of the resource that take no time. Where it fills the
// day already, nothing can be added to it.
void count_standing(const Layout& layout, const StandingByDay& standing, search::Resource& resource,
                    ModelDraft& draft) {
  const int slots = layout.time.slots();
  for (const auto& [day, meetings] : standing) {
    if (!layout.time.has(day)) continue;
    if (static_cast<int>(meetings.size()) < resource.per_day) {
      for (const auto& [home, meeting] : meetings) {
        resource.sessions.push_back(draft.sessions.standing(*home, meeting->body, day));
      }
      continue;
    }
    const int t = layout.time.first_time(layout.time.index_of(day));
    for (const int s : resource.sessions) {
      std::erase_if(draft.model.sessions[index(s)].candidates,
                    [&](const search::Candidate& candidate) {
                      return candidate.t >= t && candidate.t < t + slots;
                    });
    }
  }
  std::sort(resource.sessions.begin(), resource.sessions.end());
  resource.sessions.erase(std::unique(resource.sessions.begin(), resource.sessions.end()),
                          resource.sessions.end());
}

}  // namespace

void share_persons_and_rooms(const Layout& layout, ModelDraft& draft) {
  for (const auto& [key, takers] : takers_by_key(layout, draft.claims)) {
    search::Resource resource;
    resource.name = key;
    // Whoever sits in two conventions sits in their joint session once.
    std::set<int> sessions;
    for (const int taker : takers) sessions.insert(draft.sessions.of(taker));
    resource.sessions.assign(sessions.begin(), sessions.end());
    const auto limit = daily_limit(layout, key, takers);
    resource.per_day = limit.value_or(unlimited_in_a_day);
    if (limit) {
      count_standing(layout, standing_with(layout, key, takers), resource, draft);
    }
    draft.model.resources.push_back(std::move(resource));
  }
}

void drop_repeated_resources(search::Model& model) {
  std::set<std::pair<std::vector<int>, int>> seen;
  std::erase_if(model.resources, [&](const search::Resource& resource) {
    if (resource.sessions.size() < 2) return true;
    return !seen.emplace(resource.sessions, resource.per_day).second;
  });
}

}  // namespace gouvernail::planning
