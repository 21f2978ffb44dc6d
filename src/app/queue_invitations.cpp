// SPDX-License-Identifier: MPL-2.0
#include "app/queue_invitations.h"

#include "app/send_documents.h"
#include "app/sending/record_memory.h"
#include "app/workspace/access.h"
#include "base/failure.h"

namespace gouvernail::app {

using base::msg;

QueueInvitationsResult queue_invitations(const QueueInvitationsRequest& request) {
  Opened opened = open({request.workspace, "", "", ""});
  mail_of(opened.settings);
  need_memory(opened);
  const bool with_documents = !request.documents.empty();
  if (with_documents && request.choice.meetings.size() != 1) {
    throw base::bad_input(msg("documents go along with the invitations of one session"),
                          msg("name that session, and no other"));
  }
  SendDocuments papers;
  if (with_documents) {
    papers = {request.choice.meetings.front(), request.documents, false, request.choice.only, true};
    document_letters(opened, papers, request.today, request.language);  // or nothing leaves
  }
  const DueInvitations due =
      due_invitations(opened, request.workspace, request.choice, request.language, request.today);
  queue(opened, due);
  QueueInvitationsResult result{static_cast<int>(due.letters.size()), due.remarks, due.left_out};
  if (with_documents) {
    const DocumentLetters sent = queue_documents(opened, papers, request.today, request.language);
    result.queued += static_cast<int>(sent.letters.size());
    if (sent.letters.empty()) {
      result.remarks.insert(result.remarks.end(), sent.remarks.begin(), sent.remarks.end());
    }
  }
  return result;
}

}  // namespace gouvernail::app
