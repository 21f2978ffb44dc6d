// SPDX-License-Identifier: MPL-2.0
#include "app/sending/due_invitations.h"

#include <utility>

#include "app/sending/recipients.h"
#include "app/workspace/record.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;
using governance::MeetingStatus;

// Proposed ones only when asked for, or when they were mailed before.
bool is_wanted(const Meeting& meeting, const InvitationMaker& maker, const InvitationOutbox& outbox,
               const MailingChoice& choice) {
  if (!maker.is_told(meeting)) return false;
  const bool mailed = outbox.holds(meeting.uid);
  if (meeting.status == MeetingStatus::cancelled) return mailed;
  return meeting.status == MeetingStatus::convened || choice.proposed || mailed;
}

}  // namespace

DueInvitations due_invitations(const Opened& opened, const std::filesystem::path& workspace,
                               const MailingChoice& choice, const reports::Language& language,
                               calendar::Day today) {
  need_workspace(opened);
  const std::string only = need_recipient(opened, choice.only);
  InvitationMaker maker(opened, workspace, today, language);
  const InvitationOutbox outbox(opened.database->outbox());
  const InvitationMails mails(opened, language, today, platform::now());
  DueInvitations due;
  for (const Meeting& meeting : opened.history->meetings) {
    if (!is_wanted(meeting, maker, outbox, choice)) continue;
    const auto prepared = maker.prepare(meeting);
    if (!prepared || !concerns(meeting, prepared->guests, only)) continue;
    const auto letters = due_letters(*prepared, outbox, opened.people, only);
    for (const DueLetter& letter : letters) due.letters.push_back(mails.write(*prepared, letter));
    if (!letters.empty() && prepared->fresh) due.revisions.push_back(*prepared->fresh);
  }
  due.remarks = maker.remarks();
  return due;
}

void queue(Opened& opened, const DueInvitations& due) {
  if (due.letters.empty()) return;
  records::Changes changes;
  for (const auto& revision : due.revisions) {
    changes.push_back(records::RecordInvitation{revision});
  }
  for (const Letter& letter : due.letters) changes.push_back(records::QueueMail{letter.mail});
  record(opened, changes);
  platform::log::info("invitations queued",
                      {platform::log::field("mails", due.letters.size()),
                       platform::log::field("revisions", due.revisions.size())});
}

}  // namespace gouvernail::app
