// SPDX-License-Identifier: MPL-2.0
#include "compliance/differences.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "rules/obligation.h"

namespace gouvernail::compliance {
namespace {

using Sense = Difference::Sense;

// How much stands against a duty.
int trouble(Verdict verdict) {
  switch (verdict) {
    case Verdict::satisfied:
    case Verdict::covered:
    case Verdict::waived:
      return 0;
    case Verdict::upcoming:
    case Verdict::open:
      return 1;
    case Verdict::unproven:
      return 2;
    case Verdict::at_risk:
      return 3;
    case Verdict::lost:
    case Verdict::breached:
      return 4;
  }
  return 0;
}
// What is only to be kept in its time.
constexpr int in_its_time = 1;

std::optional<Sense> sense_of(const Judgement* before, const Judgement* after) {
  if (!before || !after) {
    const Judgement& only = after ? *after : *before;
    if (trouble(only.verdict) <= in_its_time) return std::nullopt;
    return after ? Sense::worse : Sense::better;
  }
  const auto weight = [](const Judgement& one) {
    const int against = trouble(one.verdict);
    return std::pair(against, against == 0 ? 0 : sessions_lacking(one));
  };
  const auto was = weight(*before);
  const auto is = weight(*after);
  if (is == was) return std::nullopt;
  return is > was ? Sense::worse : Sense::better;
}

}  // namespace

Identity identity(const Duty& duty) {
  const char* of_session = duty.overdue_since ? "overdue" : "";
  return {duty.obligation->id, duty.trigger, duty.trigger.empty() ? duty.id : of_session};
}

std::vector<Difference> differences(const std::vector<Judgement>& before,
                                    const std::vector<Judgement>& after) {
  std::map<Identity, const Judgement*> known;
  for (const Judgement& judgement : before) known.emplace(identity(judgement.duty), &judgement);
  std::vector<Difference> found;
  const auto compare = [&](const Judgement* was, const Judgement* is) {
    if (const auto sense = sense_of(was, is)) found.push_back({*sense, was, is});
  };
  for (const Judgement& judgement : after) {
    const auto was = known.find(identity(judgement.duty));
    compare(was == known.end() ? nullptr : was->second, &judgement);
    if (was != known.end()) known.erase(was);
  }
  for (const Judgement& judgement : before) {
    const auto gone = known.find(identity(judgement.duty));
    if (gone != known.end() && gone->second == &judgement) compare(&judgement, nullptr);
  }
  std::ranges::stable_sort(found, {}, [](const Difference& one) { return one.sense; });
  return found;
}

}  // namespace gouvernail::compliance
