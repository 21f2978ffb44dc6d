// SPDX-License-Identifier: MPL-2.0
#include "app/send_documents.h"

#include <optional>

#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "app/workspace/access.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using records::OutgoingMail;

void need_occasion(const Meeting& meeting, const SendDocuments& request, calendar::Day today) {
  const auto day = calendar::arg(meeting.day);
  const base::MeetingName name{meeting.body, day};
  if (request.documents.empty()) {
    throw base::bad_input(msg("nothing is to be sent"),
                          msg("choose a document, or give the address where it can be read"));
  }
  if (meeting.status == MeetingStatus::cancelled) {
    throw base::bad_input(msg("the session of {0} is cancelled: it needs no documents", day));
  }
  if (meeting.status == MeetingStatus::held) return;
  if (request.minutes || meeting.day < today) {
    throw base::bad_input(
        msg("the session of {0} is not recorded as held", day),
        msg("record it first: {0}", base::Action(base::Verb::hold_meeting).of(name)));
  }
  if (meeting.status != MeetingStatus::convened) {
    throw base::bad_input(
        msg("nobody was convened to the session of {0} yet", day),
        msg("send the documents along with its invitation: {0}",
            base::Action(base::Verb::send_invitations).with(base::Detail::send).of(name)));
  }
}

// What became of that very mail; none: it was not made.
std::optional<records::MailState> state_of(const OutgoingMail& mail,
                                           const std::vector<OutgoingMail>& outbox) {
  std::optional<records::MailState> state;
  for (const OutgoingMail& one : outbox) {
    const bool same = one.kind == mail.kind && one.subject == mail.subject &&
                      one.method == mail.method && one.revision == mail.revision &&
                      governance::same_address(one.recipient, mail.recipient);
    if (same) state = one.state;
  }
  return state;
}

bool has_left_or_waits(records::MailState state) {
  return records::is_leaving(state) || state == records::MailState::sent;
}

}  // namespace

DocumentLetters document_letters(const Opened& opened, const SendDocuments& request,
                                 calendar::Day today, const reports::Language& language) {
  const Meeting meeting = need_meeting(opened, request.meeting);
  need_occasion(meeting, request, today);
  const Enclosures enclosed = enclose(opened, meeting.uid, request.documents);
  InvitationMaker maker(opened, opened.folder, today, language);
  const auto prepared = maker.prepare(meeting);
  DocumentLetters made;
  if (prepared) {
    const auto outbox = opened.database->outbox();
    const InvitationOutbox invitations(outbox);
    const InvitationMails mails(opened, language, today, platform::now());
    const auto kind =
        request.minutes ? reports::LetterKind::minutes : reports::LetterKind::documents;
    for (const ical::Attendee& guest : prepared->invitation.attendees) {
      if (governance::same_address(guest.address, prepared->invitation.organizer.address)) continue;
      Letter letter = mails.write(
          *prepared, {guest, kind, invitations.told(meeting.uid, guest.address)}, enclosed);
      const auto state = state_of(letter.mail, outbox);
      if (state && has_left_or_waits(*state)) continue;
      letter.again = state == records::MailState::refused;
      made.letters.push_back(std::move(letter));
    }
    if (made.letters.empty()) {
      made.remarks.push_back(prepared->invitation.attendees.empty()
                                 ? msg("There is nobody to write to.")
                                 : msg("Everybody has these documents already."));
    }
  }
  made.remarks.insert(made.remarks.end(), maker.remarks().begin(), maker.remarks().end());
  made.left_out = maker.left_somebody_out();
  return made;
}

DocumentLetters queue_documents(Opened& opened, const SendDocuments& request, calendar::Day today,
                                const reports::Language& language) {
  mail_of(opened.settings);
  DocumentLetters made = document_letters(opened, request, today, language);
  records::Changes changes;
  for (const Letter& letter : made.letters) {
    changes.push_back(records::QueueMail{letter.mail, letter.again});
  }
  if (!changes.empty()) record(opened, changes);
  platform::log::info("documents queued", {platform::log::field("mails", made.letters.size())});
  return made;
}

}  // namespace gouvernail::app
