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

namespace {

// Heads in places, by role: augmenting paths of a bipartite matching (Kuhn), one head at a time.
// Holders sit in their own role first, and move to another one where that leaves fewer places
// empty: a choice made for one role never costs another its only substitute.
class Seating {
 public:
  Seating(std::map<std::string, int> spare, const governance::Convention& convention,
          bool stand_ins)
      : spare_(std::move(spare)), convention_(convention), stand_ins_(stand_ins) {}

  // Whether one head more sits in the place number `place`, of that role.
  bool fill(std::size_t place, const std::string& role) {
    if (place >= roles_.size()) roles_.resize(place + 1);
    roles_[place] = role;
    int& own = spare_[role];
    if (own > 0) {
      --own;
      ++seated_[{role, place}];
      return true;
    }
    tried_.clear();
    return find(place);
  }

 private:
  bool fits(const std::string& place, const std::string& head) const {
    const Role* role = convention_.role(place);
    const Role* other = convention_.role(head);
    return role && other && (role == other || governance::may_sit_for(*role, *other, stand_ins_));
  }

  bool find(std::size_t place) {
    for (auto& [head, count] : spare_) {
      if (!fits(roles_[place], head) || !tried_.insert(head).second) continue;
      if (count > 0 ? count-- > 0 : leaves_another(head)) {
        ++seated_[{head, place}];
        return true;
      }
    }
    return false;
  }

  // Whether one of those heads leaves its place to others.
  bool leaves_another(const std::string& head) {
    for (std::size_t place = 0; place < roles_.size(); ++place) {
      const auto sits = seated_.find({head, place});
      if (sits == seated_.end() || sits->second == 0 || !find(place)) continue;
      --sits->second;
      return true;
    }
    return false;
  }

  std::map<std::string, int> spare_;  // by role
  const governance::Convention& convention_;
  bool stand_ins_ = false;
  std::vector<std::string> roles_;  // of each place
  std::map<std::pair<std::string, std::size_t>, int> seated_;
  std::set<std::string> tried_;  // roles of heads, on this path
};

}  // namespace

std::vector<std::string> Attendance::missing(Heads spare,
                                             const std::vector<std::pair<std::string, int>>& wanted,
                                             bool stand_ins) const {
  Seating seating(std::move(spare), convention_, stand_ins);
  std::vector<std::string> empty;
  for (std::size_t place = 0; place < wanted.size(); ++place) {
    const auto& [role, heads] = wanted[place];
    const auto colleagues = colleagues_.find(role);
    const bool come = stand_ins && colleagues != colleagues_.end();
    for (int head = come ? colleagues->second : 0; head < heads; ++head) {
      if (!seating.fill(place, role)) empty.push_back(role);
    }
  }
  return empty;
}

}  // namespace gouvernail::compliance
