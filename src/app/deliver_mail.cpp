// SPDX-License-Identifier: MPL-2.0
#include "app/deliver_mail.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "app/sending/convened_by_mail.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/sent_documents.h"
#include "app/workspace/access.h"
#include "app/workspace/opened.h"
#include "base/failure.h"
#include "platform/lock.h"
#include "records/workspace.h"

namespace gouvernail::app {

using base::msg;

DeliverMailResult deliver_mail(const DeliverMailRequest& request) {
  const Opened opened = open_record(request.workspace);
  const settings::MailConnection& connection = mail_of(opened.settings);
  const platform::Lock lock(request.workspace, "send");
  if (!lock.held()) {
    throw base::bad_input(msg("mail is being sent from this workspace already"),
                          msg("wait until it is done"));
  }
  net::Smtp smtp(smtp_of(connection, request.workspace));
  SentLog(request.workspace / sent_name).raise(revisions_leaving(opened.database->outbox()));
  ConvenedByMail convened = record_convened_by_mail(request.workspace);
  std::vector<base::Message> noted = record_documents_sent(request.workspace);
  std::set<std::string> seen;  // revisions of sessions: the first mail of each convenes
  const auto note = [&](const records::OutgoingMail& mail) {
    if (!seen.insert(mail.kind + " " + mail.subject + " " + mail.revision).second) return;
    if (mail.kind == invitation_kind) {
      ConvenedByMail more = record_convened_by_mail(request.workspace);
      std::ranges::move(more.convened, std::back_inserter(convened.convened));
      std::ranges::move(more.behind, std::back_inserter(convened.behind));
    }
    if (!mail.documents.empty()) {
      std::ranges::move(record_documents_sent(request.workspace), std::back_inserter(noted));
    }
  };
  Deliveries done = deliver(
      *opened.database,
      [&](const records::OutgoingMail& mail) {
        return smtp.send(mail.sender, mail.recipient, mail.message);
      },
      request.tell, note);
  done.convened = std::move(convened.convened);
  done.behind = std::move(convened.behind);
  std::ranges::move(noted, std::back_inserter(done.convened));
  return done;
}

}  // namespace gouvernail::app
