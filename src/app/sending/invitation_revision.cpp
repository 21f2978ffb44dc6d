// SPDX-License-Identifier: MPL-2.0
#include "app/sending/invitation_revision.h"

#include <algorithm>
#include <string_view>

#include "app/sending/invitation_outbox.h"
#include "base/sha256.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "ical/revision.h"

namespace gouvernail::app {
namespace {

constexpr std::size_t half = 32;  // digits

// What the next revision continues from; none for the first one.
std::optional<ical::Revision> base_of(const ical::Invitation& invitation,
                                      const Fingerprint& fingerprint,
                                      const records::InvitationRevision* last,
                                      const std::optional<RevisionMark>& forgotten) {
  // What those who have it were told is not known any more: it counts as another.
  if (forgotten) return ical::Revision{forgotten->sequence, forgotten->dtstamp, "", ""};
  if (!last) return std::nullopt;
  const bool moved = parse_fingerprint(last->content_sha256).essential != fingerprint.essential;
  return ical::Revision{last->sequence, last->dtstamp, moved ? "" : ical::essential_of(invitation),
                        ""};
}

Fingerprint digests_of(const ical::Invitation& invitation) {
  return {base::sha256_hex(ical::essential_of(invitation)).substr(0, half),
          base::sha256_hex(ical::content_of(invitation)).substr(0, half)};
}

bool has_recipients(const records::InvitationRevision& revision,
                    const ical::Invitation& invitation) {
  const auto is_in = [](const std::string& address, const auto& list, const auto& address_of) {
    return std::any_of(list.begin(), list.end(), [&](const auto& one) {
      return governance::same_address(address_of(one), address);
    });
  };
  const auto of_attendee = [](const ical::Attendee& attendee) { return attendee.address; };
  const auto itself = [](const std::string& address) { return address; };
  return std::all_of(invitation.attendees.begin(), invitation.attendees.end(),
                     [&](const ical::Attendee& attendee) {
                       return is_in(attendee.address, revision.recipients, itself);
                     }) &&
         std::all_of(revision.recipients.begin(), revision.recipients.end(),
                     [&](const std::string& address) {
                       return is_in(address, invitation.attendees, of_attendee);
                     });
}

records::InvitationRevision as_recorded(const ical::Invitation& invitation,
                                        const Fingerprint& fingerprint) {
  records::InvitationRevision revision;
  revision.uid = invitation.uid;
  revision.sequence = invitation.sequence;
  revision.dtstamp = invitation.dtstamp;
  const bool cancelled = invitation.status == ical::EventStatus::cancelled;
  revision.method =
      cancelled ? governance::RevisionMethod::cancel : governance::RevisionMethod::request;
  revision.content_sha256 = to_text(fingerprint);
  revision.when = when_told(invitation.first, invitation.start);
  revision.place = invitation.location;
  revision.convenes = invitation.status == ical::EventStatus::confirmed;
  for (const ical::Attendee& attendee : invitation.attendees) {
    revision.recipients.push_back(attendee.address);
  }
  return revision;
}

}  // namespace

int awaited_sequence(const std::vector<records::InvitationRevision>& earlier,
                     const governance::Meeting& meeting) {
  if (earlier.empty()) return 0;
  const records::InvitationRevision& last = earlier.back();
  const bool told = last.when.empty() || last.when == when_told(meeting);
  return last.sequence + (told ? 0 : 1);
}

std::string when_told(calendar::Day day, const std::optional<calendar::Minutes>& start) {
  return start ? calendar::to_iso(calendar::LocalTime{day, *start}) : calendar::to_iso(day);
}

std::string when_told(const governance::Meeting& meeting) {
  return when_told(meeting.day, meeting.start_time);
}

Fingerprint fingerprint_of(const ical::Invitation& invitation) {
  ical::Invitation told = invitation;
  told.attendees.clear();
  // "[to be confirmed] …": the status says so.
  const std::size_t mark = told.summary.find("] ");
  const bool marked = told.summary.starts_with("[") && mark != std::string::npos;
  if (told.status == ical::EventStatus::tentative && marked) told.summary.erase(0, mark + 2);
  return digests_of(told);
}

bool tells_the_same(const records::InvitationRevision& revision,
                    const ical::Invitation& invitation) {
  const Fingerprint told = parse_fingerprint(revision.content_sha256);
  // Once, who else comes was a part of it.
  return told == fingerprint_of(invitation) || told == digests_of(invitation);
}

std::string to_text(const Fingerprint& fingerprint) {
  return fingerprint.essential + fingerprint.content;
}

Fingerprint parse_fingerprint(const std::string& text) {
  const std::size_t middle = std::min(half, text.size());
  return {text.substr(0, middle), text.substr(middle)};
}

std::optional<records::InvitationRevision> stamp(
    ical::Invitation& invitation, const std::vector<records::InvitationRevision>& earlier,
    const std::optional<RevisionMark>& sent, calendar::UtcTime now) {
  const Fingerprint fingerprint = fingerprint_of(invitation);
  const records::InvitationRevision* last = earlier.empty() ? nullptr : &earlier.back();
  const bool forgotten =
      sent && (!last || last->sequence < sent->sequence || last->dtstamp < sent->dtstamp);
  if (last && !forgotten && tells_the_same(*last, invitation) &&
      has_recipients(*last, invitation)) {
    invitation.sequence = last->sequence;
    invitation.dtstamp = last->dtstamp;
    return std::nullopt;
  }
  const ical::Revision next = ical::next_revision(
      invitation, base_of(invitation, fingerprint, last, forgotten ? sent : std::nullopt), now);
  invitation.sequence = next.sequence;
  invitation.dtstamp = next.dtstamp;
  return as_recorded(invitation, fingerprint);
}

const records::InvitationRevision* answered_revision(
    const std::vector<records::InvitationRevision>& earlier, const records::Undecided& answer) {
  if (earlier.empty()) return nullptr;
  const bool in_words = records::is_in_words(answer.doubt);
  const records::InvitationRevision* answered = nullptr;
  for (const records::InvitationRevision& one : earlier) {
    const bool had = in_words ? one.dtstamp <= answer.dtstamp : one.sequence <= answer.sequence;
    if (had) answered = &one;
  }
  return answered != nullptr ? answered : &earlier.front();
}

std::optional<calendar::Day> day_told_by(const records::InvitationRevision& revision) {
  constexpr std::size_t day_digits = 10;  // of "2026-10-13T14:00"
  return calendar::parse_iso_day(std::string_view(revision.when).substr(0, day_digits));
}

}  // namespace gouvernail::app
