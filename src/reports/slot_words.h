// SPDX-License-Identifier: MPL-2.0
// A date still possible, in words: when, who is free, until when to convene.
#pragma once

#include <string>
#include <vector>

#include "planning/slots.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct People;
}

namespace gouvernail::reports {

// How much is said of those invited: the organiser reads names, anybody else numbers alone, and
// nothing to do.
enum class Audience { organiser, anybody };

// "mar. 15/12/2026, 14 h – 16 h".
std::string slot_time(const planning::Slot& slot, const Language& language);

// "4 libres · pas libres : DGS · 2 agendas inconnus"; of persons alone, since seats that nobody
// holds are told apart. Empty: nobody is invited. `people`: their names; null: keys stand for them.
std::string who_is_free(const planning::Slot& slot, const governance::People* people,
                        Audience audience, const Language& language);

// "à bref délai… · à convoquer d'ici le 08/12/2026", of the slot and those before it: taking the
// date means convening all of them, so that the first of their last days is what the reader has to
// keep. Empty: no notice is owed.
std::string slot_timing(const planning::Slot& slot, const Language& language);

}  // namespace gouvernail::reports
