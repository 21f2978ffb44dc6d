// SPDX-License-Identifier: MPL-2.0
#include "app/mailed_invitations.h"

#include <map>

#include "app/sending/guests.h"
#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/invitation_revision.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
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

// A session, and what its invitations told of it.
struct ToldDays {
  const Meeting* meeting = nullptr;
  std::map<std::string, calendar::Day> days;  // by revision mark
  std::optional<calendar::Day> last;
};

ToldDays told_of(const Meeting& meeting, const Opened& opened) {
  constexpr std::size_t day_digits = 10;  // of "2026-10-13T14:00"
  ToldDays told{&meeting, {}, std::nullopt};
  for (const records::InvitationRevision& one : opened.database->invitations(meeting.uid)) {
    const auto day = calendar::parse_iso_day(std::string_view(one.when).substr(0, day_digits));
    if (!day) continue;
    told.days[to_text(RevisionMark{one.sequence, one.dtstamp})] = *day;
    told.last = day;
  }
  return told;
}

reports::MailLine line_of(const OutgoingMail& mail, const ToldDays& told, const Opened& opened) {
  const Meeting& meeting = *told.meeting;
  reports::MailLine line;
  line.title = title_of(meeting, opened);
  const auto day = told.days.find(mail.revision);
  line.day = day == told.days.end() ? meeting.day : day->second;
  const bool untold = told.last && line.day == *told.last && *told.last != meeting.day;
  if (untold && governance::is_expected(meeting)) line.untold = meeting.day;
  line.cancels = mail.method == to_text(MailMethod::cancel);
  line.person = mail.person;
  // One mail to a mailbox that several share.
  if (const auto sharing = invited_at(mail.recipient, meeting, opened); sharing.size() > 1) {
    line.person.clear();
    for (const governance::Person* person : sharing) {
      line.person += (line.person.empty() ? "" : ", ") + person->key;
    }
  }
  line.standing = standing_of(mail.state);
  line.since = calendar::to_paris(mail.changed_at);
  line.due = calendar::to_paris(mail.due_at);
  line.attempts = mail.attempts;
  line.reply = mail.reply;
  return line;
}

}  // namespace

MailedInvitationsResult mailed_invitations(const Opened& opened) {
  std::map<std::string, ToldDays> sessions;
  for (const Meeting& meeting : opened.history->meetings) sessions[meeting.uid].meeting = &meeting;
  MailedInvitationsResult result;
  for (const OutgoingMail& mail : opened.database->outbox()) {
    const auto found = sessions.find(mail.subject);
    const bool stands = mail.kind == invitation_kind && mail.state != MailState::superseded;
    if (!stands || found == sessions.end()) continue;
    ToldDays& told = found->second;
    if (told.days.empty()) told = told_of(*told.meeting, opened);
    result.lines.push_back(line_of(mail, told, opened));
  }
  return result;
}

MailedInvitationsResult mailed_invitations(const MailedInvitationsRequest& request) {
  return mailed_invitations(open({request.workspace, "", "", ""}));
}

}  // namespace gouvernail::app
