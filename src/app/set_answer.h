// SPDX-License-Identifier: MPL-2.0
// An answer that came by another way than mail: by telephone, in a corridor.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/workspace/opened.h"
#include "governance/answer.h"

namespace gouvernail::app {

struct SetAnswer {
  std::string meeting;  // as need_meeting takes it
  std::string person;   // key, name or address
  // "oui", "non", "peut-être", "excusé", "représenté par" and whoever comes; in English too.
  std::string answer;
};

struct AnswerSet {
  governance::AnswerRecord answer;
  // What may surprise; it is recorded all the same: nobody invited him, whoever comes may not sit
  // there, the session will lack somebody now.
  std::vector<base::Message> remarks;
};

// Recorded as of now, to the present invitation: it counts from then on, until he answers anew. Of
// a session that is held or cancelled, of somebody unknown, or in other words, it is a Failure.
AnswerSet set_answer(Opened& opened, const SetAnswer& request);

}  // namespace gouvernail::app
