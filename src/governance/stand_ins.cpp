// SPDX-License-Identifier: MPL-2.0
#include "governance/stand_ins.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/people.h"
#include "governance/seat.h"

namespace gouvernail::governance {
namespace {

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool may_stand_in(const Role& role, const Role& substitute) {
  switch (role.substitution) {
    case Substitution::same_organisation:
      return !role.party.empty() && role.party == substitute.party;
    case Substitution::same_assembly:
      return !role.party.empty() && role.party == substitute.party && substitute.elected;
    case Substitution::listed_roles:
      return contains(role.substitutes, substitute.id);
    case Substitution::nobody:
      break;
  }
  return false;
}

bool may_sit_for(const Role& role, const Role& other, bool stand_ins) {
  return contains(other.is_also, role.id) || (stand_ins && may_stand_in(role, other));
}

bool may_be_sent(const Role& role, const Person& delegate, calendar::Day day,
                 const std::vector<Seat>& seats, const Convention& convention) {
  // A colleague without a seat: an elected role asks for somebody who was elected too.
  const bool colleague = role.substitution == Substitution::same_organisation && !role.elected &&
                         !role.party.empty() && delegate.party == role.party;
  if (colleague) return true;
  return std::any_of(seats.begin(), seats.end(), [&](const Seat& seat) {
    const bool sits = seat.person == delegate.key && holds_on(seat, day);
    const Role* own = sits ? convention.role(seat.role) : nullptr;
    return own && may_stand_in(role, *own);
  });
}

}  // namespace gouvernail::governance
