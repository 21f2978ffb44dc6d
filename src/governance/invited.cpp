// SPDX-License-Identifier: MPL-2.0
#include "governance/invited.h"

#include <algorithm>
#include <set>

#include "governance/convention.h"
#include "governance/people.h"
#include "governance/seat.h"

namespace gouvernail::governance {
namespace {

bool lists(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool fills_besides(const Seat& seat, const std::string& id, const Convention& convention) {
  const Role* role = convention.role(seat.role);
  return role && lists(role->is_also, id);
}

}  // namespace

bool fills(const Seat& seat, const std::string& role, const Convention& convention) {
  return seat.role == role || fills_besides(seat, role, convention);
}

std::optional<calendar::Day> named_from(const std::vector<Seat>& seats, const std::string& role,
                                        const Convention& convention, calendar::Day day) {
  std::optional<calendar::Day> first;
  for (const Seat& seat : seats) {
    if (seat.from <= day || !fills(seat, role, convention)) continue;
    if (!first || seat.from < *first) first = seat.from;
  }
  return first;
}

bool brings_to(const Seat& seat, const Body& body, const Convention& convention) {
  return std::any_of(body.members.begin(), body.members.end(),
                     [&](const std::string& id) { return fills(seat, id, convention); });
}

std::string party_of(const std::string& person, const std::string& role, const People& people,
                     const Convention& convention) {
  const Person* known = people.find(person);
  if (known && !known->party.empty()) return known->party;
  const Role* held = convention.role(role);
  return held ? held->party : "";
}

std::string role_brought(const std::string& person, const std::string& body, calendar::Day day,
                         const std::vector<Seat>& seats, const People& people,
                         const Convention& convention) {
  if (const Body* found = convention.body(body)) {
    for (const Guest& guest : invited(*found, day, seats, people, convention)) {
      if (guest.person == person) return guest.role;
    }
  }
  for (const Seat& seat : seats) {
    if (seat.person == person && holds_on(seat, day)) return seat.role;
  }
  return "";
}

std::vector<Guest> invited(const Body& body, calendar::Day day, const std::vector<Seat>& seats,
                           const People& people, const Convention& convention) {
  std::vector<Guest> guests;
  std::set<std::string> seen;
  const auto add = [&](const Seat& seat) {
    if (!holds_on(seat, day) || !seen.insert(seat.person).second) return;
    std::string party = party_of(seat.person, seat.role, people, convention);
    if (party.empty()) party = seat.party;
    guests.push_back({seat.person, seat.role, std::move(party)});
  };
  for (const std::string& role : body.members) {
    for (const Seat& seat : seats) {
      if (seat.role == role) add(seat);
    }
    for (const Seat& seat : seats) {
      if (fills_besides(seat, role, convention)) add(seat);
    }
  }
  return guests;
}

}  // namespace gouvernail::governance
