// SPDX-License-Identifier: MPL-2.0
// A plan, in rounds: the checker says which duties lack sessions, the search places all of them
// anew, and the checker judges again, since a steering committee that was placed calls for a
// technical committee of its own. It ends when the checker asks for nothing more.
#include <algorithm>
#include <cmath>
#include <set>

#include "planning/assembly.h"
#include "planning/conflict.h"
#include "planning/explain.h"
#include "planning/relaxations.h"
#include "planning/search/search.h"
#include "planning/weekly.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using compliance::Judgement;

// Sessions that bring new duties are followed up this many times.
constexpr int most_rounds = 60;
// Before the duties are all known, a good plan is enough: so many rounds of the search.
constexpr std::uint64_t short_search = 400;
constexpr double good_enough = 0.01;
// Where nobody says when to stop.
constexpr std::uint64_t long_search = 4000;

class Proposal {
 public:
  Proposal(const Problem& problem, const Control& control)
      : problem_(problem), control_(control), history_(problem.history) {}

  Plan run() {
    const Options options(problem_);
    const DemandList demands = settle(options);
    return finish(demands, options);
  }

  std::optional<Explanation> explain(const std::string& body, Day day) {
    const Options options(problem_);
    const DemandList demands = settle(options);
    for (std::size_t i = 0; i < demands.all().size(); ++i) {
      const Demand& demand = demands.all()[i];
      if (demand.body != body || placed_[i] != day) continue;
      // Its day was kept for those that answer it: here it may be any.
      std::vector<Demand> free = demands.all();
      for (Demand& each : free) each.keep.reset();
      const Assembly assembly(problem_, options, free, Reading::strict);
      std::vector<int> times;
      for (std::size_t s = 0; s < assembly.model().sessions.size(); ++s) {
        times.push_back(s < free.size() ? assembly.time_of(placed_[s], starts_[s])
                                        : assembly.model().sessions[s].candidates.front().t);
      }
      Explanation result =
          explain_choice(problem_, options, free, assembly, times, static_cast<int>(i));
      result.meeting = planned_of(demand, i);
      return result;
    }
    return std::nullopt;
  }

 private:
  // All the demands, each placed.
  DemandList settle(const Options& options) {
    judge();
    days_ = days_of_interest();
    DemandList demands(problem_, days_);
    for (const Displaced& displaced : problem_.displaced) demands.add_displaced(displaced);
    if (!demands.all().empty()) {
      place(demands, options, false);
      judge();
    }
    bool settled = demands.all().empty();  // no session, no doubt
    for (int round = 0; round < most_rounds; ++round) {
      if (!demands.add(unmet(), placed_)) {
        if (settled) break;
        settled = place(demands, options, true);
      } else {
        settled = place(demands, options, false);
      }
      judge();
    }
    return demands;
  }

  void judge() {
    judgements_ = compliance::judge(*problem_.rules, problem_.world, history_, problem_.today);
  }

  bool is_of_interest(const Judgement& judgement) const {
    return wants_sessions(judgement) &&
           !calendar::intersect(judgement.duty.window, problem_.horizon).empty();
  }

  // From the first day of the horizon to the end of the windows that begin in it.
  DayRange days_of_interest() const {
    DayRange days = problem_.horizon;
    for (const Judgement& judgement : judgements_) {
      if (is_of_interest(judgement)) days.last = std::max(days.last, judgement.duty.window.last);
    }
    for (const Displaced& displaced : problem_.displaced) {
      days.last = std::max(days.last, displaced.window.last);
    }
    days.last =
        std::max(problem_.horizon.last, std::min(days.last, problem_.rules->convention.term.last));
    return days;
  }

  std::vector<const Judgement*> unmet() const {
    std::vector<const Judgement*> result;
    for (const Judgement& judgement : judgements_) {
      const std::string& id = judgement.duty.id;
      if (is_of_interest(judgement) && given_up_.count(id) == 0 &&
          problem_.not_asked_for.count(id) == 0) {
        result.push_back(&judgement);
      }
    }
    return result;
  }

