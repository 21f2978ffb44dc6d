// SPDX-License-Identifier: MPL-2.0
// Actions and inputs on a page: an action is the name of the button or the page that does it, an
// input the name of its field.
#pragma once

#include <string>

#include "base/action.h"
#include "base/message.h"
#include "reports/action_words.h"

namespace gouvernail::web {

const reports::ActionWords& page_words();

base::Message action_label(const base::Action& action);
base::Message field_label(base::Detail detail);
// How forms call it: "minutes-sent-on".
std::string field_name(base::Detail detail);

// Whether the action is given that.
bool has_detail(const base::Action& action, base::Detail detail);

// The page on which it is done, with what the action says filled in. `meeting`: the uid of the
// session that it is about, where it is known.
std::string action_address(const base::Action& action, const std::string& meeting = "");

}  // namespace gouvernail::web
