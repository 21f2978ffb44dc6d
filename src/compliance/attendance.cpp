// SPDX-License-Identifier: MPL-2.0
#include "compliance/attendance.h"

#include <algorithm>
#include <functional>
#include <set>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/places.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"

namespace gouvernail::compliance {

using governance::Role;

Attendance::Attendance(const governance::Convention& convention, const governance::Meeting& meeting,
                       const std::vector<governance::Seat>& seats)
    : convention_(convention) {
  if (!meeting.present) return;
  count_heads(meeting);
  seat(meeting.day);
  find_doubles(meeting, seats);
}

void Attendance::count_heads(const governance::Meeting& meeting) {
  std::set<std::string> in_the_room;  // persons
  for (const governance::Presence& presence : *meeting.present) {
    if (!governance::took_part(presence)) continue;
    heads_[presence.role] += presence.count;
    if (!presence.person.empty()) in_the_room.insert(presence.person);
  }
  for (const governance::Presence& presence : *meeting.present) {
    // Whoever came in somebody's place is counted for the role that he brings, and may sit there
    // as far as the rule lets him.
    if (presence.attending != governance::Attending::represented) continue;
    // He sits for one alone, be it himself.
    const bool again =
        !presence.by_person.empty() && !in_the_room.insert(presence.by_person).second;
    if (again) continue;
    if (!presence.by_role.empty()) {
      heads_[presence.by_role] += presence.count;
    } else if (!presence.by_person.empty() && lets_colleagues_sit(presence.role)) {
      colleagues_[presence.role] += presence.count;
    }
  }
}

// Seats that the text fixes; those that are recorded may be fewer than there are, and what we do
// not know condemns nobody.
void Attendance::seat(calendar::Day day) {
  const bool all_sit = std::all_of(heads_.begin(), heads_.end(), [&](const auto& one) {
    const Role* role = convention_.role(one.first);
    return !role || !role->seats || one.second <= *role->seats;
  });
  if (!all_sit) {
    std::vector<governance::Heads> heads;
    for (const auto& [role, count] : heads_) heads.push_back({role, count});
    const auto placed = governance::place(heads, {}, day, convention_);
    for (std::size_t i = 0; i < heads.size(); ++i) heads_[heads[i].role] = placed[i].seated;
  }
  for (auto& [role, count] : colleagues_) {
    const Role* place = convention_.role(role);
    if (!place || !place->seats) continue;
    const auto own = heads_.find(role);
    count = std::min(count, std::max(0, *place->seats - (own == heads_.end() ? 0 : own->second)));
  }
}

// Somebody named in two roles; or two roles, named without their persons, all of whose seats are
// held by the same.
void Attendance::find_doubles(const governance::Meeting& meeting,
                              const std::vector<governance::Seat>& seats) {
  std::map<std::string, std::vector<std::string>> roles_of;  // by person
  std::map<std::string, int> nameless;                       // by role
  for (const governance::Presence& presence : *meeting.present) {
    if (!governance::took_part(presence)) continue;
    if (presence.person.empty()) {
      nameless[presence.role] += presence.count;
    } else {
      roles_of[presence.person].push_back(presence.role);
    }
  }
  for (const auto& [id, count] : nameless) {
    std::set<std::string> holders;
    for (const governance::Seat& seat : seats) {
      if (seat.role == id && governance::holds_on(seat, meeting.day)) holders.insert(seat.person);
    }
    const Role* role = convention_.role(id);
    const int places = role ? role->seats.value_or(count) : count;
    const bool all = static_cast<int>(holders.size()) == count && places == count;
    for (const std::string& person : holders) {
      if (all) roles_of[person].push_back(id);
    }
  }
  for (const auto& [person, roles] : roles_of) {
    for (std::size_t i = 1; i < roles.size(); ++i) doubles_.emplace_back(roles[0], roles[i]);
  }
}

Attendance::Heads Attendance::once(const std::function<bool(const std::string&)>& matters) const {
  Heads heads = heads_;
  for (const auto& [first, second] : doubles_) {
    int& less = heads[matters(second) && !matters(first) ? first : second];
    if (less > 0) --less;
  }
  return heads;
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
  const auto is_of_it = [&](const std::string& id) {
    const Role* role = convention_.role(id);
    return role && role->college == college;
  };
  int heads = 0;
  for (const auto& [id, count] : once(is_of_it)) heads += is_of_it(id) ? count : 0;
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
  for (const auto& [id, count] : once([](const std::string&) { return true; })) heads += count;
  for (const auto& [id, count] : colleagues_) heads += count;
  return heads;
}

int Attendance::filled(const std::vector<std::pair<std::string, int>>& seats,
                       bool stand_ins) const {
  const auto is_one_of_them = [&](const std::string& role) {
    return std::any_of(seats.begin(), seats.end(),
                       [&](const auto& seat) { return seat.first == role; });
  };
  int all = 0;
  for (const auto& [role, count] : seats) all += count;
  return all - static_cast<int>(missing(once(is_one_of_them), seats, stand_ins).size());
}

std::vector<std::string> Attendance::missing(const std::vector<std::pair<std::string, int>>& wanted,
                                             bool stand_ins) const {
  return missing(heads_, wanted, stand_ins);
}

// Each holder fills his own role first; what is left of heads may stand in, one for one. The
// assignment of stand-ins to empty places is a bipartite matching (Kuhn's augmenting paths):
// a choice made for one role never costs another its only substitute.
std::vector<std::string> Attendance::missing(Heads spare,
                                             const std::vector<std::pair<std::string, int>>& wanted,
                                             bool stand_ins) const {
  std::vector<std::string> places;  // one entry a head that is missing
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
