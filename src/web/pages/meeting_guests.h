// SPDX-License-Identifier: MPL-2.0
// The guests on the page of a meeting.
#pragma once

#include <map>
#include <string>

#include "app/sending/guest_mail.h"
#include "app/workspace/opened.h"
#include "governance/meeting.h"
#include "reports/answers_text.h"
#include "reports/view.h"
#include "web/visit.h"

namespace gouvernail::governance {
struct Person;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::web {

// Each with the answer that counts now, and the way to note one; what the answers foretell.
void add_guests(reports::View& view, const governance::Meeting& meeting, const app::Opened& opened,
                const Visit& visit);
// Of a meeting that nobody is asked to any more.
void leave_out_guests(reports::View& view);

// What somebody answered; empty: nothing was said.
std::string said_by(const reports::PersonAnswer& person, const app::Opened& opened,
                    const Visit& visit);
// What became of his invitation to a session of that day, by the mails that its guests were sent.
std::string mail_to(const governance::Person* person,
                    const std::map<std::string, app::GuestMail>& mails, calendar::Day meeting,
                    const Visit& visit);

}  // namespace gouvernail::web
