// SPDX-License-Identifier: MPL-2.0
// Mails that leave beside the requests.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/message.h"
#include "web/form_page.h"
#include "web/notes.h"
#include "web/visit.h"

namespace gouvernail::web {

// Sends what waits in the outbox, as the act of that change: what came of it, after `remarks`.
// Where it takes a while, nothing, and the change leads to the page that shows how far it is.
Note deliver_beside(Visit& visit, Change& change, std::vector<base::Message> remarks);

// Mails of that meeting, or of all where it is empty, that wait to leave.
std::int64_t waiting_mails(const app::Opened& opened, const std::string& uid);
// Of those that leave with what is sent: `count` of them.
base::Message others_leave_words(std::int64_t count);

}  // namespace gouvernail::web
