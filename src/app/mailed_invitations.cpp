// SPDX-License-Identifier: MPL-2.0
#include "app/mailed_invitations.h"

#include <map>

#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;
using records::MailState;
using records::OutgoingMail;
using reports::MailStanding;

MailStanding standing_of(MailState state) {
  switch (state) {
    case MailState::sent:
      return MailStanding::sent;
    case MailState::refused:
      return MailStanding::refused;
    case MailState::pending:
    case MailState::sending:
    case MailState::superseded:
      break;
  }
  return MailStanding::waits;
}

reports::MailLine line_of(const OutgoingMail& mail, const Meeting& meeting, const Opened& opened) {
  reports::MailLine line;
  line.title = title_of(meeting, opened);
  line.day = meeting.day;
  line.cancels = mail.method == to_text(MailMethod::cancel);
  line.person = mail.person;
  line.standing = standing_of(mail.state);
  line.since = calendar::to_paris(mail.changed_at);
  line.due = calendar::to_paris(mail.due_at);
  line.attempts = mail.attempts;
  line.reply = mail.reply;
  return line;
}

}  // namespace

MailedInvitationsResult mailed_invitations(const Opened& opened) {
  std::map<std::string, const Meeting*> meetings;
  for (const Meeting& meeting : opened.history->meetings) meetings[meeting.uid] = &meeting;
  MailedInvitationsResult result;
  for (const OutgoingMail& mail : opened.database->outbox()) {
    const auto meeting = meetings.find(mail.subject);
    const bool told = mail.kind == invitation_kind && mail.state != MailState::superseded;
    if (told && meeting != meetings.end()) {
      result.lines.push_back(line_of(mail, *meeting->second, opened));
    }
  }
  return result;
}

MailedInvitationsResult mailed_invitations(const MailedInvitationsRequest& request) {
  return mailed_invitations(open({request.workspace, "", "", ""}));
}

}  // namespace gouvernail::app
