// SPDX-License-Identifier: MPL-2.0
// Kinds that tie one session to another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/kinds/counting.h"
#include "rules/kinds/evidence_level.h"
#include "rules/kinds/span.h"

namespace gouvernail::rules {

// Never more than `gap` between two sessions, nor between the start and the first one.
struct MaxGap {
  Span gap;
  bool from_signature = false;  // the first gap runs from the signature, else from the start
  EvidenceLevel counts = EvidenceLevel::held;
  Counting counting = {};
};

// A session of the obligation's body before each session of `before_each`.
struct Precedence {
  std::string before_each;              // body id
  bool fresh = true;                    // since the previous session of `before_each`
  std::optional<Span> within;           // not earlier than this before it
  std::optional<Span> at_least_before;  // not later than this before it; none: an earlier day,
                                        // or the same day when the times show the order
  Counting counting = {};
};

// What answers a session: an act of the obligation's body, or a step of the session's own file.
enum class AnsweredBy { session, minutes };

// Something within a delay after each session of one of `after_each`.
struct Response {
  std::vector<std::string> after_each;  // body ids
  AnsweredBy answered_by = AnsweredBy::session;
  bool after_failed_quorum = false;     // only after sessions that missed the body's quorum
  bool formal_notice = false;           // each is a formal notice: the answer ends what it names
  std::optional<Span> at_least_after;   // not earlier than this after it
  std::optional<Span> within;           // none: the convention states no delay; end of the term
  std::optional<Span> since;            // what was done so long before answers it, too
  bool own = false;                     // each asks for an answer of its own; else one may serve
  std::optional<Span> silent_approval;  // minutes count as approved this long after sending
  Counting counting = {};
};

// Convocation, or documents, at least `ahead` before each session of the body.
enum class NoticeOf { convocation, documents };
enum class NoticeCounts { sent, received };

struct Notice {
  NoticeOf of = NoticeOf::convocation;
  Span ahead;
  std::optional<Span> urgent;  // for sessions convened as urgent
  std::optional<Span> second;  // for second convocations
  NoticeCounts counted = NoticeCounts::sent;
  std::optional<Span> delivery;  // with `received`: how long a sending takes
  bool from_next_day = false;    // the day on which it is sent, or received, is none of the span
};

}  // namespace gouvernail::rules
