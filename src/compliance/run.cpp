// SPDX-License-Identifier: MPL-2.0
#include "compliance/run.h"

#include <algorithm>
#include <type_traits>
#include <variant>

#include "rules/rules.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;
using calendar::Days;
using rules::Obligation;

// Whether two rules of one kind cut the same windows and owe as much in each. One overload a kind,
// and none that would take what is new.
struct SameWindows {
  bool operator()(const rules::Cadence& a, const rules::Cadence& b) const {
    return a.at_least == b.at_least && a.at_most == b.at_most && a.per == b.per &&
           a.delegated == b.delegated;
  }
  bool operator()(const rules::Standing& a, const rules::Standing& b) const {
    return a.role == b.role && a.per == b.per && a.vacancy == b.vacancy;
  }
  // A gap or a delay that has begun goes on; what the new text makes of it is told by the day.
  bool operator()(const rules::MaxGap&, const rules::MaxGap&) const { return true; }
  // But what is due once is another thing than what is due each year, or after each event.
  bool operator()(const rules::Deadline& a, const rules::Deadline& b) const {
    const auto again = [](const rules::Deadline& rule, rules::Anchor anchor) {
      return !rule.due && rule.anchor == anchor;
    };
    return again(a, rules::Anchor::yearly) == again(b, rules::Anchor::yearly) &&
           again(a, rules::Anchor::event) == again(b, rules::Anchor::event);
  }
  // Those of sessions hang on the version of the session's own day.
  bool operator()(const rules::Precedence&, const rules::Precedence&) const { return false; }
  bool operator()(const rules::Response&, const rules::Response&) const { return false; }
  bool operator()(const rules::Notice&, const rules::Notice&) const { return false; }
  bool operator()(const rules::Composition&, const rules::Composition&) const { return false; }
};

// Rules of two kinds never do.
bool cut_same_windows(const rules::Kind& former, const rules::Kind& later) {
  if (former.index() != later.index()) return false;
  return std::visit(
      [&](const auto& rule) {
        return SameWindows{}(rule, std::get<std::decay_t<decltype(rule)>>(later));
      },
      former);
}

bool goes_on(const Obligation& former, const Obligation& later) {
  return later.in_force.first == former.in_force.last + Days{1} && later.body == former.body &&
         cut_same_windows(former.kind, later.kind);
}

}  // namespace

const Obligation& Run::on(Day day) const {
  const auto after = std::find_if(versions.begin() + 1, versions.end(),
                                  [&](const Obligation* o) { return o->in_force.first > day; });
  return **(after - 1);
}

calendar::DayRange Run::in_force() const {
  return {versions.front()->in_force.first, versions.back()->in_force.last};
}

std::vector<Run> runs_of(const Obligation& version, const rules::Rules& rules) {
  std::vector<Run> runs;
  for (const Obligation* each : rules.versions(version.id)) {
    if (each->in_force.empty()) continue;
    if (!runs.empty() && goes_on(*runs.back().versions.back(), *each)) {
      runs.back().versions.push_back(each);
    } else {
      runs.push_back({{each}});
    }
  }
  return runs;
}

Run run_of(const Obligation& version, const rules::Rules& rules) {
  for (Run& run : runs_of(version, rules)) {
    if (std::find(run.versions.begin(), run.versions.end(), &version) != run.versions.end()) {
      return std::move(run);
    }
  }
  return {{&version}};
}

}  // namespace gouvernail::compliance
