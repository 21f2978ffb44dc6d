// SPDX-License-Identifier: MPL-2.0
// Who may sit for whom: in a role that he holds besides his own, or by the role's substitution
// clause.
#pragma once

#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::governance {

struct Convention;
struct Person;
struct Role;
struct Seat;

// Whether a holder of `substitute` may sit for `role`, by the substitution clause of `role`.
bool may_stand_in(const Role& role, const Role& substitute);

// Whether a holder of `other` fills a place of `role`: as one of its own (is_also) or, where
// stand-ins are accepted, by its clause.
bool may_sit_for(const Role& role, const Role& other, bool stand_ins);

// Whether `delegate` may come in the place of a holder of `role`: by one of his own seats on that
// day, or as a colleague where any colleague will do.
bool may_be_sent(const Role& role, const Person& delegate, calendar::Day day,
                 const std::vector<Seat>& seats, const Convention& convention);

}  // namespace gouvernail::governance
