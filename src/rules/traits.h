// SPDX-License-Identifier: MPL-2.0
// What is asked of an obligation's kind, whatever it is. A new kind answers every question in
// traits.cpp or does not compile; nothing else looks into the variant but visitors that say
// something of each kind (`derive`, `judge_kind`, the words of a rule…).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rules/obligation.h"

namespace gouvernail::rules {

// Points into the kind, which must outlive it. No member has a default: none is forgotten.
struct KindTraits {
  // The word of the key `kind` in a rule file: "cadence", "max-gap"…
  const char* name;

  // Kept by sessions: one more of its body (or its act done once more) is what an unmet duty
  // lacks. A plan adds sessions for it, and a body of which it is said has occasion to meet. Not
  // so what is kept by sending, writing or appointing, nor by who comes.
  bool kept_by_sessions;
  // Narrower: the session is convened for its sake, and the invitation says so. A response is kept
  // by a session too, but where the text states no delay any later one serves: naming it would
  // give each session of the body reasons that nobody had.
  bool reason_to_meet;
  // Wider: whether another day for a session can change its verdict. Who must come is the same on
  // any day; a role is filled without sessions.
  bool hangs_on_day;
  // Owed some time after a session, and the text does not say within what delay.
  bool without_delay;
  // Due by a day that is counted from the end of the term: it prepares what follows.
  bool ends_the_term;

  // How often its body meets; null where it is no rhythm. `delegated`: the rhythm is left to the
  // body's judgement and makes no dated duty.
  const calendar::Period* rhythm;
  bool delegated;
  std::optional<int> at_most;            // sessions in a window; none: no ceiling
  std::optional<calendar::Day> due_day;  // a day of the calendar, not counted from another

  // Bodies that it names besides its own: those whose sessions count for it as well, and all.
  std::span<const std::string> also_counts;
  std::span<const std::string> other_bodies;

  // Which of its sessions keep it; null where it is not kept by sessions.
  const Counting* counting;
  // The longest time from one session to the next.
  const Span* longest_gap;
  // What answers sessions.
  const Response* response;
  // What must come before each session of another body.
  const Precedence* precedence;
  // How long before a session something must be sent.
  const Notice* notice;
  // Who must come to a session of its body.
  const Composition* composition;
  // Which role is to be filled.
  const Standing* standing;
};

KindTraits traits(const Kind& kind);
KindTraits traits(Kind&&) = delete;

// One of each kind, without content, in the order of the variant.
std::vector<Kind> every_kind();

}  // namespace gouvernail::rules
