// SPDX-License-Identifier: MPL-2.0
// Makes today's alert and puts its mails into the outbox, once a week; deliver_mail sends them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/alerts/alert.h"

namespace gouvernail::app {

struct QueueAlertRequest {
  std::filesystem::path workspace;
  calendar::Day today;
  const reports::Language& language;  // of the organiser
  base::Message closing = {};         // the last words of the digest; or empty
};

enum class AlertOutcome {
  queued,
  made_already,  // this week
  nothing_to_say
};

struct QueueAlertResult {
  AlertOutcome outcome = AlertOutcome::queued;
  std::string week;  // "2026-W48"
  std::vector<base::Message> remarks;
};

// Calendars that have grown old are fetched. Settings without a mail server are a Failure, before
// anything is made.
QueueAlertResult queue_alert(const QueueAlertRequest& request);

}  // namespace gouvernail::app