  // Places every demand, giving up those that cannot be met. True when no search could do better.
  bool place(DemandList& demands, const Options& options, bool thoroughly) {
    while (!demands.all().empty()) {
      const Assembly assembly(problem_, options, demands.all(), Reading::strict);
      search::Limits limits;
      limits.seed = control_.seed;
      limits.enough = control_.any_plan ? 1 : thoroughly ? 0 : good_enough;
      limits.most_rounds = !thoroughly ? short_search : control_.stop ? 0 : long_search;
      limits.stop = control_.stop;
      if (control_.tell && thoroughly) {
        limits.tell = [this](const search::Progress& progress) {
          control_.tell({progress.cost / halves, progress.bound / halves});
        };
      }
      const search::Result result = search::solve(assembly.model(), limits);
      if (result.times.empty()) {
        give_up(demands, options, assembly, result);
        continue;
      }
      record(demands.all(), assembly, result);
      if (const auto overflow = find_overflow(problem_, options, demands.all(), placed_)) {
        demands.bar(overflow->demand, overflow->week);
        continue;
      }
      const bool stopped = control_.stop && control_.stop();
      return result.outcome == search::Outcome::optimal || thoroughly || stopped;
    }
    history_ = problem_.history;
    placed_.clear();
    plan_.terms.clear();
    plan_.cost = plan_.lower_bound = 0;
    return true;
  }

  void give_up(DemandList& demands, const Options& options, const Assembly& assembly,
               const search::Result& result) {
    const Impasse impasse = find_impasse(problem_, options, demands.all(), assembly, result);
    const Demand& demand = demands.all()[static_cast<std::size_t>(impasse.demand)];
    given_up_.insert(demand.duty);
    Conflict conflict{impasse.constraint, demand.duty, source_of(demand), impasse.message, {}};
    if (control_.explain) {
      conflict.causes = find_causes(problem_, demands.all(), impasse, control_.stop);
    }
    plan_.conflicts.push_back(std::move(conflict));
    demands.remove(impasse.demand);
  }

  void record(const std::vector<Demand>& demands, const Assembly& assembly,
              const search::Result& result) {
    history_ = problem_.history;
    placed_.clear();
    starts_.clear();
    for (std::size_t i = 0; i < demands.size(); ++i) {
      placed_.push_back(assembly.day_of(result.times[i]));
      starts_.push_back(assembly.start_of(result.times[i]));
      history_.meetings.push_back(meeting_of(demands[i], placed_.back(), starts_.back()));
    }
    const Costs costs = assembly.costs(result.times);
    plan_.terms.clear();
    for (std::size_t term = 0; term < soft_count; ++term) {
      if (costs.of[term] == 0) continue;
      plan_.terms[name_of(static_cast<Soft>(term))] = static_cast<double>(costs.of[term]) / halves;
    }
    cost_ = costs.total();
    bound_ = std::min(result.bound, std::ceil(result.alone + assembly.other_order() - 1e-3));
    exact_ = assembly.is_exact();
  }

  governance::Meeting meeting_of(const Demand& demand, Day day, calendar::Minutes start) const {
    governance::Meeting meeting;
    for (const Displaced& displaced : problem_.displaced) {
      if (displaced.meeting.uid == demand.uid) meeting = displaced.meeting;
    }
    const bool stood = !meeting.uid.empty();
    meeting.uid = demand.uid;
    meeting.body = demand.body;
    meeting.day = day;
    meeting.start_time = start;
    meeting.end = calendar::LocalTime{day, start + length_of(problem_, demand.body)};
    if (stood) return meeting;
    meeting.status = governance::MeetingStatus::proposed;
    const governance::Body* body = problem_.rules->convention.body(demand.body);
    if (body) meeting.site = body->site;
    return meeting;
  }

  // A bound that holds although some sessions were tied to what others were at the time: the
  // same problem without those ties.
  void bound_from_below(const DemandList& demands, const Options& options) {
    if (exact_ || demands.all().empty() || control_.any_plan) return;
    const Assembly loosest(problem_, options, demands.all(), Reading::loosest);
    search::Limits limits;
    limits.seed = control_.seed;
    limits.most_rounds = short_search;
    limits.stop = control_.stop;
    limits.below = cost_;
    const search::Result result = search::solve(loosest.model(), limits);
    const double other = std::ceil(result.alone + loosest.other_order() - 1e-3);
    const bool none_cheaper = result.outcome == search::Outcome::infeasible;
    bound_ = std::min({none_cheaper ? cost_ : result.bound, other, static_cast<double>(cost_)});
  }

