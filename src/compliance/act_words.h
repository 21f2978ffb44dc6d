// SPDX-License-Identifier: MPL-2.0
// What is said of an act by what becomes of it: a letter is sent, an assessment delivered, a tool
// published, a plan adopted; whatever else is done. Nouns, where the gender of the act's name would
// have to agree. Private to the module.
#pragma once

#include "base/message.h"

namespace gouvernail::governance {
enum class Done;
}

namespace gouvernail::compliance {

// "Send the letter by…": what there is to do, in good order, and at once.
base::Message do_by(governance::Done done, const base::LocalizedText& act, base::DayNumber last);
base::Message do_at_once(governance::Done done, const base::LocalizedText& act,
                         base::DayNumber last);
// The task to do it, once or several times; the day of what is planned.
base::Message task_to_do(governance::Done done, const base::LocalizedText& act, int missing);
base::Message task_on_day(governance::Done done, const base::LocalizedText& act,
                          base::DayNumber day);
// Whether it was, on its day.
base::Message task_to_record(governance::Done done, const base::LocalizedText& act,
                             base::DayNumber day);
// "Sent on…", of one or several days.
base::Message done_on(governance::Done done, base::MessageList days);

}  // namespace gouvernail::compliance
