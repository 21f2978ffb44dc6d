// SPDX-License-Identifier: MPL-2.0
#include "compliance/own_answers.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "compliance/derive.h"
#include "compliance/evidence_level.h"
#include "compliance/opinion.h"
#include "governance/meeting.h"
#include "governance/second_convocation.h"

namespace gouvernail::compliance {
namespace {

using governance::Meeting;

// How fit a session is to answer another; the fittest are taken first.
enum class Fit { proven, untold, ahead };
constexpr std::array fits = {Fit::proven, Fit::untold, Fit::ahead};

enum class Claim { takes, looks };

// Sessions of one fitness in order of their days, from which each is taken once.
class Pool {
 public:
  void add(const Meeting& meeting) { sessions_.push_back(&meeting); }
  void close() {
    next_.resize(sessions_.size() + 1);
    std::iota(next_.begin(), next_.end(), 0);
  }

  // The first one left on these days that `may` answer; null: none. It is not left any more, unless
  // somebody only looks.
  template <class May>
  const Meeting* take(const calendar::DayRange& days, Claim claim, May may) {
    const auto first = std::ranges::partition_point(
        sessions_, [&](const Meeting* one) { return one->day < days.first; });
    for (std::size_t at = left_from(static_cast<std::size_t>(first - sessions_.begin()));
         at < sessions_.size() && sessions_[at]->day <= days.last; at = left_from(at + 1)) {
      if (!may(*sessions_[at])) continue;
      if (claim == Claim::takes) next_[at] = at + 1;
      return sessions_[at];
    }
    return nullptr;
  }

 private:
  // The first that is left from there on; ways that were gone are shortened.
  std::size_t left_from(std::size_t at) {
    std::size_t end = at;
    while (next_[end] != end) end = next_[end];
    while (next_[at] != end) at = std::exchange(next_[at], end);
    return end;
  }

  std::vector<const Meeting*> sessions_;
  std::vector<std::size_t> next_;  // itself, where it is left
};

// What was not taken yet, by body.
class Choice {
 public:
  Choice(const OwnAnswers& whole, const Sessions& sessions, const Validity& validity,
         const rules::Response& rule)
      : whole_(whole), sessions_(sessions), validity_(validity), rule_(rule) {}

  const Meeting* take(const Duty& duty, const Meeting* trigger, Fit fit, Claim claim) {
    return of(duty.body)[static_cast<std::size_t>(fit)].take(
        duty.window, claim, [&](const Meeting& meeting) {
          if (trigger && meeting.uid == trigger->uid) return false;
          if (!whole_.may_answer(meeting, trigger, rule_)) return false;
          return !trigger || rule_.since || order_of(*trigger, meeting) == Order::before;
        });
  }

 private:
  using Pools = std::array<Pool, fits.size()>;

  Pools& of(const std::string& body) {
    const auto [found, is_new] = pools_.try_emplace(body);
    Pools& pools = found->second;
    if (!is_new) return pools;
    for (const Meeting* meeting : sessions_.of(body)) {
      if (!concerns(*meeting, rule_.counting)) continue;
      const Worth worth = validity_.of(*meeting, rule_.counting).worth;
      if (worth == Worth::none) continue;
      const Fit fit = !was_held(*meeting)    ? Fit::ahead
                      : worth == Worth::full ? Fit::proven
                                             : Fit::untold;
      pools[static_cast<std::size_t>(fit)].add(*meeting);
    }
    for (Pool& pool : pools) pool.close();
    return pools;
  }

