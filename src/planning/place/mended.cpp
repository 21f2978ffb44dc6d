// SPDX-License-Identifier: MPL-2.0
#include "planning/place/mended.h"

#include <algorithm>

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/transitions.h"
#include "planning/demand/demand.h"
#include "planning/demand/names.h"
#include "rules/traits.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::DayRange;
using calendar::Days;
using governance::Meeting;
using governance::MeetingStatus;

// Where a session that no duty holds may go.
constexpr Days freely{45};

bool is_among(const std::vector<const Meeting*>& freed, const std::string& uid) {
  return std::any_of(freed.begin(), freed.end(),
                     [&](const Meeting* one) { return one->uid == uid; });
}

}  // namespace

Mended::Mended(const Problem& problem, const RepairChoice& choice)
    : problem_(problem), choice_(choice), options_(problem_) {
  judgements_ = compliance::judge(*problem_.rules, problem_.world,
                                  governance::as_of(problem_.history, problem_.today));
  for (const compliance::Judgement& judgement : judgements_) {
    if (!wants_sessions(judgement)) continue;
    const compliance::Duty& duty = judgement.duty;
    if (duty.trigger.empty())
      open_already_.insert(duty.id);
    else
      open_of_.emplace(duty.obligation->id, duty.trigger);
  }
  look_at_each();
  look_at_pairs();
}

bool Mended::may_move(const Meeting& meeting) const {
  const auto names = [&](const std::set<std::string>& list) {
    return list.count(meeting.uid) > 0 || list.count(meeting.body) > 0;
  };
  if (names(choice_.frozen)) return false;
  return meeting.status == MeetingStatus::proposed || choice_.all_movable || names(choice_.movable);
}

// Empty: it is not.
base::Message Mended::why_broken(const Meeting& meeting) const {
  const auto found = why_broken_.find(meeting.uid);
  return found == why_broken_.end() ? base::Message{} : found->second;
}

Problem Mended::without(const std::vector<const Meeting*>& freed, bool behind) const {
  Problem trial = problem_;
  trial.not_asked_for.insert(open_already_.begin(), open_already_.end());
  trial.not_asked_of.insert(open_of_.begin(), open_of_.end());
  for (const Meeting* meeting : freed) {
    trial.displaced.push_back(displaced_of(*meeting, freed));
    DayRange& window = trial.displaced.back().window;
    if (behind) stay_behind_predecessors(*meeting, freed, window);
    prefer_own_time(trial, *meeting);
    std::erase_if(trial.history.own().meetings,
                  [&](const Meeting& other) { return other.uid == meeting->uid; });
  }
  return trial;
}

// Where the session may go and still keep what it kept; what it kept of others that go as well goes
// with them.
Displaced Mended::displaced_of(const Meeting& meeting, const Freed& freed) const {
  Displaced displaced{meeting, problem_.horizon, ""};
  bool held = false;
  for (const compliance::Judgement& judgement : judgements_) {
    const auto& bears = judgement.meetings;
    if (std::find(bears.begin(), bears.end(), meeting.uid) == bears.end()) continue;
    const int spare = static_cast<int>(bears.size()) - judgement.duty.required;
    if (judgement.duty.body != meeting.body || spare > 0) continue;
    const auto traits = rules::traits(judgement.duty.obligation->kind);
    if (!traits.kept_by_sessions) continue;
    const compliance::Duty& duty = judgement.duty;
    if ((traits.precedence || traits.response) && is_among(freed, duty.trigger)) {
      displaced.serves.emplace(duty.obligation->id, duty.trigger);
      continue;
    }
    const DayRange both =
        calendar::intersect(displaced.window, duty.in_good_order.value_or(duty.window));
    if (both.empty()) continue;
    displaced.window = both;
    if (!held) {
      displaced.duty = judgement.duty.id;
      displaced.obligation = judgement.duty.obligation->id;
    }
    held = true;
  }
  if (!held) {
    displaced.window =
        calendar::intersect(displaced.window, {meeting.day - freely, meeting.day + freely});
  }
  return displaced;
}

// What came before the session still does: it need not be held anew.
void Mended::stay_behind_predecessors(const Meeting& meeting, const Freed& freed,
                                      DayRange& window) const {
  for (const compliance::Judgement& judgement : judgements_) {
    const bool precedes = rules::traits(judgement.duty.obligation->kind).precedence != nullptr;
    if (!precedes || judgement.duty.trigger != meeting.uid) continue;
    for (const Meeting& other : problem_.history->meetings) {
      const auto& bears = judgement.meetings;
      const bool serves = std::find(bears.begin(), bears.end(), other.uid) != bears.end();
      if (!serves || is_among(freed, other.uid) || other.day >= window.last) continue;
      window.first = std::max(window.first, other.day + Days{1});
    }
  }
}

// Somebody who cannot be spared, or the room, is taken; or nobody works on that day. A Saturday
// is somebody's choice.
void Mended::look_at_each() {
  for (const Meeting& meeting : problem_.history->meetings) {
    if (!is_shown(meeting)) continue;
    const auto day = calendar::arg(meeting.day);
    if (const auto lost = options_.lost_to_calendars(meeting); !lost.empty()) {
      why_broken_[meeting.uid] =
          msg("not free on {0:plain}: {1}", day, names_of_keys(problem_, lost));
    } else if (options_.is_closed_in_the_week(meeting.day)) {
      why_broken_[meeting.uid] = msg("{0:plain} is a public holiday, or the house is closed", day);
    }
    if (is_broken(meeting)) has_to_move_.insert(meeting.uid);
  }
}

// Of two that take somebody or a room at one time, the one that was announced stays, if one was;
// else the first. Where neither may move, one of them is stuck.
void Mended::look_at_pairs() {
  const auto& all = problem_.history->meetings;
  std::set<std::string> alone;  // the other one may not move
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (all[i].day != all[j].day || !is_shown(all[i]) || !is_shown(all[j])) continue;
      const auto has_to_move = [&](const Meeting& one) { return has_to_move_.count(one.uid) > 0; };
      if (has_to_move(all[i]) || has_to_move(all[j])) continue;
      const auto lost = options_.lost_to_session(all[i], all[j]);
      if (lost.empty()) continue;
      const bool first_stays = may_move(all[j]) || !may_move(all[i]);
      const bool announced = all[j].status == MeetingStatus::convened &&
                             all[i].status == MeetingStatus::proposed && may_move(all[i]);
      const Meeting& moves = first_stays && !announced ? all[j] : all[i];
      const Meeting& stays = &moves == &all[i] ? all[j] : all[i];
      if (may_move(all[i]) && may_move(all[j])) {
        clashes_.push_back({&moves, &stays});
      } else {
        alone.insert(moves.uid);
      }
      why_broken_[moves.uid] = msg("at the time of “{0}”: {1}", name_of_body(problem_, stays.body),
                                   names_of_keys(problem_, lost));
    }
  }
  has_to_move_.insert(alone.begin(), alone.end());
  std::erase_if(clashes_, [&](const Clash& clash) {
    return alone.count(clash.moves->uid) + alone.count(clash.stays->uid) > 0;
  });
}

// The usual times, the session's own first.
void Mended::prefer_own_time(Problem& trial, const Meeting& meeting) {
  if (!meeting.start_time) return;
  auto& starts = trial.preferences.starts_of;
  auto& own = starts.emplace(meeting.body, trial.preferences.starts).first->second;
  std::erase(own, *meeting.start_time);
  own.insert(own.begin(), *meeting.start_time);
}

}  // namespace gouvernail::planning
