// SPDX-License-Identifier: MPL-2.0
#include "planning/model/gaps.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "base/failure.h"

namespace gouvernail::planning {

using base::msg;

void need_at_most(int most, int sessions) {
  if (sessions <= most) return;
  throw base::bad_input(
      msg("more than {0} sessions of one series are to be planned at once, one after the other",
          std::int64_t{most}),
      msg("plan a shorter time with {0}", base::Input{base::Detail::to}));
}

int Gaps::root_of(int session) {
  while (parent_.size() < model_.sessions.size()) {
    parent_.push_back(static_cast<int>(parent_.size()));
  }
  while (parent_[index(session)] != session) session = parent_[index(session)];
  return session;
}

// Where a circle would close, the two are kept apart by their days alone, if they are.
bool Gaps::add(const search::Gap& gap, const Options& home) {
  const int a = root_of(gap.before);
  const int b = root_of(gap.after);
  if (fold(gap) || merge_parallel(gap)) {
    asked_.push_back({gap, &home});
    return true;
  }
  if (a == b) {
    if (holds_anyway(gap)) return true;
    note_ill_paired(gap, home);
    return false;
  }
  parent_[index(a)] = b;
  model_.gaps.push_back(gap);
  asked_.push_back({gap, &home});
  return true;
}

search::Gap* Gaps::find(int before, int after) {
  const auto known = std::find_if(model_.gaps.begin(), model_.gaps.end(), [&](const auto& one) {
    return one.before == before && one.after == after;
  });
  return known == model_.gaps.end() ? nullptr : &*known;
}

// To a session that stands, a joint one has no gap: its times are priced instead, and those too
// near or too far are left out. So its gaps are left for what is placed with it.
bool Gaps::fold(const search::Gap& gap) {
  const bool to_standing = sessions_.stands(gap.after);
  if (to_standing == sessions_.stands(gap.before)) return false;
  const int session = to_standing ? gap.before : gap.after;
  if (!sessions_.is_joint(session)) return false;
  const int other = to_standing ? gap.after : gap.before;
  const int fixed = model_.sessions[index(other)].candidates.front().t / model_.slots;
  auto& candidates = model_.sessions[index(session)].candidates;
  std::erase_if(candidates, [&](const search::Candidate& candidate) {
    const int day = candidate.t / model_.slots;
    return to_standing ? !gap.allows(model_.days, day, fixed)
                       : !gap.allows(model_.days, fixed, day);
  });
  for (search::Candidate& candidate : candidates) {
    const int from = model_.days[index(fixed)];
    const int to = model_.days[index(candidate.t / model_.slots)];
    const int days = to_standing ? from - to : to - from;
    candidate.cost += gap.weight * std::abs(days - gap.target);
  }
  return true;
}

// What two series held jointly ask of the same sessions, or a series and a rule of its own, is one
// gap.
bool Gaps::merge_parallel(const search::Gap& gap) {
  search::Gap* known = find(gap.before, gap.after);
  if (!known) return false;
  search::Gap both = *known;
  both.least = std::max(known->least, gap.least);
  both.most = std::min(known->most, gap.most);
  const bool same_wish = known->weight == 0 || gap.weight == 0 || known->target == gap.target;
  if (!same_wish || both.least > both.most) return false;
  if (known->weight == 0) both.target = gap.target;
  both.weight = known->weight + gap.weight;
  if (known->spans.empty()) both.spans = gap.spans;
  for (std::size_t day = 0; day < known->spans.size() && day < gap.spans.size(); ++day) {
    both.spans[day] = {std::max(known->spans[day].first, gap.spans[day].first),
                       std::min(known->spans[day].last, gap.spans[day].last)};
  }
  *known = std::move(both);
  return true;
}

// Whatever days they take, what the gap asks is kept; an even spread is given up there.
bool Gaps::holds_anyway(const search::Gap& gap) const {
  const auto& before = model_.sessions[index(gap.before)].candidates;
  const auto& after = model_.sessions[index(gap.after)].candidates;
  if (before.empty() || after.empty()) return true;
  const int first = before.front().t / model_.slots;
  const int last = before.back().t / model_.slots;
  return std::all_of(after.begin(), after.end(), [&](const search::Candidate& one) {
    const int day = one.t / model_.slots;
    return gap.allows(model_.days, first, day) && gap.allows(model_.days, last, day);
  });
}

void Gaps::note_ill_paired(const search::Gap& gap, const Options& home) {
  // Its own session among those of another convention; else whoever joined the one of its own.
  for (const bool own : {true, false}) {
    for (int i = 0; i < layout_.count(); ++i) {
      const Demand& demand = layout_.demand(i);
      const bool there = demand.with == gap.before || demand.with == gap.after;
      if (demand.with == nobody || !there || (demand.home == &home) != own) continue;
      ill_paired_.push_back(i);
      return;
    }
  }
}

// A day near which it will mostly stand.
int Gaps::middle_of(int session) const {
  if (!sessions_.stands(session)) return number_of(layout_.demand(session).tentative);
  const auto& those = model_.sessions[index(session)].candidates;
  return model_.days[index(those.front().t / model_.slots)];
}

void Gaps::cut_apart(const search::Gap& gap) {
  auto& before = model_.sessions[index(gap.before)].candidates;
  auto& after = model_.sessions[index(gap.after)].candidates;
  if (before.empty() || after.empty()) return;
  const int wish = middle_of(gap.after);
  for (int reach = unlimited; reach >= 0; reach = reach == 0 ? -1 : reach / 2) {
    const auto is_near = [&](const search::Candidate& one) {
      return std::abs(model_.days[index(one.t / model_.slots)] - wish) <= reach;
    };
    const auto goes_with_all = [&](const search::Candidate& one) {
      return std::all_of(after.begin(), after.end(), [&](const search::Candidate& other) {
        return !is_near(other) ||
               gap.allows(model_.days, one.t / model_.slots, other.t / model_.slots);
      });
    };
    if (std::none_of(after.begin(), after.end(), is_near)) continue;
    if (std::none_of(before.begin(), before.end(), goes_with_all)) continue;
    std::vector<search::Candidate> left;
    std::copy_if(before.begin(), before.end(), std::back_inserter(left), goes_with_all);
    before = std::move(left);
    std::erase_if(after, [&](const search::Candidate& one) { return !is_near(one); });
    return;
  }
}

void Gaps::need_short_chains() {
  std::map<int, int> sessions;  // of a chain, by its root
  for (int i = 0; i < static_cast<int>(model_.sessions.size()); ++i) {
    need_at_most(search::longest_chain, ++sessions[root_of(i)]);
  }
}

}  // namespace gouvernail::planning
