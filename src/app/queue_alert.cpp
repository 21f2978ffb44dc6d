// SPDX-License-Identifier: MPL-2.0
#include "app/queue_alert.h"

#include "app/alerts/alert_outbox.h"
#include "app/workspace/access.h"

namespace gouvernail::app {

QueueAlertResult queue_alert(const QueueAlertRequest& request) {
  Opened opened = open({request.workspace, "", "", ""});
  mail_of(opened.settings);
  QueueAlertResult result;
  result.week = week_name(request.today);
  result.outcome = AlertOutcome::made_already;
  if (is_queued(opened, request.today)) return result;
  const Alert alert = make_alert(opened, request.workspace, request.today, request.language,
                                 Reach::network, request.closing);
  result.remarks = alert.remarks;
  const auto mails = alert_mails(opened, alert, request.language);
  if (mails.empty()) {
    result.outcome = AlertOutcome::nothing_to_say;
  } else if (queue(opened, mails)) {
    result.outcome = AlertOutcome::queued;
  }
  return result;
}

}  // namespace gouvernail::app
