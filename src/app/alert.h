// SPDX-License-Identifier: MPL-2.0
// The weekly alert: one digest a week to the organiser, whatever cron does.
#pragma once

#include <filesystem>
#include <optional>

#include "app/opened.h"
#include "reports/digest.h"
#include "store/outbox.h"

namespace gouvernail::app {

// The ISO week that holds the day: "2026-W48".
std::string week_name(calendar::Day day);

// The verdicts of the day as `check` shows them, with what the answers foretell.
reports::CheckReport report_of(const Opened& opened, const governance::History& known,
                               calendar::Day day);

reports::Digest make_digest(const Opened& opened, calendar::Day today,
                            const reports::Language& language);

// The digest as a mail to the organiser; none when there is nothing to say and the settings do not
// ask for a line all the same.
std::optional<store::OutgoingMail> alert_mail(const Opened& opened, calendar::Day today,
                                              const reports::Language& language);

// Puts it into the outbox unless this week's stands there already; true when it was put.
bool queue_alert(Opened& opened, const store::OutgoingMail& mail);

}  // namespace gouvernail::app
