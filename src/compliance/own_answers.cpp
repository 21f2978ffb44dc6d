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

// Sessions of one fitness in order of their days, from which each is taken once.
class Pool {
 public:
  void add(const Meeting& meeting) { sessions_.push_back(&meeting); }
  void close() {
    next_.resize(sessions_.size() + 1);
    std::iota(next_.begin(), next_.end(), 0);
  }

  // The first one left on these days that `may` answer; null: none.
  template <class May>
  const Meeting* take(const calendar::DayRange& days, May may) {
    const auto first = std::ranges::partition_point(
        sessions_, [&](const Meeting* one) { return one->day < days.first; });
    for (std::size_t at = left_from(static_cast<std::size_t>(first - sessions_.begin()));
         at < sessions_.size() && sessions_[at]->day <= days.last; at = left_from(at + 1)) {
      if (!may(*sessions_[at])) continue;
      next_[at] = at + 1;
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

  const Meeting* take(const Duty& duty, const Meeting* trigger, Fit fit) {
    return of(duty.body)[static_cast<std::size_t>(fit)].take(
        duty.window, [&](const Meeting& meeting) {
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

}  // namespace

bool OwnAnswers::may_answer(const Meeting& meeting, const Meeting* trigger,
                            const rules::Response& rule) const {
  if (!rule.after_failed_quorum || !trigger || meeting.body != trigger->body) return true;
  return governance::is_called(*trigger, meeting.second_of) &&
         validity_.convened_as(meeting).convocation != Convocation::first;
}

Answers OwnAnswers::choose(const std::vector<Duty>& duties, const rules::Response& rule) const {
  Answers answers;
  Choice left(*this, sessions_, validity_, rule);
  for (const Fit fit : fits) {
    for (const Duty& duty : duties) {
      if (answers.by_duty.contains(duty.trigger)) continue;
      const Meeting* taken = left.take(duty, sessions_.find(duty.trigger), fit);
      if (!taken) continue;
      answers.taken.insert(taken->uid);
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
  its->answers = choose(its->duties, rule);
  return *its;
}

const Answers& OwnAnswers::of(const rules::Obligation& obligation,
                              const rules::Response& rule) const {
  return found(obligation, rule).answers;
}

const Meeting* OwnAnswers::at_best(const Duty& duty, const rules::Response& rule,
                                   base::MessageList& unrecorded) const {
  OfRule& its = found(*duty.obligation, rule);
  const auto is_doubtful = [&](const Duty& one) {
    const Meeting* trigger = sessions_.find(one.trigger);
    return trigger && !was_held(*trigger) && trigger->day < as_of_;
  };
  if (!its.at_best) {
    for (const Duty& one : its.duties) {
      is_doubtful(one) ? its.doubtful.push_back(&one) : its.certain.push_back(one);
    }
    its.at_best = choose(its.certain, rule);
  }
  const auto answer_in = [&](const Answers& answers) -> const Meeting* {
    const auto own = answers.by_duty.find(duty.trigger);
    return own == answers.by_duty.end() ? nullptr : own->second;
  };
  const Meeting* answer = nullptr;
  if (is_doubtful(duty)) {
    std::vector<Duty> with_it;
    for (const Duty& one : its.duties) {
      if (one.trigger == duty.trigger || !is_doubtful(one)) with_it.push_back(one);
    }
    answer = answer_in(choose(with_it, rule));
  } else {
    answer = answer_in(*its.at_best);
  }
  if (!answer) return nullptr;
  for (const Duty* one : its.doubtful) {
    if (one->trigger == duty.trigger) continue;
    unrecorded.push_back(base::msg("{:plain}", calendar::arg(sessions_.find(one->trigger)->day)));
  }
  return answer;
}

}  // namespace gouvernail::compliance
