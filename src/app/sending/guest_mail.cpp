// SPDX-License-Identifier: MPL-2.0
#include "app/sending/guest_mail.h"

#include <algorithm>

#include "app/sending/invitation_revision.h"
#include "app/sending/revision_mark.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"

namespace gouvernail::app {

std::map<std::string, GuestMail> mails_to_guests(const Opened& opened,
                                                 const governance::Meeting& meeting) {
  std::map<std::string, GuestMail> mails;
  const auto revisions = opened.database->invitations(meeting.uid);
  const std::string when = when_told(meeting);
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    const bool about = mail.kind == records::invitation_kind && mail.subject == meeting.uid;
    if (!about || mail.state == records::MailState::superseded) continue;
    GuestMail& guest = mails[governance::address_key(mail.recipient)];
    guest = {mail.state, mail.method == records::cancel_method, calendar::to_paris(mail.changed_at),
             mail.reply};
    for (const records::InvitationRevision& one : revisions) {
      const bool its = to_text({one.sequence, one.dtstamp}) == mail.revision;
      if (its && !one.when.empty() && one.when != when) guest.told_before = day_told_by(one);
    }
  }
  return mails;
}

}  // namespace gouvernail::app
