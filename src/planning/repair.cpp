// SPDX-License-Identifier: MPL-2.0
// Re-planning with the fewest moves. Every session that can no longer be held has to move: that
// many moves are needed, and mostly they are enough. Where they are not, one more session is
// freed, each in turn, then two: the first number that works is the least, since all the choices
// below it were tried.
#include <algorithm>

#include "compliance/judge.h"
#include "planning/demand.h"
#include "planning/options.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using governance::Meeting;
using governance::MeetingStatus;

// Where a session that no duty holds may go.
constexpr Days freely{45};
// Pairs of sessions freed together: enough for a convention's year.
constexpr int most_pairs = 400;

class Repairer {
 public:
  Repairer(const Problem& problem, const RepairChoice& choice, const Control& control)
      : problem_(problem), choice_(choice), control_(control), options_(problem_) {
    judgements_ =
        compliance::judge(*problem_.rules, problem_.world, problem_.history, problem_.today);
    for (const compliance::Judgement& judgement : judgements_) {
      if (wants_sessions(judgement)) open_already_.insert(judgement.duty.id);
    }
  }

  Repair run() {
    std::vector<const Meeting*> broken;
    for (const Meeting& meeting : problem_.history.meetings) {
      if (!is_ahead(meeting) || !is_broken(meeting)) continue;
      if (may_move(meeting)) {
        broken.push_back(&meeting);
      } else {
        result_.stuck.push_back(meeting);
      }
    }
    if (attempt(broken)) return accept(broken, true);
    Plan first = std::move(plan_);
    if (is_hopeless(broken)) {
      explain_failure(broken);
      return accept(broken, false);
    }
    // Proposed ones first: what is convened has been announced.
    std::vector<const Meeting*> others = others_than(broken);
    for (const bool convened : {false, true}) {
      for (const Meeting* other : others) {
        if ((other->status == MeetingStatus::convened) != convened || is_over()) continue;
        std::vector<const Meeting*> freed = broken;
        freed.push_back(other);
        if (attempt(freed)) return accept(freed, !cut_short_);
      }
    }
    int pairs = 0;
    for (std::size_t a = 0; a < others.size(); ++a) {
      for (std::size_t b = a + 1; b < others.size() && !is_over(); ++b) {
        if (++pairs > most_pairs) break;
        std::vector<const Meeting*> freed = broken;
        freed.push_back(others[a]);
        freed.push_back(others[b]);
        if (attempt(freed)) return accept(freed, !cut_short_);
      }
    }
    // Some of them find no day whatever moves: the plan says which, and why.
    plan_ = std::move(first);
    explain_failure(broken);
    return accept(broken, false);
  }

 private:
  bool is_over() {
    if (!control_.stop || !control_.stop()) return false;
    cut_short_ = true;
    return true;
  }

  bool is_ahead(const Meeting& meeting) const {
    const bool planned =
        meeting.status == MeetingStatus::proposed || meeting.status == MeetingStatus::convened;
    return planned && meeting.day >= problem_.today && problem_.horizon.contains(meeting.day);
  }

  bool may_move(const Meeting& meeting) const {
    const auto names = [&](const std::set<std::string>& list) {
      return list.count(meeting.uid) > 0 || list.count(meeting.body) > 0;
    };
    if (names(choice_.frozen)) return false;
    return meeting.status == MeetingStatus::proposed || choice_.all_movable ||
           names(choice_.movable);
  }

  // Somebody who cannot be spared, or the room, is taken by something else than a session: what
  // sessions do to one another was somebody's choice.
  bool is_broken(const Meeting& meeting) const {
    return !options_.lost_to_calendars(meeting).empty();
  }

  // Where the session may go and still keep what it kept.
  Displaced displaced_of(const Meeting& meeting) const {
    Displaced displaced{meeting, problem_.horizon, ""};
    bool held = false;
    for (const compliance::Judgement& judgement : judgements_) {
      const auto& bears = judgement.meetings;
      if (std::find(bears.begin(), bears.end(), meeting.uid) == bears.end()) continue;
      const int spare = static_cast<int>(bears.size()) - judgement.duty.required;
      if (judgement.duty.body != meeting.body || spare > 0) continue;
      if (!asks_for_sessions(judgement.duty.obligation->kind)) continue;
      const DayRange both = calendar::intersect(displaced.window, judgement.duty.window);
      if (both.empty()) continue;
      displaced.window = both;
      if (!held) displaced.duty = judgement.duty.id;
      held = true;
    }
    if (!held) {
      displaced.window =
          calendar::intersect(displaced.window, {meeting.day - freely, meeting.day + freely});
    }
    stay_behind_predecessors(meeting, displaced.window);
    return displaced;
  }

