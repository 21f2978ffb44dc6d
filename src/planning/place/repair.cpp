// SPDX-License-Identifier: MPL-2.0
// Re-planning with the fewest moves. Every session that can no longer be held has to move: that
// many moves are needed, and mostly they are enough. Where they are not, one more session is
// freed, each in turn, then two: the first number that works is the least, since all the choices
// below it were tried.
#include <algorithm>
#include <map>
#include <memory>

#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/transitions.h"
#include "planning/demand/names.h"
#include "planning/demand/options.h"
#include "planning/place/mended.h"
#include "planning/place/several.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::Days;
using governance::Meeting;
using governance::MeetingStatus;

// Pairs of sessions freed together: enough for a convention's year.
constexpr int most_pairs = 400;

// A session of one of the conventions.
struct Freed {
  std::size_t convention = 0;
  const Meeting* meeting = nullptr;
  bool is_convened() const { return meeting->status == MeetingStatus::convened; }
};

class Repairer {
 public:
  Repairer(const std::vector<Problem>& problems, const std::vector<RepairChoice>& choices,
           const Control& control)
      : control_(control) {
    for (std::size_t i = 0; i < problems.size(); ++i) {
      conventions_.push_back(std::make_unique<Mended>(problems[i], choices[i]));
    }
  }

  JointRepair run() {
    std::vector<Freed> broken;
    for (std::size_t i = 0; i < conventions_.size(); ++i) {
      const Mended& its = *conventions_[i];
      result_.stuck.emplace_back();
      for (const Meeting& meeting : its.problem().history->meetings) {
        if (!its.is_shown(meeting) || !its.is_broken(meeting)) continue;
        if (!may_move({i, &meeting})) {
          result_.stuck.back().push_back(meeting);
        } else if (!is_among(broken, meeting)) {
          add(broken, {i, &meeting});
        }
      }
    }
    if (attempt(broken)) return accept(broken, true);
    JointPlan first = std::move(plan_);
    if (is_hopeless(broken)) {
      explain_failure(broken);
      return accept(broken, false);
    }
    if (const auto freed = free_one_more(broken)) return accept(*freed, !cut_short_);
    if (const auto freed = free_two_more(broken)) return accept(*freed, !cut_short_);
    // Some of them find no day whatever moves: the plan says which, and why.
    plan_ = std::move(first);
    explain_failure(broken);
    return accept(broken, false);
  }

 private:
  bool is_over() {
    const bool over = control_.stop && control_.stop();
    cut_short_ = cut_short_ || over;
    return over;
  }

  static bool is_among(const std::vector<Freed>& freed, const Meeting& meeting) {
    return std::ranges::find(freed, &meeting, &Freed::meeting) != freed.end();
  }

  // The sessions of other conventions that are held together with it.
  std::vector<Freed> partners_of(const Freed& one) const {
    std::vector<Freed> partners;
    if (one.meeting->joint.empty()) return partners;
    for (std::size_t i = 0; i < conventions_.size(); ++i) {
      if (i == one.convention) continue;
      for (const Meeting& other : conventions_[i]->problem().history->meetings) {
        const bool same = other.joint == one.meeting->joint && other.day == one.meeting->day;
        if (same && conventions_[i]->is_shown(other)) partners.push_back({i, &other});
      }
    }
    return partners;
  }

  // What is held together moves together, or not at all.
  bool may_move(const Freed& one) const {
    const Mended& its = *conventions_[one.convention];
    if (!its.may_move(*one.meeting)) return false;
    const std::vector<Freed> partners = partners_of(one);
    if (!one.meeting->joint.empty() && partners.empty()) {
      return its.is_told_to_leave(*one.meeting);
    }
    return std::all_of(partners.begin(), partners.end(), [&](const Freed& other) {
      return conventions_[other.convention]->may_move(*other.meeting);
    });
  }
  void add(std::vector<Freed>& freed, const Freed& one) const {
    freed.push_back(one);
    for (const Freed& other : partners_of(one)) {
      if (!is_among(freed, *other.meeting)) freed.push_back(other);
    }
  }
  bool is_convened(const Freed& one) const {
    const std::vector<Freed> partners = partners_of(one);
    return one.is_convened() || std::any_of(partners.begin(), partners.end(),
                                            [](const Freed& it) { return it.is_convened(); });
  }

  // Proposed ones first: what is convened has been announced.
  std::optional<std::vector<Freed>> free_one_more(const std::vector<Freed>& broken) {
    for (const Freed& other : others_than(broken)) {
      if (is_over()) break;
      std::vector<Freed> freed = broken;
      add(freed, other);
      if (attempt(freed)) return freed;
    }
    return std::nullopt;
  }

  std::optional<std::vector<Freed>> free_two_more(const std::vector<Freed>& broken) {
    const std::vector<Freed> others = others_than(broken);
    int pairs = 0;
    for (const int convened : {0, 1, 2}) {
      for (std::size_t a = 0; a < others.size(); ++a) {
        for (std::size_t b = a + 1; b < others.size(); ++b) {
          const int its = int{is_convened(others[a])} + int{is_convened(others[b])};
          if (its != convened) continue;
          if (is_over() || ++pairs > most_pairs) return std::nullopt;
          std::vector<Freed> freed = broken;
          add(freed, others[a]);
          add(freed, others[b]);
          if (attempt(freed)) return freed;
        }
      }
    }
    return std::nullopt;
  }