  std::vector<std::string> members_of(const std::string& body) const {
    const governance::Body* found = problem_.rules->convention.body(body);
    return found ? found->members : std::vector<std::string>{};
  }

  Plan finish(const DemandList& demands, const Options& options) {
    bound_from_below(demands, options);
    for (std::size_t i = 0; i < demands.all().size(); ++i) {
      auto& list = placed_[i] <= problem_.horizon.last ? plan_.meetings : plan_.later;
      list.push_back(planned_of(demands.all()[i], i));
    }
    add_kept();
    const auto by_time = [](const PlannedMeeting& a, const PlannedMeeting& b) {
      const auto key = [](const PlannedMeeting& p) {
        return std::pair(p.meeting.day, p.meeting.start_time.value_or(calendar::Minutes{0}));
      };
      return key(a) < key(b);
    };
    std::stable_sort(plan_.meetings.begin(), plan_.meetings.end(), by_time);
    std::stable_sort(plan_.later.begin(), plan_.later.end(), by_time);
    explain_left_open();
    plan_.cost = static_cast<double>(cost_) / halves;
    plan_.lower_bound = std::min(bound_, static_cast<double>(cost_)) / halves;
    plan_.status = !plan_.conflicts.empty() ? Status::infeasible
                   : bound_ > cost_ - 0.5   ? Status::optimal
                                            : Status::feasible;
    plan_.judgements = std::move(judgements_);
    return std::move(plan_);
  }

  PlannedMeeting planned_of(const Demand& demand, std::size_t i) const {
    const bool moved = demand.displaced;
    return {meeting_of(demand, placed_[i], starts_[i]),
            length_of(problem_, demand.body),
            members_of(demand.body),
            moved ? Change::moved : Change::added,
            demand.duty,
            moved ? demand.wish : std::nullopt};
  }

  void add_kept() {
    for (const governance::Meeting& meeting : problem_.history.meetings) {
      const bool ahead = meeting.status == governance::MeetingStatus::convened ||
                         meeting.status == governance::MeetingStatus::proposed;
      if (!ahead || !problem_.horizon.contains(meeting.day)) continue;
      plan_.meetings.push_back({meeting, length_of(problem_, meeting.body),
                                members_of(meeting.body), Change::kept, "", std::nullopt});
    }
  }

  // The checker has the last word: what it still finds unmet is a conflict, whatever the search
  // believed.
  void explain_left_open() {
    for (const Judgement* judgement : unmet()) {
      plan_.conflicts.push_back({Hard::window,
                                 judgement->duty.id,
                                 judgement->duty.obligation->source,
                                 judgement->because,
                                 {}});
    }
  }

  const Problem& problem_;
  const Control& control_;
  governance::History history_;  // with the sessions placed
  DayRange days_;
  Plan plan_;
  std::vector<Judgement> judgements_;
  std::set<std::string> given_up_;
  std::vector<Day> placed_;  // by demand
  std::vector<calendar::Minutes> starts_;
  int cost_ = 0;  // in halves
  double bound_ = 0;
  bool exact_ = true;
};

}  // namespace

Plan propose(const Problem& problem, const Control& control) {
  Problem known = problem;
  known.history = governance::as_of(problem.history, problem.today);
  Plan plan = Proposal(known, control).run();
  if (control.explain && !plan.conflicts.empty()) {
    plan.relaxations = find_relaxations(known, plan, control);
  }
  return plan;
}

std::optional<Explanation> explain(const Problem& problem, const std::string& body,
                                   calendar::Day day, const Control& control) {
  Problem known = problem;
  known.history = governance::as_of(problem.history, problem.today);
  return Proposal(known, control).explain(body, day);
}

}  // namespace gouvernail::planning