  // What came before the session still does: it need not be held anew.
  void stay_behind_predecessors(const Meeting& meeting, DayRange& window) const {
    for (const compliance::Judgement& judgement : judgements_) {
      const bool precedes =
          std::holds_alternative<rules::Precedence>(judgement.duty.obligation->kind);
      if (!precedes || judgement.duty.trigger != meeting.uid) continue;
      for (const Meeting& other : problem_.history.meetings) {
        const auto& bears = judgement.meetings;
        const bool serves = std::find(bears.begin(), bears.end(), other.uid) != bears.end();
        if (!serves || other.day >= window.last) continue;
        window.first = std::max(window.first, other.day + Days{1});
      }
    }
  }

  // The usual times, the session's own first.
  static void prefer_own_time(Problem& trial, const Meeting& meeting) {
    if (!meeting.start_time) return;
    auto& starts = trial.preferences.starts_of;
    auto& own = starts.emplace(meeting.body, trial.preferences.starts).first->second;
    std::erase(own, *meeting.start_time);
    own.insert(own.begin(), *meeting.start_time);
  }

  Problem without(const std::vector<const Meeting*>& freed) const {
    Problem trial = problem_;
    trial.not_asked_for.insert(open_already_.begin(), open_already_.end());
    for (const Meeting* meeting : freed) {
      trial.displaced.push_back(displaced_of(*meeting));
      prefer_own_time(trial, *meeting);
      std::erase_if(trial.history.meetings,
                    [&](const Meeting& other) { return other.uid == meeting->uid; });
    }
    return trial;
  }

  bool attempt(const std::vector<const Meeting*>& freed) {
    Control control = control_;
    control.explain = false;
    const Problem trial = without(freed);
    control.any_plan = true;
    plan_ = propose(trial, control);
    // Without a plan or a proof, nothing is known of fewer moves.
    cut_short_ = cut_short_ || plan_.status == Status::unknown;
    if (plan_.status == Status::unknown || !plan_.conflicts.empty()) return false;
    control.any_plan = false;
    Plan best = propose(trial, control);
    if (best.status != Status::unknown && best.conflicts.empty()) plan_ = std::move(best);
    return true;
  }

  // One of them has no day at all, whatever else moves.
  bool is_hopeless(const std::vector<const Meeting*>& broken) const {
    std::vector<const Meeting*> all = broken;
    for (const Meeting* other : others_than(broken)) all.push_back(other);
    const Problem trial = without(all);
    const Options options(trial);
    const auto first = trial.displaced.begin();
    return std::any_of(
        first, first + static_cast<std::ptrdiff_t>(broken.size()), [&](const Displaced& displaced) {
          for (Day day = displaced.window.first; day <= displaced.window.last; day += Days{1}) {
            if (!options.on(displaced.meeting.body, day).empty()) return false;
          }
          return true;
        });
  }

  void explain_failure(const std::vector<const Meeting*>& broken) {
    Control control = control_;
    control.explain = true;
    plan_ = propose(without(broken), control);
  }

  std::vector<const Meeting*> others_than(const std::vector<const Meeting*>& broken) const {
    std::vector<const Meeting*> others;
    for (const Meeting& meeting : problem_.history.meetings) {
      if (!is_ahead(meeting) || !may_move(meeting)) continue;
      if (std::find(broken.begin(), broken.end(), &meeting) == broken.end()) {
        others.push_back(&meeting);
      }
    }
    return others;
  }

  Repair accept(const std::vector<const Meeting*>& freed, bool fewest) {
    result_.plan = std::move(plan_);
    result_.moves = static_cast<int>(freed.size());
    result_.fewest = fewest;
    return std::move(result_);
  }

  const Problem& problem_;
  const RepairChoice& choice_;
  const Control& control_;
  const Options options_;
  std::vector<compliance::Judgement> judgements_;
  std::set<std::string> open_already_;  // duties that the calendar left open before
  Plan plan_;
  Repair result_;
  bool cut_short_ = false;
};

}  // namespace

Repair repair(const Problem& problem, const RepairChoice& choice, const Control& control) {
  Problem known = problem;
  known.history = governance::as_of(problem.history, problem.today);
  return Repairer(known, choice, control).run();
}

}  // namespace gouvernail::planning
