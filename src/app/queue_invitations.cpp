// SPDX-License-Identifier: MPL-2.0
#include "app/queue_invitations.h"

#include "app/workspace/access.h"

namespace gouvernail::app {

QueueInvitationsResult queue_invitations(const QueueInvitationsRequest& request) {
  Opened opened = open({request.workspace, "", "", ""});
  mail_of(opened.settings);
  const DueInvitations due =
      due_invitations(opened, request.workspace, request.choice, request.language, request.today);
  queue(opened, due);
  return {static_cast<int>(due.letters.size()), due.remarks, due.left_out};
}

}  // namespace gouvernail::app
