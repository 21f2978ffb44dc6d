// SPDX-License-Identifier: MPL-2.0
#include "planning/demand/seating.h"

#include <algorithm>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/invited.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/stand_ins.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::Days;
using Keys = std::set<std::string>;

class Finder {
 public:
  Finder(const Problem& problem, const std::string& body, Day day)
      : problem_(problem), convention_(problem.rules->convention), day_(day) {
    const governance::Body* found = convention_.body(body);
    if (found) body_ = *found;
    body_.id = body;
  }

  Attendees find() {
    const auto needed = problem_.preferences.needed_of.find(body_.id);
    if (needed != problem_.preferences.needed_of.end()) {
      for (const std::string& role : needed->second) ask(holders(role), 1, role, nullptr);
    } else if (!ask_by_rules()) {
      for (const std::string& role : body_.members) ask(holders(role), 1, role, nullptr);
    } else if (!body_.convener.empty()) {
      ask(holders(body_.convener), 1, body_.convener, nullptr);
    }
    finish();
    return std::move(result_);
  }

 private:
  // Holders of a role on the day; the role itself when nobody is recorded; nobody when its party
  // is not bound yet.
  Keys holders(const std::string& id) const {
    const governance::Role* role = convention_.role(id);
    if (role && !convention_.binds(role->party, day_)) return {};
    Keys keys;
    for (const governance::Seat& seat : problem_.history->seats) {
      if (seat.role == id && governance::holds_on(seat, day_)) {
        keys.insert(seat.person);
      }
    }
    if (keys.empty()) keys.insert("role:" + id);
    return keys;
  }

  Keys recorded_holders(const std::string& id) const {
    Keys keys = holders(id);
    keys.erase("role:" + id);
    return keys;
  }

  void ask(const Keys& persons, int count, const std::string& of,
           const rules::Obligation* obligation) {
    if (persons.empty() || count <= 0) return;
    const int most = static_cast<int>(persons.size());
    result_.needs.push_back(
        {{persons.begin(), persons.end()}, std::min(count, most), of, obligation});
  }

  // Whether the convention says, on that day, who must come.
  bool ask_by_rules() {
    bool said = false;
    for (const rules::Obligation& obligation : problem_.rules->obligations) {
      const rules::Composition* rule = rules::traits(obligation.kind).composition;
      if (!rule || obligation.body != body_.id || !obligation.in_force.contains(day_)) continue;
      if (rule->require == rules::Participation::invited) continue;
      said = true;
      ask_for(*rule, obligation);
    }
    return said;
  }

  void ask_for(const rules::Composition& rule, const rules::Obligation& obligation) {
    const bool stand_ins = rule.require == rules::Participation::represented;
    for (const rules::RoleRequirement& wanted : rule.roles) {
      if (!wanted.condition.empty()) continue;  // known only once the session's subject is
      Keys persons = holders(wanted.role);
      const int count = wanted.every_member ? static_cast<int>(persons.size())
                                            : wanted.exactly.value_or(wanted.at_least);
      for (const governance::Role& other : convention_.roles) {
        if (may_sit_for(other, wanted.role, stand_ins)) {
          const Keys more = recorded_holders(other.id);
          persons.insert(more.begin(), more.end());
        }
      }
      ask(persons, count, wanted.role, &obligation);
    }
    for (const std::string& party : rule.parties) ask(of_party(party), 1, party, &obligation);
    for (const rules::CollegeShare& share : rule.shares) {
      if (share.of_present) continue;  // who comes is not known before
      const Keys persons = of_college(share.college);
      ask(persons, part_of(static_cast<int>(persons.size()), share.at_least), share.college,
          &obligation);
    }
    if (rule.quorum) {
      const Keys persons = invited();
      ask(persons, part_of(static_cast<int>(persons.size()), rule.quorum->first), body_.id,
          &obligation);
    }
  }

