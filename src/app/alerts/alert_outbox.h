// SPDX-License-Identifier: MPL-2.0
// Alerts in the outbox: one a week, whatever runs how often.
#pragma once

#include <optional>
#include <vector>

#include "app/alerts/alert.h"
#include "records/outbox.h"

namespace gouvernail::app {

// The letters as mails, written in that language; a Failure when nobody is set who writes them.
std::vector<records::OutgoingMail> alert_mails(const Opened& opened, const Alert& alert,
                                               const reports::Language& language);

// The mails of this week's alert, without their bytes; empty: it was not made yet.
std::vector<records::OutgoingMail> mails_of_week(const Opened& opened, calendar::Day today);
// Whether this week's alert was put into the outbox already.
bool is_queued(const Opened& opened, calendar::Day today);
// Puts them there in one transaction, unless the week's alert is; true when they were put.
bool queue(Opened& opened, const std::vector<records::OutgoingMail>& mails);

// When the last digest was made that went before this week's, so that what a lost week brought is
// told of; none when none went.
std::optional<calendar::UtcTime> digest_told_before_week_of(calendar::Day today,
                                                            const Opened& opened);

}  // namespace gouvernail::app
