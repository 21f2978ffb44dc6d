// SPDX-License-Identifier: MPL-2.0
// First cut of the search: bodies one after the other, each one's days chosen exactly. What
// calls for predecessors goes first (the COPIL before its COTECH), so that the duties of the
// predecessors exist when their turn comes.
#include <algorithm>
#include <cmath>
#include <set>

#include "compliance/judge.h"
#include "planning/options.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using compliance::Judgement;
using compliance::Manner;
using compliance::Verdict;

// Room for preparing between two sessions that answer one another, when the rule leaves it open.
constexpr Days breathing{14};
// Sessions that bring new duties (a gap that starts again) are followed up this many times.
constexpr int most_rounds = 200;

bool wants_sessions(const Judgement& judgement) {
  const rules::Kind& kind = judgement.duty.obligation->kind;
  if (std::holds_alternative<rules::Composition>(kind) ||
      std::holds_alternative<rules::Notice>(kind) ||
      std::holds_alternative<rules::Standing>(kind)) {
    return false;
  }
  const auto* response = std::get_if<rules::Response>(&kind);
  return !response || response->answer == rules::Answer::session;
}

bool is_unmet(const Judgement& judgement) {
  switch (judgement.verdict) {
    case Verdict::open:
    case Verdict::at_risk:
    case Verdict::lost:
    case Verdict::upcoming:
      return wants_sessions(judgement);
    default:
      return false;
  }
}

int held_or_ahead(const Judgement& judgement, const governance::History& history) {
  return static_cast<int>(std::count_if(
      history.meetings.begin(), history.meetings.end(), [&](const governance::Meeting& m) {
        return std::find(judgement.meetings.begin(), judgement.meetings.end(), m.uid) !=
               judgement.meetings.end();
      }));
}

// One obligation's unmet duties, in order of windows: what one chain places together.
struct Group {
  std::vector<const Judgement*> duties;
  int missing = 0;
};

class Proposal {
 public:
  explicit Proposal(const Problem& problem) : problem_(problem), agenda_(problem) {
    problem_.history = governance::as_of(problem.history, problem.today);
  }

  Plan run() {
    for (int round = 0; round < most_rounds; ++round) {
      judge();
      const Judgement* first = next_unmet();
      if (!first) break;
      place(group_of(*first));
    }
    return finish();
  }

 private:
  void judge() {
    judgements_ =
        compliance::judge(*problem_.rules, problem_.world, problem_.history, problem_.today);
  }

  bool in_horizon(const Judgement& judgement) const {
    return !calendar::intersect(judgement.duty.window, problem_.horizon).empty();
  }

  // How many precedences hang on a body: those that need most predecessors go first.
  int rank(const std::string& body) const {
    int rank = 0;
    for (const rules::Obligation& obligation : problem_.rules->obligations) {
      const auto* rule = std::get_if<rules::Precedence>(&obligation.kind);
      if (rule && rule->before_each == body) rank += 1 + rank_once(obligation.body);
    }
    return rank;
  }
  int rank_once(const std::string& body) const {
    return static_cast<int>(
        std::count_if(problem_.rules->obligations.begin(), problem_.rules->obligations.end(),
                      [&](const rules::Obligation& obligation) {
                        const auto* rule = std::get_if<rules::Precedence>(&obligation.kind);
                        return rule && rule->before_each == body;
                      }));
  }

  const Judgement* next_unmet() const {
    const Judgement* best = nullptr;
    int best_rank = -1;
    for (const Judgement& judgement : judgements_) {
      if (!is_unmet(judgement) || !in_horizon(judgement) || given_up_.count(judgement.duty.id)) {
        continue;
      }
      const int its_rank = rank(judgement.duty.body);
      if (its_rank > best_rank) {
        best = &judgement;
        best_rank = its_rank;
      }
    }
    return best;
  }

  int missing(const Judgement& judgement) const {
    return std::max(0, judgement.duty.required - held_or_ahead(judgement, problem_.history));
  }

  Group group_of(const Judgement& first) const {
    Group group;
    const bool periodic = std::holds_alternative<rules::Cadence>(first.duty.obligation->kind);
    for (const Judgement& judgement : judgements_) {
      const bool same = judgement.duty.obligation->id == first.duty.obligation->id;
      if (!same || !is_unmet(judgement) || !in_horizon(judgement) ||
          given_up_.count(judgement.duty.id) || (!periodic && &judgement != &first)) {
        continue;
      }
      group.duties.push_back(&judgement);
      group.missing += missing(judgement);
    }
    std::sort(group.duties.begin(), group.duties.end(), [](const auto* a, const auto* b) {
      return a->duty.window.first < b->duty.window.first;
    });
    return group;
  }

