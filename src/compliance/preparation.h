// SPDX-License-Identifier: MPL-2.0
// A body's checklist for one of its sessions: each item with its latest day, what the facts say of
// it, and where it stands. Moving the session moves every day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/boxed.h"
#include "base/message.h"
#include "compliance/duty.h"
#include "compliance/forecast.h"

namespace gouvernail::governance {
struct Meeting;
struct Tick;
}  // namespace gouvernail::governance

namespace gouvernail::rules {
struct Checklist;
struct ChecklistItem;
enum class Proof;
}  // namespace gouvernail::rules

namespace gouvernail::compliance {

struct Judgement;

enum class StepState {
  done,
  ahead,  // its latest day is more than a week away
  soon,   // within a week, or today; or its duty is at risk
  late,   // its latest day has passed, or its duty is out of reach
  past    // left open before a session that was held since: nothing is left to do
};
const char* to_string(StepState state);  // "done", "ahead"… as classes of pages

struct ChecklistStep {
  const rules::ChecklistItem* item = nullptr;
  // A day worked: where the delay ends on another, the last one before it. None: the duty that
  // would give it does not exist for this session.
  std::optional<calendar::Day> latest;
  StepState state = StepState::ahead;
  bool by_hand = false;                               // nobody but a person can say that it is done
  std::optional<base::Boxed<governance::Tick>> tick;  // what a person said
  base::Message evidence;  // what the facts show, done or missing; may be empty
  // The day on which it was done, where that is known; of what is not done, none.
  std::optional<calendar::Day> done_on = {};
  // Where bodies are to meet: the days on which a session of theirs serves.
  std::optional<calendar::DayRange> within = {};
};

// What the answers to a session's invitations amount to.
struct Answered {
  int invited = 0;
  int yes = 0;
  int no = 0;
  Forecast forecast;
};

struct Preparation {
  const rules::Checklist* list = nullptr;
  base::Boxed<governance::Meeting> session;
  bool recorded = true;  // false: on that day, nobody had recorded a session on that day
  std::vector<ChecklistStep> steps;  // by latest day; those without one last
  int done = 0;
};

// A step that is late, or soon will be, by itself: tasks are made of it.
struct OpenStep {
  std::string meeting;  // uid
  std::string checklist;
  std::string item;
  rules::Proof proof{};
  base::LocalizedText title;
  std::vector<std::string> bodies;  // of which one is to meet
  calendar::Day latest;
  std::optional<calendar::DayRange> within = {};  // as of the step
};
// Those of a session that is recorded.
std::vector<OpenStep> open_steps(const Preparation& preparation);

// On the day of `known`. `answered`: none when nobody was invited yet. A session that is not
// recorded (without a uid), or was not yet on that day, is looked at as if it were proposed. The
// result points into `list`. `judged`: what judge says of the same rules, world and facts, where
// somebody has asked it already; null: it is asked. Of a session that is not recorded it is asked
// anyway.
Preparation prepare(const rules::Rules& rules, const World& world,
                    const governance::HistoryAsOf& known, const rules::Checklist& list,
                    const governance::Meeting& session, const std::optional<Answered>& answered,
                    const std::vector<Judgement>* judged = nullptr);

// The last day worked on which a session of `body` would still keep the first of its duties that
// wants one; none when none does. For a checklist before any date was chosen.
std::optional<calendar::Day> latest_session_day(const rules::Rules& rules, const World& world,
                                                const governance::HistoryAsOf& known,
                                                const std::string& body);

}  // namespace gouvernail::compliance
