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

// What a page shows of what would leave: how many mails, and with which documents.
struct Leaving {
  std::int64_t mails = 0;
  app::EnclosureChoice with = {};
  bool minutes = false;  // they are among the documents
};
// Hides it in the form (sending.mustache), for send_shown.
void add_leaving(reports::View& view, const Leaving& leaving);
// Where the record does not know what left from here: that it is so, and a box to go on with it.
void add_lost_memory(reports::View& view, const app::Opened& opened, const Visit& visit);

// The button of a page that shows what leaves of the meeting: `queue` puts it into the outbox and
// gives what is to be told of it, and it leaves; else `show`, also where the form only looked, and
// where what would leave now (`leaving`) is not what the page showed: nothing leaves unseen.
struct SendingPage {
  std::function<http::Response(const Problem*)> show;
  std::function<Leaving(const app::Opened&, const std::string& uid)> leaving;
  std::function<std::vector<base::Message>(app::Opened&, const std::string& uid)> queue;
};
http::Response send_shown(Visit& visit, const SendingPage& page);

// Letters, those of the same words together with all their readers: the most first, which alone is
// not folded.
std::vector<reports::View> letter_views(const std::vector<app::Letter>& letters,
                                        const Visit& visit);

// What the form has chosen or, before it was sent, the address that led to it.
const http::Form& chosen_in(const Visit& visit);

// Fields that choose documents of the meeting to go along: a box for each that is attached, and an
// address; and what was chosen in them.
std::vector<Field> enclosure_fields(const app::Opened& opened, const std::string& uid,
                                    const http::Form& form);
app::EnclosureChoice enclosures_chosen(const app::Opened& opened, const std::string& uid,
                                       const http::Form& form);
// Those fields, with the button that shows the letters anew, as sending.mustache has them.
struct EnclosureFields {
  std::vector<Field> fields;  // empty: nothing can go along
  std::string page;           // the last part of its address, to which an attached file comes back
  std::int64_t more = 0;      // mails that leave besides where something is chosen
};
void add_enclosures(reports::View& view, const EnclosureFields& enclosures, const Visit& visit,
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