  // Where the whole chain has no solution, each duty is tried alone; the one that still has
  // none is given up and explained.
  void place(const Group& group) {
    if (try_place(group, Manner::good_order)) return;
    if (group.duties.size() > 1) {
      for (const Judgement* duty : group.duties) {
        Group alone{{duty}, missing(*duty)};
        if (!try_place(alone, Manner::good_order) && !try_place(alone, Manner::resort)) {
          give_up(*duty);
        }
      }
      return;
    }
    if (!try_place(group, Manner::resort)) give_up(*group.duties.front());
  }

  ChainProblem chain_of(const Group& group, const Agenda* agenda, Manner manner) const {
    const compliance::Sessions sessions(problem_.history);
    const compliance::Placement placement(*problem_.rules, sessions);
    const Judgement& first = *group.duties.front();
    const std::string& body = first.duty.body;
    ChainProblem chain;
    chain.spacing = placement.spacing(body, manner);
    chain.weight = problem_.preferences.weight_spread;
    for (const auto* meeting : sessions.of(body)) chain.fixed.push_back(meeting->day);
    chain.fixed.erase(std::unique(chain.fixed.begin(), chain.fixed.end()), chain.fixed.end());
    for (const Judgement* duty : group.duties) {
      const Options options =
          options_of(problem_, placement, agenda, body, window_of(duty->duty, placement), manner);
      for (int i = missing(*duty); i > 0; --i) chain.sessions.push_back(options.days);
    }
    shape(first.duty, chain);
    return chain;
  }

  // The days on which a session of the duty leaves room for its predecessors still to come.
  DayRange window_of(const compliance::Duty& duty, const compliance::Placement& placement) const {
    DayRange window = duty.window;
    const auto needed = placement.predecessors(duty.body, window.last, Manner::good_order);
    if (!needed.empty() && window.first < problem_.today + breathing) {
      // A predecessor convened today meets after its own notice; the session comes after it.
      for (const rules::Obligation* precedence : needed) {
        Day day = std::max(problem_.today, window.first);
        while (day <= window.last && !reachable(*precedence, day, placement)) day += Days{1};
        window.first = std::max(window.first, day);
      }
    }
    return window;
  }

  bool reachable(const rules::Obligation& precedence, Day day,
                 const compliance::Placement& placement) const {
    const compliance::Need need{precedence.body,
                                placement.predecessor_window(precedence, day, std::nullopt), 1};
    const compliance::Sessions sessions(problem_.history);
    return !sessions.within(precedence.body, need.window).empty() ||
           placement.can_meet(need, problem_.today, Manner::good_order);
  }

  // Even spread for a rhythm; a fitting distance for what answers another session.
  void shape(const compliance::Duty& duty, ChainProblem& chain) const {
    const rules::Kind& kind = duty.obligation->kind;
    if (const auto* cadence = std::get_if<rules::Cadence>(&kind)) {
      chain.target = static_cast<double>(duty.window.length()) / std::max(1, duty.required);
      if (cadence->per.unit == calendar::PeriodUnit::term) chain.fixed.clear();
      chain.first_wish = duty.window.first + Days{static_cast<int>(chain.target / 2)};
      return;
    }
    chain.fixed.clear();
    chain.weight = problem_.preferences.weight_spread / 10;
    const bool answers = std::holds_alternative<rules::Response>(kind);
    chain.first_wish = answers ? duty.window.first + breathing : duty.window.last - breathing;
  }

  bool try_place(const Group& group, Manner manner) {
    if (group.missing == 0) return false;
    const ChainProblem chain = chain_of(group, &agenda_, manner);
    const auto solution = solve(chain);
    if (!solution) return false;
    // The same choice as if nobody were taken elsewhere can only be cheaper: a bound.
    const auto relaxed = solve(chain_of(group, nullptr, manner));
    plan_.cost += solution->cost();
    plan_.lower_bound += bound_of(group, relaxed ? relaxed->cost() : 0);
    plan_.terms["spread"] += solution->spread;
    const std::string& body = group.duties.front()->duty.body;
    for (const DayOption& option : solution->chosen) add(body, option);
    return true;
  }

  // What answers a session that this plan placed would cost otherwise under another plan: only
  // rhythms are bounded, whose windows no choice of ours moves.
  static double bound_of(const Group& group, double relaxed) {
    const rules::Kind& kind = group.duties.front()->duty.obligation->kind;
    return std::holds_alternative<rules::Cadence>(kind) ? relaxed : 0;
  }

