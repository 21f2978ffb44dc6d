// SPDX-License-Identifier: MPL-2.0
// Who is invited to a body: the same for those who write invitations, plan a day and count hours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::governance {

struct Body;
struct Convention;
struct People;
struct Seat;

struct Guest {
  std::string person;  // key
  std::string role;    // id; empty for whoever comes in another's place
  std::string party;   // id
};

// Whether a holder of the seat fills that role: his own, or one that he fills besides (is_also: a
// vice-president is an elected member). Its days are not looked at.
bool fills(const Seat& seat, const std::string& role, const Convention& convention);

// The first day after `day` from which somebody holds a seat that fills the role; none: nobody
// does.
std::optional<calendar::Day> named_from(const std::vector<Seat>& seats, const std::string& role,
                                        const Convention& convention, calendar::Day day);

// Whether a holder of the seat fills one of the body's roles. Its days are not looked at.
bool brings_to(const Seat& seat, const Body& body, const Convention& convention);

// Each person once, with the role of the first seat that brings him there on `day`: in the order of
// the body's roles, for each those who hold it before those who fill it besides. People of a party
// that the convention does not bind yet are invited too: that is a courtesy, and a verdict or a
// plan that waits for nobody of that party asks Convention::binds.
std::vector<Guest> invited(const Body& body, calendar::Day day, const std::vector<Seat>& seats,
                           const People& people, const Convention& convention);

// The role in which somebody comes to a session of the body: the one that brings him there, else
// the first that he holds on that day; empty: none.
std::string role_brought(const std::string& person, const std::string& body, calendar::Day day,
                         const std::vector<Seat>& seats, const People& people,
                         const Convention& convention);

// The party for which somebody comes in a role: his own, else that of the role; empty: not known.
std::string party_of(const std::string& person, const std::string& role, const People& people,
                     const Convention& convention);

}  // namespace gouvernail::governance