  std::vector<Problem> without(const std::vector<Freed>& freed) const {
    std::vector<Problem> trials;
    for (std::size_t i = 0; i < conventions_.size(); ++i) {
      std::vector<const Meeting*> its;
      for (const Freed& one : freed) {
        if (one.convention == i) its.push_back(one.meeting);
      }
      trials.push_back(conventions_[i]->without(its));
    }
    return trials;
  }

  static bool is_whole(const JointPlan& plan) {
    return plan.status != Status::unknown &&
           std::all_of(plan.plans.begin(), plan.plans.end(),
                       [](const Plan& its) { return its.conflicts.empty(); });
  }

  bool attempt(const std::vector<Freed>& freed) {
    Control control = control_;
    control.explain = false;
    const std::vector<Problem> trials = without(freed);
    control.any_plan = true;
    plan_ = propose_together(trials, control);
    // Without a plan or a proof, nothing is known of fewer moves.
    cut_short_ = cut_short_ || plan_.status == Status::unknown;
    if (!is_whole(plan_)) return false;
    control.any_plan = false;
    JointPlan best = propose_together(trials, control);
    if (is_whole(best)) plan_ = std::move(best);
    return true;
  }

  // One of them has no day at all, whatever else moves.
  bool is_hopeless(const std::vector<Freed>& broken) const {
    std::vector<Freed> all = broken;
    for (const Freed& other : others_than(broken)) add(all, other);
    std::vector<Problem> trials = without(all);
    engage_each_other(trials);
    for (std::size_t i = 0; i < trials.size(); ++i) {
      const Options options(trials[i]);
      const auto has_no_day = [&](const Displaced& displaced) {
        for (Day day = displaced.window.first; day <= displaced.window.last; day += Days{1}) {
          if (!options.on(displaced.meeting->body, day).empty()) return false;
        }
        return true;
      };
      // Those that are broken come first.
      const auto count = std::count_if(broken.begin(), broken.end(),
                                       [&](const Freed& one) { return one.convention == i; });
      const auto first = trials[i].displaced.begin();
      if (std::any_of(first, first + count, has_no_day)) return true;
    }
    return false;
  }

  void explain_failure(const std::vector<Freed>& broken) {
    Control control = control_;
    control.explain = true;
    plan_ = propose_together(without(broken), control);
  }

  // In the order in which they are freed.
  std::vector<Freed> others_than(const std::vector<Freed>& broken) const {
    std::vector<Freed> others;
    for (std::size_t i = 0; i < conventions_.size(); ++i) {
      const Mended& its = *conventions_[i];
      for (const Meeting& meeting : its.problem().history->meetings) {
        const Freed one{i, &meeting};
        if (!its.is_shown(meeting) || is_among(broken, meeting) || !may_move(one)) continue;
        // Of those held together, one stands for all.
        const std::vector<Freed> partners = partners_of(one);
        const bool known = std::any_of(partners.begin(), partners.end(), [&](const Freed& other) {
          return is_among(others, *other.meeting);
        });
        if (!known) others.push_back(one);
      }
    }
    std::stable_partition(others.begin(), others.end(),
                          [&](const Freed& one) { return !is_convened(one); });
    return others;
  }

  // It loses somebody or its room, it follows, or it makes way.
  base::Message why_freed(const Freed& one) const {
    const Mended& its = *conventions_[one.convention];
    if (its.is_broken(*one.meeting)) return its.why_broken(*one.meeting);
    const bool follows = std::ranges::any_of(partners_of(one), [&](const Freed& other) {
      return conventions_[other.convention]->is_broken(*other.meeting);
    });
    return follows ? msg("it moves with the same session elsewhere")
                   : msg("it makes way for another session");
  }
  void tell_why(const std::vector<Freed>& freed) {
    for (const Freed& one : freed) {
      if (one.convention >= result_.plan.plans.size()) continue;
      for (PlannedMeeting& planned : result_.plan.plans[one.convention].meetings) {
        const bool its = planned.meeting->uid == one.meeting->uid;
        if (its && planned.change == Change::moved) planned.why_moved = why_freed(one);
      }
    }
  }

  JointRepair accept(const std::vector<Freed>& freed, bool fewest) {
    result_.plan = std::move(plan_);
    tell_why(freed);
    std::set<std::string> joint;  // of several conventions, and one move
    for (const Freed& one : freed) {
      if (one.meeting->joint.empty() || joint.insert(one.meeting->joint).second) ++result_.moves;
    }
    result_.fewest = fewest;
    return std::move(result_);
  }

  const Control& control_;
  std::vector<std::unique_ptr<Mended>> conventions_;
  JointPlan plan_;
  JointRepair result_;
  bool cut_short_ = false;
};

}  // namespace

JointRepair repair_together(const std::vector<Problem>& problems,
                            const std::vector<RepairChoice>& choices, const Control& control) {
  return Repairer(as_known(problems), choices, control).run();
}

}  // namespace gouvernail::planning
