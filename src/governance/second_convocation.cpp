// SPDX-License-Identifier: MPL-2.0
#include "governance/second_convocation.h"

#include "governance/meeting.h"
#include "governance/transitions.h"

namespace gouvernail::governance {

const Meeting* first_of(const Meeting& second, const std::vector<Meeting>& meetings) {
  if (second.second_of.empty()) return nullptr;
  const Meeting* found = nullptr;
  for (const Meeting& one : meetings) {
    if (one.uid == second.second_of) return &one;
    if (one.body != second.body || !is_called(one, second.second_of)) continue;
    if (!found || found->status == MeetingStatus::cancelled) found = &one;
  }
  return found;
}

std::optional<Refusal> refuses_second(const Meeting& second, const std::vector<Meeting>& meetings) {
  if (second.second_of.empty()) return std::nullopt;
  const Meeting* first = first_of(second, meetings);
  if (!first) return Refusal{RefusalReason::second_of_nothing, second.day};
  if (first->body != second.body) return Refusal{RefusalReason::second_of_other_body, first->day};
  if (first->uid == second.uid || first->day >= second.day) {
    return Refusal{RefusalReason::second_before_first, first->day};
  }
  if (first->status == MeetingStatus::cancelled) {
    return Refusal{RefusalReason::second_of_cancelled, first->day};
  }
  return std::nullopt;
}

}  // namespace gouvernail::governance
