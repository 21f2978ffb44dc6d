// SPDX-License-Identifier: MPL-2.0
// A session of 13 October 2026, from two to four, for the tests of its life.
#pragma once

#include <optional>

#include "governance/meeting.h"
#include "governance/transitions.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::sample {

inline constexpr calendar::Minutes two{14 * 60};
inline constexpr calendar::Minutes three{15 * 60};
inline constexpr calendar::Minutes four{16 * 60};

inline Meeting october(MeetingStatus status) {
  Meeting m;
  m.uid = "m-1";
  m.body = "copil";
  m.day = day("2026-10-13");
  m.start_time = two;
  m.end = calendar::LocalTime{m.day, four};
  m.status = status;
  m.site = "fruges";
  m.joint = "m-0";
  return m;
}

// Of what went through; throws where it was refused.
inline const Meeting& done(const Changed& changed) { return std::get<Meeting>(changed); }

inline std::optional<RefusalReason> refused(const Changed& changed) {
  const auto* refusal = std::get_if<Refusal>(&changed);
  return refusal ? std::optional(refusal->reason) : std::nullopt;
}

}  // namespace gouvernail::governance::sample
