// SPDX-License-Identifier: MPL-2.0
#include "app/send_documents.h"

#include <algorithm>
#include <set>

#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/recipients.h"
#include "app/sending/record_memory.h"
#include "app/sending/sent_documents.h"
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
  if (meeting.status == MeetingStatus::held) {
    if (!request.minutes || !meeting.minutes_on || *meeting.minutes_on >= today) return;
    throw base::bad_input(
        msg("these minutes were approved on {0} already", calendar::arg(*meeting.minutes_on)),
        msg("send them as documents, and say when the minutes were sent before"));
  }
  if (request.minutes || meeting.day < today) {
    throw base::bad_input(
        msg("the session of {0} is not recorded as held", day),
        msg("record it first: {0}", base::Action(base::Verb::hold_meeting).of(name)));
  }
  if (meeting.status != MeetingStatus::convened && !request.with_invitation) {
    throw base::bad_input(
        msg("nobody was convened to the session of {0} yet", day),
        msg("send the documents along with its invitation: {0}",
            base::Action(base::Verb::send_invitations).with(base::Detail::send).of(name)));
  }
}

// That very mail was refused before.
bool was_refused(const OutgoingMail& mail, const std::vector<OutgoingMail>& outbox) {
  return std::ranges::any_of(outbox, [&](const OutgoingMail& one) {
    return one.state == records::MailState::refused && one.kind == mail.kind &&
           one.subject == mail.subject && one.method == mail.method &&
           one.revision == mail.revision && governance::same_address(one.recipient, mail.recipient);
  });
}

bool is_meant(const Guest& guest, const std::string& only, const Meeting& meeting) {
  return only.empty() || only == meeting.body || guest.person == only || guest.party == only;
}

// Whom to write to, each address once, with the names of those who read there.
std::vector<ical::Attendee> readers_of(const Meeting& meeting, const std::vector<Guest>& guests,
                                       const std::string& only, const Opened& opened) {
  std::vector<ical::Attendee> readers;
  for (const std::string& address : readers_of_documents(meeting, opened)) {
    ical::Attendee reader;
    reader.address = address;
    bool meant = false;
    for (const Guest& guest : guests) {
      const governance::Person* person = opened.people->find(guest.person);
      if (!person || !governance::same_address(person->address, address)) continue;
      reader.name += (reader.name.empty() ? "" : " et ") + person->name;
      meant = meant || is_meant(guest, only, meeting);
    }
    if (meant) readers.push_back(std::move(reader));
  }
  return readers;
}

}  // namespace

DocumentLetters document_letters(const Opened& opened, const SendDocuments& request,
                                 calendar::Day today, const reports::Language& language) {
  const Meeting meeting = need_meeting(opened, request.meeting);
  need_occasion(meeting, request, today);
  const std::string only = need_recipient(opened, request.only);
  const std::vector<Enclosure> asked = enclose(opened, meeting.uid, request.documents);
  DocumentLetters made;
  InvitationMaker maker(opened, opened.folder, today, language);
  auto prepared = maker.prepare(meeting);
  if (prepared) {
    prepared->guests = guests_of(meeting, opened, standing_answers(opened));
    const auto outbox = opened.database->outbox();
    const InvitationOutbox invitations(outbox);
    const InvitationMails mails(opened, language, today, platform::now());
    const auto kind =
        request.minutes ? reports::LetterKind::minutes : reports::LetterKind::documents;
    const auto readers = readers_of(meeting, prepared->guests, only, opened);
    for (const ical::Attendee& reader : readers) {
      const std::set<std::string> has =
          marks_sent_to(reader.address, meeting, request.minutes, outbox);
      std::vector<Enclosure> lacking = asked;
      std::erase_if(lacking, [&](const Enclosure& one) { return has.contains(one.mark()); });
      if (lacking.empty()) continue;
      Letter letter = mails.write(
          *prepared, {reader, kind, invitations.told(meeting.uid, reader.address)}, lacking);
      letter.again = was_refused(letter.mail, outbox);
      made.letters.push_back(std::move(letter));
    }
    if (made.letters.empty()) {
      made.remarks.push_back(
          readers.empty()
              ? msg("There is nobody to write to.")
              : msg("Each of them was sent these documents already, or they wait to leave."));
    }
  }
  made.remarks.insert(made.remarks.end(), maker.remarks().begin(), maker.remarks().end());
  made.left_out = maker.left_somebody_out();
  return made;
}

DocumentLetters queue_documents(Opened& opened, const SendDocuments& request, calendar::Day today,
                                const reports::Language& language) {
  mail_of(opened.settings);
  need_memory(opened);
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
