// SPDX-License-Identifier: MPL-2.0
// Re-planning with the fewest moves. Every session that can no longer be held has to move, and one
// of any two that cannot be held beside one another: that many moves are needed, and mostly they
// are enough. Where they are not, one more session is freed, each in turn, then two. A plan looks
// for a session where it keeps what it kept; whether fewer moves could have kept it all the same,
// with sessions that serve for others' duties, is tried by itself before it is denied.
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

// Sessions freed together: enough for a convention's year.
constexpr int most_choices = 400;
// Days of sessions that are tried to show that fewer moves do not do.
constexpr int most_days_tried = 3000;

// A session of one of the conventions.
struct Freed {
  std::size_t convention = 0;
  const Meeting* meeting = nullptr;
  bool is_convened() const { return meeting->status == MeetingStatus::convened; }
};

// What may be freed: sessions that must move, and those that may.
class Choices {
 public:
  Choices(const std::vector<Problem>& problems, const std::vector<RepairChoice>& choices) {
    for (std::size_t i = 0; i < problems.size(); ++i) {
      conventions_.push_back(std::make_unique<Mended>(problems[i], choices[i]));
    }
    find_broken();
    // By default, of two that clash, the one that is to move first.
    broken_ = must_;
    for (const Freed& one : optional_) add(broken_, one);
    clashing_ = optional_.size();
    const std::vector<Freed> others = others_than(broken_);
    optional_.insert(optional_.end(), others.begin(), others.end());
  }

  const std::vector<std::unique_ptr<Mended>>& conventions() const { return conventions_; }
  // Can no longer be held, and may not be moved; by convention.
  std::vector<std::vector<Meeting>> take_stuck() { return std::move(stuck_); }
  const std::vector<Freed>& broken() const { return broken_; }
  const std::vector<Freed>& must() const { return must_; }
  // Beside those that must, as far as it is tried.
  std::size_t most_more() const { return clashing_ + 2; }
  std::vector<Freed> all() const {
    std::vector<Freed> all = must_;
    for (const Freed& other : optional_) add(all, other);
    return all;
  }