  bool may_sit_for(const governance::Role& other, const std::string& wanted, bool stand_ins) const {
    const governance::Role* role = other.id == wanted ? nullptr : convention_.role(wanted);
    return role && governance::may_sit_for(*role, other, stand_ins);
  }

  static int part_of(int whole, const rules::Fraction& part) {
    return (whole * part.numerator + part.denominator - 1) / part.denominator;
  }

  template <class Belongs>
  Keys of_roles(Belongs belongs) const {
    Keys recorded;
    Keys places;
    for (const governance::Role& role : convention_.roles) {
      if (!belongs(role)) continue;
      const Keys keys = recorded_holders(role.id);
      recorded.insert(keys.begin(), keys.end());
      const bool member =
          std::find(body_.members.begin(), body_.members.end(), role.id) != body_.members.end();
      if (member && keys.empty() && convention_.binds(role.party, day_))
        places.insert("role:" + role.id);
    }
    return recorded.empty() ? places : recorded;
  }
  Keys of_party(const std::string& party) const {
    if (!convention_.binds(party, day_)) return {};
    return of_roles([&](const governance::Role& role) { return role.party == party; });
  }
  Keys of_college(const std::string& college) const {
    return of_roles([&](const governance::Role& role) { return role.college == college; });
  }
  Keys invited() const {
    Keys keys;
    std::set<std::string> filled;  // roles
    for (const governance::Guest& guest :
         governance::invited(body_, day_, problem_.history->seats, problem_.people, convention_)) {
      const governance::Role* role = convention_.role(guest.role);
      if (!role || !convention_.binds(role->party, day_)) continue;
      keys.insert(guest.person);
      filled.insert(role->id);
      filled.insert(role->is_also.begin(), role->is_also.end());
    }
    for (const std::string& role : body_.members) {
      if (filled.contains(role)) continue;
      const Keys places = holders(role);
      keys.insert(places.begin(), places.end());
    }
    return keys;
  }

  void finish() {
    Keys needed;
    for (const Need& need : result_.needs) {
      if (need.takes_all()) needed.insert(need.persons.begin(), need.persons.end());
    }
    Keys alone;
    for (const std::string& role : body_.members) {
      const Keys keys = holders(role);
      if (keys.size() == 1) alone.insert(*keys.begin());
    }
    const Keys all = invited();
    result_.needed.assign(needed.begin(), needed.end());
    result_.alone.assign(alone.begin(), alone.end());
    result_.invited.assign(all.begin(), all.end());
  }

  const Problem& problem_;
  const governance::Convention& convention_;
  governance::Body body_;
  Day day_;
  Attendees result_;
};

}  // namespace

std::set<std::string> Attendees::tied() const {
  std::set<std::string> keys(needed.begin(), needed.end());
  keys.insert(alone.begin(), alone.end());
  return keys;
}

Seating::Seating(const Problem& problem) : problem_(problem) {
  for (const governance::Seat& seat : problem.history->seats) {
    changes_.push_back(seat.from);
    if (seat.until) changes_.push_back(*seat.until + Days{1});
  }
  for (const governance::Party& party : problem.rules->convention->parties) {
    if (party.effective) changes_.push_back(*party.effective);
  }
  for (const rules::Obligation& obligation : problem.rules->obligations) {
    if (!rules::traits(obligation.kind).composition) continue;
    changes_.push_back(obligation.in_force.first);
    changes_.push_back(obligation.in_force.last + Days{1});
  }
  std::sort(changes_.begin(), changes_.end());
  changes_.erase(std::unique(changes_.begin(), changes_.end()), changes_.end());
}

std::size_t Seating::epoch(Day day) const {
  return static_cast<std::size_t>(std::upper_bound(changes_.begin(), changes_.end(), day) -
                                  changes_.begin());
}

const Attendees& Seating::of(const std::string& body, Day day) const {
  const auto key = std::pair(body, epoch(day));
  const auto found = known_.find(key);
  if (found != known_.end()) return found->second;
  return known_.emplace(key, Finder(problem_, body, day).find()).first->second;
}

}  // namespace gouvernail::planning
