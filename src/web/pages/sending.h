// SPDX-License-Identifier: MPL-2.0
// Mails as a page shows them before they leave, and how they leave beside the requests.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/sending/enclosures.h"
#include "app/sending/invitation_mail.h"
#include "base/message.h"
#include "web/form_page.h"
#include "web/notes.h"
#include "web/visit.h"

namespace gouvernail::web {

// Sends what waits in the outbox, as the act of that change: what came of it, after `remarks`.
// Where it takes a while, nothing, and the change leads to the page that shows how far it is.
Note deliver_beside(Visit& visit, Change& change, std::vector<base::Message> remarks);

// The button of a page that shows what leaves of the meeting: `queue` puts it into the outbox and
// gives what is to be told of it, and it leaves; else `show`, also where the form only looked.
http::Response send_shown(
    Visit& visit, const std::function<http::Response(const Problem*)>& show,
    const std::function<std::vector<base::Message>(app::Opened&, const std::string& uid)>& queue);

// Letters, each with its readers and its words.
std::vector<reports::View> letter_views(const std::vector<app::Letter>& letters,
                                        const Visit& visit);

// Fields that choose documents of the meeting to go along: a box for each that is attached, and an
// address; and what was chosen in them.
std::vector<Field> enclosure_fields(const app::Opened& opened, const std::string& uid,
                                    const http::Form& form);
app::EnclosureChoice enclosures_chosen(const app::Opened& opened, const std::string& uid,
                                       const http::Form& form);
// Those fields, with the button that shows the letters anew, as sending.mustache has them.
void add_enclosures(reports::View& view, const std::vector<Field>& fields, const Visit& visit,
                    const Problem* problem);

// Mails of that meeting, or of all where it is empty, that wait to leave.
std::int64_t waiting_mails(const app::Opened& opened, const std::string& uid);
// To whom they go: of this meeting, and of others, which leave with what is sent of it.
std::vector<std::string> waiting_remarks(const app::Opened& opened, const std::string& uid,
                                         bool any_leave, const Visit& visit);
// Those that are not of that meeting; empty: there are none.
std::string others_leave_words(const app::Opened& opened, const std::string& uid,
                               const Visit& visit);
// How many leave once the button is pressed, which is called so.
base::Message all_leave_words(std::int64_t count);
base::Message send_label(std::int64_t count);

}  // namespace gouvernail::web
