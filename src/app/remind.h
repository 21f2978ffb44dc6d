// SPDX-License-Identifier: MPL-2.0
// Reminds those who were invited by mail and have not answered. What leaves is the invitation that
// they have, its calendar with the same UID and SEQUENCE, in a few words: no change, and nothing
// that their diary would ask about anew.
#pragma once

#include <string>
#include <vector>

#include "app/sending/invitation_mail.h"
#include "app/workspace/opened.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Keys of the guests to whom the last mail of the session has left, and whose answer to it has not
// come: neither one that waits for a decision, nor one in somebody's own words. Of a session ahead.
std::vector<std::string> silent_guests(const Opened& opened, const governance::Meeting& meeting,
                                       calendar::Day today);

// Whether reminders of the session were made on that day.
bool was_reminded(const Opened& opened, const std::string& uid, calendar::Day today);

// What would leave, a mail to each mailbox; not queued. Whom something new is to be told first is
// not reminded. A session that is not ahead, nobody who is silent, a change that is not told yet,
// and a second time on the same day are Failures.
std::vector<Letter> reminder_letters(const Opened& opened, const std::string& meeting,
                                     calendar::Day today, const reports::Language& language);

// Puts them into the outbox, from where deliver_mail sends them. Settings without a mail server are
// a Failure.
void queue_reminders(Opened& opened, const std::string& meeting, calendar::Day today,
                     const reports::Language& language);

}  // namespace gouvernail::app
