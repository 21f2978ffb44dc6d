// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "compliance/duty.h"

namespace gouvernail::compliance {

// What is known of a duty on a given day.
enum class Verdict {
  satisfied,  // enough qualifying sessions were held; nothing can undo it
  covered,    // with those convened or proposed ahead, enough
  open,       // not enough yet; can still be kept; last call is far
  at_risk,    // as open, last call passed or within the alert horizon
  unproven,   // would be kept if past sessions were recorded as held, or evidence came
  lost,       // window not over, yet no calendar can keep it any more
  breached,   // window over, not kept
  waived,     // excused by a recorded waiver
  upcoming    // window not begun, and not covered yet
};
inline constexpr std::array all_verdicts = {
    Verdict::satisfied, Verdict::covered,  Verdict::open,   Verdict::at_risk, Verdict::unproven,
    Verdict::lost,      Verdict::breached, Verdict::waived, Verdict::upcoming};

const char* to_string(Verdict verdict);  // "satisfied"… as in JSON

// Why a session counted for a duty, or did not.
struct SessionNote {
  std::string uid;
  bool counted = false;
  base::Message why;
  bool bears = true;  // false: it can keep the duty no more, whatever is recorded of it
};

struct Judgement {
  Duty duty;
  Verdict verdict = Verdict::open;
  int counted = 0;                    // qualifying sessions held
  std::vector<std::string> meetings;  // uids of the sessions that bear on it, by day: counted,
                                      // ahead, or with their evidence missing
  std::vector<SessionNote> sessions;  // every session looked at, by day
  // Last day to act in good order, and at all; none when nothing is left to be done, or when
  // no day ever allowed it. Both are facts of the calendar: they do not depend on the day of
  // judgement, but on what is held, convened and proposed.
  std::optional<calendar::Day> last_call;
  std::optional<calendar::Day> last_resort;
  // Of one that a session brought with it and whose window is over, missed or not known to be kept:
  // the last call that it had.
  std::optional<calendar::Day> former_last_call = {};
  std::optional<int> slack;  // days worked from the day of judgement to the last call
  // Unproven because hours would decide: the days of which nobody recorded them.
  std::vector<calendar::Day> hours_missing = {};
  base::Message because;                // one sentence
  base::Message next;                   // what to do next; empty when nothing
  std::vector<std::string> depends_on;  // alternative readings under which the verdict differs
  std::optional<Verdict> without_waiver = {};  // of one that is waived: what it would be
  // Ids of the parties that owe it, in the order of the convention: of a composition, of those
  // alone that owe what was lacking. Empty: nobody does.
  std::vector<std::string> owed_by = {};
  std::vector<base::LocalizedText> absent_guests = {};  // of a composition: invited, and no party
};

// How many sessions the duty lacks, beyond those that bear on it.
int sessions_lacking(const Judgement& judgement);

struct Counts {
  std::array<int, all_verdicts.size()> of{};
  int operator[](Verdict verdict) const { return of[static_cast<std::size_t>(verdict)]; }
};
Counts count(const std::vector<Judgement>& judgements);
// What the duty would be had nobody excused it.
Verdict without_waivers(const Judgement& judgement);

}  // namespace gouvernail::compliance
