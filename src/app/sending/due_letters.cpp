// SPDX-License-Identifier: MPL-2.0
#include "app/sending/due_letters.h"

#include <algorithm>

#include "app/sending/invitation_revision.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"

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

// That very mail was made; the last one where there are several.
const Told* made_already(const RevisionMark& mark, MailMethod method,
                         const std::vector<const Told*>& before) {
  const auto found = std::find_if(before.rbegin(), before.rend(), [&](const Told* mail) {
    return mail->revision == mark && mail->method == method;
  });
  return found == before.rend() ? nullptr : *found;
}

bool is_refused(const Told* mail) { return mail && mail->state == records::MailState::refused; }

MailMethod method_of(const Prepared& prepared) {
  return prepared.is_cancelled() ? MailMethod::cancel : MailMethod::request;
}

// Whether a mail that left, or waits, tells what is to be told now. What was refused since, and
// what waits and is overtaken, changes nothing of what its reader knows.
bool is_known(const Prepared& prepared, const std::vector<const Told*>& before) {
  const auto says_it = [&](const Told* mail) {
    return mail->method == method_of(prepared) && told_the_same(mail->revision, prepared);
  };
  const Told* left = last_left(before);
  if (left && says_it(left)) return true;
  return before.back()->state == records::MailState::pending && says_it(before.back());
}

// Mails of the session reached that person at another address.
bool was_reached_elsewhere(const std::string& address, const Prepared& prepared,
                           const InvitationOutbox& outbox, const governance::People& people) {
  const governance::Person* person = people.find_address(address);
  if (!person) return false;
  const auto last = outbox.last_to_each(prepared.invitation.uid);
  return std::any_of(last.begin(), last.end(), [&](const Told* mail) {
    return mail->person == person->key && !governance::same_address(mail->recipient, address) &&
           last_left(outbox.told(prepared.invitation.uid, mail->recipient));
  });
}

// Its mails convened it: whoever got none of them was no guest then, and knows nothing of it. Not
// where it was convened by other means before the first of them.
bool was_convened_by_mail(const Prepared& prepared, const InvitationOutbox& outbox) {
  const auto first = outbox.first_sent(prepared.invitation.uid);
  if (!first) return false;
  if (const auto& convened = prepared.meeting->convened_on) return *convened >= *first;
  // A move takes the day of the convocation away: whether a mail convened to what they await.
  const auto& awaited = prepared.meeting->awaited;
  return awaited && std::ranges::any_of(prepared.earlier, [&](const auto& one) {
           return one.convenes && one.when == when_told(awaited->day, awaited->start) &&
                  outbox.carries(prepared.invitation.uid, {one.sequence, one.dtstamp});
         });
}

// What a guest has to be told; none when this very thing was, or there is nothing to cancel.
// `convened_otherwise`: he may have been, by other means than mail.
std::optional<LetterKind> kind_for_guest(const Prepared& prepared,
                                         const std::vector<const Told*>& before, bool again,
                                         bool convened_otherwise) {
  const Told* made = made_already(prepared.mark(), method_of(prepared), before);
  if (made && !(again && is_refused(made))) return std::nullopt;
  if (!before.empty() && is_known(prepared, before)) return std::nullopt;
  const Told* left = last_left(before);
  const bool told_otherwise = !left && convened_otherwise;
  const bool holds = told_otherwise || (left && left->method == MailMethod::request);
  if (prepared.is_cancelled()) {
    return holds ? std::optional(LetterKind::cancellation) : std::nullopt;
  }
  // Whoever no mail has reached yet is told of no change.
  return holds ? LetterKind::update : LetterKind::invitation;
}

bool is_organiser(const std::string& address, const Prepared& prepared) {
  return governance::same_address(address, prepared.invitation.organizer.address);
}

// Those who hold an invitation and are no longer expected.
std::vector<DueLetter> letters_to_others(const Prepared& prepared, const InvitationOutbox& outbox,
                                         const governance::People& people, bool again) {
  std::vector<DueLetter> letters;
  const ical::Invitation& invitation = prepared.invitation;
  for (const std::string& address : outbox.still_invited(invitation.uid)) {
    if (is_listed(address, invitation)) continue;
    // He comes all the same; what is off is off for whoever holds a mail of ours.
    if (!prepared.is_cancelled() && prepared.is_invited_elsewhere(address)) continue;
    auto before = outbox.told(invitation.uid, address);
    if (has_moved_address(before, prepared)) continue;
    const Told* made = made_already(prepared.mark(), MailMethod::cancel, before);
    if (made && !(again && is_refused(made))) continue;
    ical::Attendee gone;
    gone.address = address;
    if (const auto* person = people.find_address(address)) gone.name = person->name;
    letters.push_back({gone,
                       prepared.is_cancelled() ? LetterKind::cancellation : LetterKind::withdrawal,
                       std::move(before), made != nullptr});
  }
  return letters;
}

}  // namespace

MailMethod DueLetter::method() const {
  const bool cancels = kind == LetterKind::cancellation || kind == LetterKind::withdrawal;
  return cancels ? MailMethod::cancel : MailMethod::request;
}

std::vector<DueLetter> due_letters(const Prepared& prepared, const InvitationOutbox& outbox,
                                   const governance::People& people, const LetterChoice& choice) {
  std::vector<DueLetter> letters;
  const ical::Invitation& invitation = prepared.invitation;
  for (const ical::Attendee& attendee : invitation.attendees) {
    if (is_organiser(attendee.address, prepared)) continue;
    if (!is_asked(attendee.address, prepared, people, choice.only)) continue;
    auto before = outbox.told(invitation.uid, attendee.address);
    const bool knows_nothing = before.empty() && was_convened_by_mail(prepared, outbox);
    const bool convened_otherwise =
        governance::is_untold(*prepared.meeting) && !knows_nothing &&
        !was_reached_elsewhere(attendee.address, prepared, outbox, people);
    if (const auto kind = kind_for_guest(prepared, before, choice.again, convened_otherwise)) {
      const bool again = made_already(prepared.mark(), method_of(prepared), before) != nullptr;
      letters.push_back({attendee, *kind, std::move(before), again});
    }
  }
  if (!choice.only.empty() && choice.only != prepared.meeting->body) return letters;
  for (DueLetter& letter : letters_to_others(prepared, outbox, people, choice.again)) {
    letters.push_back(std::move(letter));
  }
  return letters;
}

std::vector<std::string> refused_recipients(const Prepared& prepared,
                                            const InvitationOutbox& outbox,
                                            const governance::People& people,
                                            const std::string& only) {
  std::vector<std::string> refused;
  for (const DueLetter& letter : due_letters(prepared, outbox, people, {only, true})) {
    if (letter.again) refused.push_back(letter.to.address);
  }
  return refused;
}

std::vector<std::string> overtaken_recipients(const Prepared& prepared,
                                              const InvitationOutbox& outbox) {
  std::vector<std::string> overtaken;
  for (const Told* mail : outbox.last_to_each(prepared.invitation.uid)) {
    if (mail->state != records::MailState::pending) continue;
    const bool expected =
        !prepared.is_cancelled() && is_listed(mail->recipient, prepared.invitation);
    const bool stands = mail->method == MailMethod::cancel
                            ? !expected
                            : expected && told_the_same(mail->revision, prepared);
    if (!stands) overtaken.push_back(mail->recipient);
  }
  return overtaken;
}

}  // namespace gouvernail::app