  // Each choice of so many that may move beside those that must: what is convened has been
  // announced, and is chosen last.
  std::vector<std::vector<Freed>> choices_of(std::size_t more) const {
    std::vector<std::vector<Freed>> choices;
    std::vector<std::size_t> chosen;
    const auto choose = [&](const auto& self, std::size_t from) -> void {
      if (chosen.size() == more) {
        std::vector<Freed> freed = must_;
        for (const std::size_t one : chosen) add(freed, optional_[one]);
        if (covers_clashes(freed)) choices.push_back(std::move(freed));
        return;
      }
      for (std::size_t i = from; i < optional_.size(); ++i) {
        if (choices.size() > most_choices) return;
        chosen.push_back(i);
        self(self, i + 1);
        chosen.pop_back();
      }
    };
    choose(choose, 0);
    const auto convened = [&](const std::vector<Freed>& freed) {
      return std::ranges::count_if(freed, [&](const Freed& one) { return is_convened(one); });
    };
    std::ranges::stable_sort(choices, {}, convened);
    return choices;
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

 private:
  static bool is_among(const std::vector<Freed>& freed, const Meeting& meeting) {
    return std::ranges::find(freed, &meeting, &Freed::meeting) != freed.end();
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

  void find_broken() {
    for (std::size_t i = 0; i < conventions_.size(); ++i) {
      const Mended& its = *conventions_[i];
      stuck_.emplace_back();
      for (const Meeting& meeting : its.problem().history->meetings) {
        if (!its.is_shown(meeting) || !its.is_broken(meeting)) continue;
        const Freed one{i, &meeting};
        if (!may_move(one)) {
          stuck_.back().push_back(meeting);
        } else if (its.may_stay(meeting)) {
          optional_.push_back(one);
        } else if (!is_among(must_, meeting)) {
          add(must_, one);
        }
      }
    }
    std::erase_if(optional_, [&](const Freed& one) { return is_among(must_, *one.meeting); });
  }

  // Of any two that cannot be held beside one another, one leaves.
  bool covers_clashes(const std::vector<Freed>& freed) const {
    return std::ranges::all_of(conventions_, [&](const auto& its) {
      return std::ranges::all_of(its->clashes(), [&](const Clash& clash) {
        return is_among(freed, *clash.moves) || is_among(freed, *clash.stays);
      });
    });
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

  std::vector<std::unique_ptr<Mended>> conventions_;
  std::vector<std::vector<Meeting>> stuck_;
  std::vector<Freed> must_;      // whatever is chosen
  std::vector<Freed> optional_;  // in the order in which they are chosen
  std::vector<Freed> broken_;
  std::size_t clashing_ = 0;  // of `optional_`
};

class Repairer {
 public:
  Repairer(const std::vector<Problem>& problems, const std::vector<RepairChoice>& choices,
           const Control& control)
      : control_(control), choices_(problems, choices), conventions_(choices_.conventions()) {}

  JointRepair run() {
    result_.stuck = choices_.take_stuck();
    if (!is_hopeless()) {
      for (std::size_t more = 0; more <= choices_.most_more() && !is_over(); ++more) {
        // What must come before a session is held anew where it cannot go behind what did.
        if (try_with(more, true) || try_with(more, false)) return accept();
      }
    }
    // Some of them find no day whatever moves: the plan says which, and why.
    freed_ = choices_.broken();
    explain_failure(freed_);
    return accept();
  }

 private:
  bool is_over() {
    const bool over = control_.stop && control_.stop();
    cut_short_ = cut_short_ || over;
    return over;
  }

  bool try_with(std::size_t more, bool behind) {
    const std::vector<std::vector<Freed>> choices = choices_.choices_of(more);
    if (choices.empty()) return false;  // one of two stays beside the other
    if (!fewest_) fewest_ = more;
    cut_short_ = cut_short_ || choices.size() > most_choices;
    for (const std::vector<Freed>& freed : choices) {
      if (is_over() || ++tried_ > most_choices) {
        cut_short_ = true;
        return false;
      }
      if (!attempt(freed, behind)) continue;
      freed_ = freed;
      result_.fewest = more == *fewest_ || (!cut_short_ && none_with_fewer(more));
      return true;
    }
    return false;
  }

  // Whether no calendar that moves fewer, and adds no session, would do.
  bool none_with_fewer(std::size_t more) {
    const bool adds = std::ranges::any_of(plan_.plans, [](const Plan& plan) {
      const auto is_added = [](const PlannedMeeting& one) { return one.change == Change::added; };
      return std::ranges::any_of(plan.meetings, is_added) ||
             std::ranges::any_of(plan.later, is_added);
    });
    if (adds) return false;
    int trials = most_days_tried;
    for (std::size_t fewer = *fewest_; fewer < more; ++fewer) {
      for (const std::vector<Freed>& freed : choices_.choices_of(fewer)) {
        // Of several conventions, each might make room for the others.
        std::vector<const Meeting*> its;
        std::set<std::size_t> where;
        for (const Freed& one : freed) {
          its.push_back(one.meeting);
          where.insert(one.convention);
        }
        if (is_over() || where.size() > 1) return false;
        if (!freed.empty() && conventions_[*where.begin()]->could_move(its, trials)) return false;
      }
    }
    return true;
  }

  std::vector<Problem> without(const std::vector<Freed>& freed, bool behind = true) const {
    std::vector<Problem> trials;
    for (std::size_t i = 0; i < conventions_.size(); ++i) {
      std::vector<const Meeting*> its;
      for (const Freed& one : freed) {
        if (one.convention == i) its.push_back(one.meeting);
      }
      trials.push_back(conventions_[i]->without(its, behind));
    }
    return trials;
  }

  static bool is_whole(const JointPlan& plan) {
    return plan.status != Status::unknown &&
           std::all_of(plan.plans.begin(), plan.plans.end(),
                       [](const Plan& its) { return its.conflicts.empty(); });
  }

  bool attempt(const std::vector<Freed>& freed, bool behind) {
    Control control = control_;
    control.explain = false;
    const std::vector<Problem> trials = without(freed, behind);
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

  // One of those that must move has no day at all, whatever else moves.
  bool is_hopeless() const {
    const std::vector<Freed>& must = choices_.must();
    std::vector<Problem> trials = without(choices_.all(), false);
    engage_each_other(trials);
    for (std::size_t i = 0; i < trials.size(); ++i) {
      const Options options(trials[i]);
      const auto has_no_day = [&](const Displaced& displaced) {
        for (Day day = displaced.window.first; day <= displaced.window.last; day += Days{1}) {
          if (!options.on(displaced.meeting->body, day).empty()) return false;
        }
        return true;
      };
      // Those that must come first.
      const auto count = std::count_if(must.begin(), must.end(),
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
    // More sessions might move, or another one serve for the duty.
    for (Plan& plan : plan_.plans) {
      for (Conflict& conflict : plan.conflicts) conflict.proven = false;
    }
  }

  // It loses somebody or its room, it follows, or it makes way.
  base::Message why_freed(const Freed& one) const {
    const Mended& its = *conventions_[one.convention];
    if (its.is_broken(*one.meeting)) return its.why_broken(*one.meeting);
    const bool follows = std::ranges::any_of(choices_.partners_of(one), [&](const Freed& other) {
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

  // What was free to move and stays has not moved: it is convened as it was.
  bool has_moved(const Freed& one) {
    if (one.convention >= result_.plan.plans.size()) return true;
    for (PlannedMeeting& planned : result_.plan.plans[one.convention].meetings) {
      if (planned.meeting->uid != one.meeting->uid) continue;
      const bool same = planned.meeting->day == one.meeting->day &&
                        planned.meeting->start_time == one.meeting->start_time;
      if (!same) return true;
      planned.meeting = *one.meeting;
      planned.change = Change::kept;
      planned.was.reset();
      return false;
    }
    return true;
  }

  JointRepair accept() {
    result_.plan = std::move(plan_);
    std::set<std::string> joint;  // of several conventions, and one move
    std::vector<Freed> moved;
    std::ranges::copy_if(freed_, std::back_inserter(moved),
                         [&](const Freed& one) { return has_moved(one); });
    tell_why(moved);
    for (const Freed& one : moved) {
      if (one.meeting->joint.empty() || joint.insert(one.meeting->joint).second) ++result_.moves;
    }
    return std::move(result_);
  }

  const Control& control_;
  Choices choices_;
  const std::vector<std::unique_ptr<Mended>>& conventions_;
  JointPlan plan_;
  JointRepair result_;
  std::vector<Freed> freed_;           // in the end
  std::optional<std::size_t> fewest_;  // beside those that must: fewer leave two beside one another
  int tried_ = 0;
  bool cut_short_ = false;
};

}  // namespace

JointRepair repair_together(const std::vector<Problem>& problems,
                            const std::vector<RepairChoice>& choices, const Control& control) {
  return Repairer(as_known(problems), choices, control).run();
}

}  // namespace gouvernail::planning