  void add(const std::string& body, const DayOption& option) {
    const calendar::Minutes length = length_of(problem_, body);
    PlannedMeeting planned;
    planned.length = length;
    governance::Meeting& meeting = planned.meeting;
    meeting.uid = "plan-" + body + "-" + calendar::to_iso(option.day);
    meeting.body = body;
    meeting.day = option.day;
    meeting.start_time = option.start;
    meeting.end = calendar::LocalTime{option.day, option.start + length};
    meeting.status = governance::MeetingStatus::proposed;
    const governance::Body* found = problem_.rules->convention.body(body);
    if (found) {
      meeting.site = found->site;
      planned.roles = found->members;
    }
    for (const auto& [term, cost] : day_terms(problem_, body, option.day, option.start)) {
      plan_.terms[term] += cost;
    }
    agenda_.add(meeting, length);
    problem_.history.meetings.push_back(meeting);
    plan_.meetings.push_back(std::move(planned));
  }

  void give_up(const Judgement& judgement) {
    given_up_.insert(judgement.duty.id);
    Conflict conflict;
    conflict.duty = judgement.duty.id;
    conflict.source = judgement.duty.obligation->source;
    const compliance::Sessions sessions(problem_.history);
    const compliance::Placement placement(*problem_.rules, sessions);
    const Options options = options_of(problem_, placement, &agenda_, judgement.duty.body,
                                       judgement.duty.window, Manner::resort);
    Obstacle worst = Obstacle::none;
    int most = 0;
    for (const auto& [obstacle, days] : options.forbidden) {
      if (obstacle == Obstacle::closed_day || days <= most) continue;
      worst = obstacle;
      most = days;
    }
    conflict.constraint = worst == Obstacle::none ? "window" : to_string(worst);
    conflict.message = explain(worst, static_cast<int>(options.days.size()), judgement);
    plan_.conflicts.push_back(std::move(conflict));
  }

  static base::Message explain(Obstacle worst, int days_left, const Judgement& judgement) {
    const auto first = calendar::arg(judgement.duty.window.first);
    const auto last = calendar::arg(judgement.duty.window.last);
    switch (worst) {
      case Obstacle::two_places:
        return msg("From {0} to {1}, somebody who must come is taken on every day left.", first,
                   last);
      case Obstacle::daily:
        return msg(
            "From {0} to {1}, somebody who must come has too many meetings on every day "
            "left.",
            first, last);
      case Obstacle::notice:
        return msg("Between {0} and {1}, no day is left that can still be convened in time.", first,
                   last);
      case Obstacle::closed_day:
      case Obstacle::none:
        break;
    }
    return msg("From {0} to {1}, {2} possible days are left, fewer than the sessions needed.",
               first, last, std::int64_t{days_left});
  }

  Plan finish() {
    judge();
    for (const governance::Meeting& meeting : problem_.history.meetings) {
      const bool ahead = meeting.status == governance::MeetingStatus::convened ||
                         meeting.status == governance::MeetingStatus::proposed;
      const bool placed = std::any_of(
          plan_.meetings.begin(), plan_.meetings.end(),
          [&](const PlannedMeeting& planned) { return planned.meeting.uid == meeting.uid; });
      if (!ahead || placed || !problem_.horizon.contains(meeting.day)) continue;
      PlannedMeeting kept;
      kept.meeting = meeting;
      kept.length = length_of(problem_, meeting.body);
      kept.change = Change::kept;
      if (const auto* body = problem_.rules->convention.body(meeting.body)) {
        kept.roles = body->members;
      }
      plan_.meetings.push_back(std::move(kept));
    }
    std::stable_sort(plan_.meetings.begin(), plan_.meetings.end(),
                     [](const PlannedMeeting& a, const PlannedMeeting& b) {
                       const auto key = [](const PlannedMeeting& p) {
                         return std::pair(p.meeting.day,
                                          p.meeting.start_time.value_or(calendar::Minutes{0}));
                       };
                       return key(a) < key(b);
                     });
    explain_left_open();
    constexpr double rounding = 1e-6;
    plan_.lower_bound = std::min(plan_.lower_bound, plan_.cost);
    plan_.status = !plan_.conflicts.empty()                     ? Status::infeasible
                   : plan_.cost - plan_.lower_bound <= rounding ? Status::optimal
                                                                : Status::feasible;
    plan_.judgements = std::move(judgements_);
    return std::move(plan_);
  }

  // The checker has the last word: what it still finds unmet in the horizon is a conflict,
  // whatever the search believed.
  void explain_left_open() {
    for (const Judgement& judgement : judgements_) {
      if (!is_unmet(judgement) || !in_horizon(judgement)) continue;
      if (given_up_.count(judgement.duty.id)) continue;
      plan_.conflicts.push_back(
          {"window", judgement.duty.id, judgement.duty.obligation->source, judgement.because});
    }
  }

  Problem problem_;
  Agenda agenda_;
  Plan plan_;
  std::vector<Judgement> judgements_;
  std::set<std::string> given_up_;
};

}  // namespace

Plan propose(const Problem& problem) { return Proposal(problem).run(); }

}  // namespace gouvernail::planning
