// SPDX-License-Identifier: MPL-2.0
#include "app/sending/personal_copy.h"

#include <algorithm>

#include "governance/people.h"

namespace gouvernail::app {
namespace {

// For which the person is invited, else to which they belong; empty when nobody knows.
std::string party_of(const std::string& address, const Prepared& prepared,
                     const governance::People& people) {
  const governance::Person* person = people.find_address(address);
  if (!person) return "";
  for (const Guest& guest : prepared.guests) {
    if (guest.person == person->key) return guest.party;
  }
  return person->party;
}

}  // namespace

ical::Invitation personal_copy(const Prepared& prepared, const DueLetter& letter,
                               const governance::People& people, bool hides_addresses) {
  ical::Invitation invitation = prepared.invitation;
  if (letter.kind == reports::LetterKind::withdrawal) {
    invitation.attendees = {letter.to};
    return invitation;
  }
  if (!hides_addresses) return invitation;
  const std::string party = party_of(letter.to.address, prepared, people);
  std::erase_if(invitation.attendees, [&](const ical::Attendee& attendee) {
    const bool own = governance::same_address(attendee.address, letter.to.address);
    return !own && (party.empty() || party_of(attendee.address, prepared, people) != party);
  });
  return invitation;
}

}  // namespace gouvernail::app