  const OwnAnswers& whole_;
  const Sessions& sessions_;
  const Validity& validity_;
  const rules::Response& rule_;
  std::map<std::string, Pools> pools_;
};

// Nobody reads more days than these in a sentence.
constexpr std::size_t most_named = 12;

// The days of those that are not the trigger; of many, those next to it, and how many more.
base::MessageList days_near(const std::vector<const Meeting*>& doubtful, const std::string& uid,
                            const Meeting* trigger) {
  const auto is_own = [&](const Meeting* one) { return one->uid == uid; };
  auto first = doubtful.begin();
  auto last = doubtful.end();
  if (doubtful.size() > most_named + 1) {
    const calendar::Day day = trigger ? trigger->day : doubtful.front()->day;
    auto place =
        std::ranges::partition_point(doubtful, [&](const Meeting* one) { return one->day < day; });
    const auto own = std::find_if(
        place, last, [&](const Meeting* one) { return is_own(one) || one->day > day; });
    if (own != last && is_own(*own)) place = own;
    first = std::min(place - std::min<std::ptrdiff_t>(place - first, most_named / 2),
                     last - std::ptrdiff_t{most_named});
    last = first + std::ptrdiff_t{most_named};
  }
  base::MessageList days;
  for (auto one = first; one != last; ++one) {
    if (!is_own(*one)) days.push_back(base::msg("{:plain}", calendar::arg((*one)->day)));
  }
  const auto left_out = static_cast<std::int64_t>(doubtful.size()) - (last - first);
  if (left_out > 0) days.push_back(base::msg("{} others", std::int64_t{left_out}));
  return days;
}

}  // namespace

bool OwnAnswers::may_answer(const Meeting& meeting, const Meeting* trigger,
                            const rules::Response& rule) const {
  if (!rule.after_failed_quorum || !trigger || meeting.body != trigger->body) return true;
  return governance::is_called(*trigger, meeting.second_of) &&
         validity_.convened_as(meeting).convocation != Convocation::first;
}

// Whoever only looks takes nothing from the others, and so has the answer that would be its own if
// it were the only one of its kind: what was taken before its turn is the same either way.
Answers OwnAnswers::choose(const std::vector<Duty>& duties, const rules::Response& rule,
                           const std::set<std::string_view>& only_look) const {
  Answers answers;
  Choice left(*this, sessions_, validity_, rule);
  for (const Fit fit : fits) {
    for (const Duty& duty : duties) {
      if (answers.by_duty.contains(duty.trigger)) continue;
      const Claim claim = only_look.contains(duty.trigger) ? Claim::looks : Claim::takes;
      const Meeting* taken = left.take(duty, sessions_.find(duty.trigger), fit, claim);
      if (!taken) continue;
      if (claim == Claim::takes) answers.taken.insert(taken->uid);
      answers.by_duty[duty.trigger] = taken;
    }
  }
  return answers;
}

OwnAnswers::OfRule& OwnAnswers::found(const rules::Obligation& obligation,
                                      const rules::Response& rule) const {
  std::unique_ptr<OfRule>& its = rules_found_[&obligation];
  if (its) return *its;
  its = std::make_unique<OfRule>();
  const World nothing_else;
  Derivation derivation{rules_, nothing_else, sessions_, validity_, takers_, history_, its->duties};
  derive(obligation, rule, derivation);
  its->answers = choose(its->duties, rule, {});
  return *its;
}

const Answers& OwnAnswers::of(const rules::Obligation& obligation,
                              const rules::Response& rule) const {
  return found(obligation, rule).answers;
}

const Meeting* OwnAnswers::at_best(const Duty& duty, const rules::Response& rule,
                                   base::MessageList& unrecorded) const {
  OfRule& its = found(*duty.obligation, rule);
  if (!its.at_best) {
    std::set<std::string_view> only_look;
    for (const Duty& one : its.duties) {
      const Meeting* trigger = sessions_.find(one.trigger);
      if (!trigger || was_held(*trigger) || trigger->day >= as_of_) continue;
      only_look.insert(one.trigger);
      its.doubtful.push_back(trigger);
    }
    its.at_best = choose(its.duties, rule, only_look);
  }
  const auto own = its.at_best->by_duty.find(duty.trigger);
  if (own == its.at_best->by_duty.end()) return nullptr;
  unrecorded = days_near(its.doubtful, duty.trigger, sessions_.find(duty.trigger));
  return own->second;
}

}  // namespace gouvernail::compliance
