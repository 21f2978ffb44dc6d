// SPDX-License-Identifier: MPL-2.0
#include "compliance/attendance.h"

#include <algorithm>
#include <functional>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"

namespace gouvernail::compliance {

using governance::Role;

Attendance::Attendance(const governance::Convention& convention, const governance::Meeting& meeting)
    : convention_(convention) {
  if (!meeting.present) return;
  for (const governance::Presence& presence : *meeting.present) {
    if (governance::took_part(presence)) heads_[presence.role] += presence.count;
    // Whoever came in somebody's place is counted for the role that he brings, and may sit there
    // as far as the rule lets him.
    const bool came = presence.attending == governance::Attending::represented;
    if (!came) continue;
    if (!presence.by_role.empty()) {
      heads_[presence.by_role] += presence.count;
    } else if (!presence.by_person.empty() && lets_colleagues_sit(presence.role)) {
      colleagues_[presence.role] += presence.count;
    }
  }
  // Seats that the text fixes; those that are recorded may be fewer than there are, and what we do
  // not know condemns nobody.
  for (auto& [role, heads] : heads_) {
    const auto room = governance::room_for(role, {}, meeting.day, convention);
    if (room) heads = std::min(heads, *room);
  }
}

bool Attendance::lets_colleagues_sit(const std::string& role) const {
  const Role* found = convention_.role(role);
  return found && found->substitution == governance::Substitution::same_organisation;
}

int Attendance::of_role(const std::string& role) const {
  const auto found = heads_.find(role);
  return found == heads_.end() ? 0 : found->second;
}

int Attendance::of_college(const std::string& college) const {
  int heads = 0;
  for (const auto& [id, count] : heads_) {
    const Role* role = convention_.role(id);
    if (role && role->college == college) heads += count;
  }
  return heads;
}

int Attendance::of_party(const std::string& party) const {
  int heads = 0;
  for (const auto& [id, count] : heads_) {
    const Role* role = convention_.role(id);
    if (role && role->party == party) heads += count;
  }
  for (const auto& [id, count] : colleagues_) {
    const Role* role = convention_.role(id);
    if (role && role->party == party) heads += count;
  }
  return heads;
}

int Attendance::everybody() const {
  int heads = 0;
  for (const auto& [id, count] : heads_) heads += count;
  for (const auto& [id, count] : colleagues_) heads += count;
  return heads;
}

// Each holder fills his own role first; what is left of heads may stand in, one for one. The
// assignment of stand-ins to empty places is a bipartite matching (Kuhn's augmenting paths):
// a choice made for one role never costs another its only substitute.
std::vector<std::string> Attendance::missing(const std::vector<std::pair<std::string, int>>& wanted,
                                             bool stand_ins) const {
  std::vector<std::string> places;  // one entry a head that is missing
  std::map<std::string, int> spare = heads_;
  for (const auto& [role, heads] : wanted) {
    int filled = std::min(spare[role], heads);
    spare[role] -= filled;
    const auto colleagues = colleagues_.find(role);
    if (stand_ins && colleagues != colleagues_.end()) {
      filled = std::min(heads, filled + colleagues->second);
    }
    places.insert(places.end(), static_cast<std::size_t>(heads - filled), role);
  }
  if (places.empty()) return places;

  std::vector<const Role*> free;  // one entry a spare head
  for (const auto& [id, count] : spare) {
    const Role* role = convention_.role(id);
    for (int i = 0; role && i < count; ++i) free.push_back(role);
  }
  std::vector<int> taken_by(free.size(), -1);
  std::vector<char> tried;
  const std::function<bool(int)> seat = [&](int place) {
    const Role* role = convention_.role(places[static_cast<std::size_t>(place)]);
    for (std::size_t i = 0; role && i < free.size(); ++i) {
      if (tried[i]) continue;
      const bool fits = governance::may_sit_for(*role, *free[i], stand_ins);
      if (!fits) continue;
      tried[i] = 1;
      if (taken_by[i] >= 0 && !seat(taken_by[i])) continue;
      taken_by[i] = place;
      return true;
    }
    return false;
  };
  std::vector<std::string> empty;
  for (std::size_t place = 0; place < places.size(); ++place) {
    tried.assign(free.size(), 0);
    if (!seat(static_cast<int>(place))) empty.push_back(places[place]);
  }
  return empty;
}

}  // namespace gouvernail::compliance
