// SPDX-License-Identifier: MPL-2.0
#include "compliance/verdict.h"

#include <algorithm>

namespace gouvernail::compliance {

const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::satisfied:
      return "satisfied";
    case Verdict::covered:
      return "covered";
    case Verdict::open:
      return "open";
    case Verdict::at_risk:
      return "at_risk";
    case Verdict::unproven:
      return "unproven";
    case Verdict::lost:
      return "lost";
    case Verdict::breached:
      return "breached";
    case Verdict::waived:
      return "waived";
    case Verdict::upcoming:
      return "upcoming";
  }
  return "";
}

Counts count(const std::vector<Judgement>& judgements) {
  Counts counts;
  for (const Judgement& judgement : judgements) {
    ++counts.of[static_cast<std::size_t>(judgement.verdict)];
  }
  return counts;
}

Verdict without_waivers(const Judgement& judgement) {
  return judgement.without_waiver.value_or(judgement.verdict);
}

int sessions_lacking(const Judgement& judgement) {
  return std::max(0, judgement.duty.required - static_cast<int>(judgement.meetings.size()));
}

}  // namespace gouvernail::compliance
