// SPDX-License-Identifier: MPL-2.0
#include "app/sending/due_letters.h"

#include <algorithm>

#include "app/sending/invitation_revision.h"
#include "governance/meeting.h"
#include "governance/people.h"

namespace gouvernail::app {
namespace {

using reports::LetterKind;

// With `only` a party or a person, others are not written to.
bool is_asked(const std::string& address, const Prepared& prepared,
              const governance::People& people, const std::string& only) {
  if (only.empty() || only == prepared.meeting->body) return true;
  const governance::Person* person = people.find_address(address);
  if (!person) return false;
  if (person->key == only) return true;
  return std::any_of(prepared.guests.begin(), prepared.guests.end(), [&](const Guest& guest) {
    return guest.person == person->key && guest.party == only;
  });
}

bool is_listed(const std::string& address, const ical::Invitation& invitation) {
  return std::any_of(invitation.attendees.begin(), invitation.attendees.end(),
                     [&](const ical::Attendee& attendee) {
                       return governance::same_address(attendee.address, address);
                     });
}

// Whether a revision, which a mail carried, told what is to be told now.
bool told_the_same(const std::optional<RevisionMark>& carried, const Prepared& prepared) {
  if (!carried) return false;
  if (*carried == prepared.mark()) return true;
  return std::any_of(prepared.earlier.begin(), prepared.earlier.end(),
                     [&](const records::InvitationRevision& one) {
                       return RevisionMark{one.sequence, one.dtstamp} == *carried &&
                              tells_the_same(one, prepared.invitation);
                     });
}

// Somebody who comes still, and is written to at another address: what he is told there takes the
// place of what was sent here. A notice to the old address would strike out what he has.
bool has_moved_address(const std::vector<const Told*>& before, const Prepared& prepared) {
  const std::string person = before.empty() ? "" : before.back()->person;
  return !person.empty() && std::any_of(prepared.guests.begin(), prepared.guests.end(),
                                        [&](const Guest& guest) { return guest.person == person; });
}

// That very mail was made, whatever a server answered to it: it is not made twice.
bool was_tried(const RevisionMark& mark, MailMethod method,
               const std::vector<const Told*>& before) {
  return std::any_of(before.begin(), before.end(), [&](const Told* mail) {
    return mail->revision == mark && mail->method == method;
  });
}

// What a guest has to be told; none when this very thing was, or there is nothing to cancel.
std::optional<LetterKind> kind_for_guest(const Prepared& prepared,
                                         const std::vector<const Told*>& before) {
  const MailMethod method = prepared.is_cancelled() ? MailMethod::cancel : MailMethod::request;
  if (was_tried(prepared.mark(), method, before)) return std::nullopt;
  const Told* last = before.empty() ? nullptr : before.back();
  const bool same = last && last->method == method && told_the_same(last->revision, prepared);
  if (same && last->state != records::MailState::refused) return std::nullopt;
  if (prepared.is_cancelled()) {
    return before.empty() ? std::nullopt : std::optional(LetterKind::cancellation);
  }
  // Whoever no mail has reached yet is told of no change.
  const bool reached = std::any_of(before.begin(), before.end(), [](const Told* mail) {
    return mail->state == records::MailState::sent || mail->state == records::MailState::sending;
  });
  const bool anew = !reached || before.back()->method == MailMethod::cancel;
  return anew ? LetterKind::invitation : LetterKind::update;
}

}  // namespace

MailMethod DueLetter::method() const {
  const bool cancels = kind == LetterKind::cancellation || kind == LetterKind::withdrawal;
  return cancels ? MailMethod::cancel : MailMethod::request;
}

std::vector<DueLetter> due_letters(const Prepared& prepared, const InvitationOutbox& outbox,
                                   const governance::People& people, const std::string& only) {
  std::vector<DueLetter> letters;
  const ical::Invitation& invitation = prepared.invitation;
  for (const ical::Attendee& attendee : invitation.attendees) {
    if (governance::same_address(attendee.address, invitation.organizer.address)) continue;
    if (!is_asked(attendee.address, prepared, people, only)) continue;
    auto before = outbox.told(invitation.uid, attendee.address);
    if (const auto kind = kind_for_guest(prepared, before)) {
      letters.push_back({attendee, *kind, std::move(before)});
    }
  }
  if (!only.empty() && only != prepared.meeting->body) return letters;
  for (const std::string& address : outbox.still_invited(invitation.uid)) {
    if (is_listed(address, invitation)) continue;
    auto before = outbox.told(invitation.uid, address);
    if (has_moved_address(before, prepared)) continue;
    if (was_tried(prepared.mark(), MailMethod::cancel, before)) continue;
    ical::Attendee gone;
    gone.address = address;
    if (const auto* person = people.find_address(address)) gone.name = person->name;
    letters.push_back({gone,
                       prepared.is_cancelled() ? LetterKind::cancellation : LetterKind::withdrawal,
                       std::move(before)});
  }
  return letters;
}

}  // namespace gouvernail::app
