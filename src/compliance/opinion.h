// SPDX-License-Identifier: MPL-2.0
// How one duty is judged; private to the module.
#pragma once

#include <string>
#include <vector>

#include "compliance/last_call.h"
#include "compliance/own_answers.h"
#include "compliance/validity.h"
#include "compliance/verdict.h"
#include "rules/rules.h"

namespace gouvernail::governance {
struct History;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::compliance {

// All that a judgement draws on. `history` is already cut to what was known on `as_of`.
struct Hearing {
  const rules::Rules& rules;
  const governance::History& history;
  const Sessions& sessions;
  const Validity& validity;
  const Takers& takers;
  const Placement& placement;
  const OwnAnswers& own_answers;
  calendar::Day as_of;
};

// Sessions that bear on a duty, sorted by what they prove on the day of judgement.
struct Tally {
  int held = 0;        // counted
  int ahead = 0;       // convened or proposed, their day not passed
  int unrecorded = 0;  // their day has passed, but the evidence is missing
  std::vector<SessionNote> notes;
  int undecided = 0;                              // among `unrecorded`: hours would decide
  std::vector<calendar::Day> hours = {};          // of which days, each once
  std::vector<calendar::Day> without_sheet = {};  // of those unrecorded: held, validity not known
  base::MessageList in_question = {};             // of all whose validity is not known: why not
  // Nothing more can come, though the window is not over.
  bool closed = false;

  // The hours of these days would tell whether it counts.
  void add_in_doubt(const governance::Meeting& meeting, const std::vector<calendar::Day>& days);
  // One that took place and does not count here: `why`. It bears on nothing.
  void add_beside(const governance::Meeting& meeting, base::Message why);
  // Whether it is there to count hangs on what is not recorded of other sessions: `why`.
  void add_in_question(const governance::Meeting& meeting, base::Message why);
  // One that was held, but of which nobody said what the rule needs to know.
  void add_untold(const governance::Meeting& meeting, base::Message why);
  // `appraisal`: what the session is worth, once it was held, to a rule that asks for it to be
  // held.
  void add(const governance::Meeting& meeting, rules::EvidenceLevel needed, calendar::Day as_of,
           const Appraisal& appraisal);
  // Of those that bear on the duty.
  std::vector<std::string> uids() const;
};

// The verdict that a tally gives to a duty that asks for a number of sessions in a window.
// Fills verdict, counted, meetings, sessions, the last days, because and next.
void weigh(Judgement& judgement, Tally tally, const Hearing& hearing);

// The last days of what somebody does without a session (sends, writes, appoints), on `first` at
// the earliest: in good order on a day worked, where one is left. Fills last_call, last_resort,
// slack.
void set_last_days(Judgement& judgement, calendar::Day first, calendar::Day last,
                   const Hearing& hearing);

// `open`, `at_risk` or `lost` for something still to be done by these days (none: no calendar
// ever allowed it).
Verdict while_open(std::optional<calendar::Day> last_call, std::optional<calendar::Day> last_resort,
                   const Hearing& hearing);

void judge_kind(Judgement& judgement, const rules::Cadence& rule, const Hearing& hearing);
void judge_kind(Judgement& judgement, const rules::MaxGap& rule, const Hearing& hearing);
void judge_kind(Judgement& judgement, const rules::Precedence& rule, const Hearing& hearing);
void judge_kind(Judgement& judgement, const rules::Response& rule, const Hearing& hearing);
void judge_kind(Judgement& judgement, const rules::Notice& rule, const Hearing& hearing);
void judge_kind(Judgement& judgement, const rules::Composition& rule, const Hearing& hearing);
void judge_kind(Judgement& judgement, const rules::Standing& rule, const Hearing& hearing);
void judge_kind(Judgement& judgement, const rules::Deadline& rule, const Hearing& hearing);

bool was_held(const governance::Meeting& meeting);

// Owed only if a session of a past day took place, and nobody recorded that it did.
void doubt(Judgement& judgement, const governance::Meeting& trigger);
// What is owed because of a session is owed for certain only once that session was held: before,
// it can be moved; after its day, somebody must say whether it took place.
void doubt_trigger(Judgement& judgement, const Hearing& hearing);
// "it may have served already for 3 March 2026: …"
base::Message may_have_served(base::MessageList days);

// "the steering committee", as an argument of messages; the id when the body has no name.
base::LocalizedText body_name(const rules::Rules& rules, const std::string& body);

}  // namespace gouvernail::compliance
