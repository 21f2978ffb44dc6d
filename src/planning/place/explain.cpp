// SPDX-License-Identifier: MPL-2.0
#include "planning/place/explain.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "governance/convention.h"
#include "governance/meeting.h"
#include "planning/demand/excess.h"
#include "planning/model/plan_model.h"
#include "planning/names.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::DayRange;
using calendar::Days;

constexpr std::size_t most_alternatives = 3;

class Choice {
 public:
  Choice(const std::vector<Demand>& demands, const PlanModel& model, const std::vector<int>& times,
         int chosen)
      : demands_(demands),
        model_(model),
        times_(times),
        demand_number_(chosen),
        chosen_(model.session_of(chosen)),
        demand_(demands[index(chosen)]) {
    for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
      placed_.push_back(model.time().day_of(times[index(model.session_of(i))]));
      if (model.session_of(i) == chosen_ && i != chosen) partners_.push_back(i);
    }
  }

  Explanation explain() {
    const std::int64_t cost = search::evaluate(model_.for_search(), times_).cost;
    const Costs own = model_.costs_of(demand_number_, times_);
    result_.against = counts_of(own, {});
    std::map<Day, Explanation::Alternative> best;  // by day
    std::set<Day> possible{model_.time().day_of(times_[index(chosen_)])};
    std::vector<int> other = times_;
    for (const auto& candidate : model_.for_search().sessions[index(chosen_)].candidates) {
      other[index(chosen_)] = candidate.t;
      const auto found = search::evaluate(model_.for_search(), other);
      const Day day = model_.time().day_of(candidate.t);
      if (found.broken.total() > 0) {
        note_broken(day, candidate.t, found.broken);
        continue;
      }
      if (candidate.t != times_[index(chosen_)] &&
          ceiling_reached(demands_, placed_, demand_number_, day)) {
        note(Hard::ceiling, day);
        continue;
      }
      possible.insert(day);
      if (candidate.t == times_[index(chosen_)]) continue;
      const double more = static_cast<double>(found.cost - cost) / halves;
      const auto known = best.find(day);
      if (known == best.end() || more < known->second.more) {
        best[day] = {day, model_.time().start_of(candidate.t), more,
                     counts_of(model_.costs_of(demand_number_, other), own)};
      }
    }
    best.erase(model_.time().day_of(times_[index(chosen_)]));
    for (const auto& [day, alternative] : best) result_.next_best.push_back(alternative);
    std::stable_sort(result_.next_best.begin(), result_.next_best.end(),
                     [](const auto& a, const auto& b) { return a.more < b.more; });
    if (result_.next_best.size() > most_alternatives) result_.next_best.resize(most_alternatives);
    for (Day day = demand_.window.first; day <= demand_.window.last; day += Days{1}) {
      if (possible.count(day) > 0) continue;
      if (demand_.options().on(demand_.body, day).empty()) {
        note_closed(demand_, day);
        continue;
      }
      for (const int partner : partners_) {
        const Demand& other = demands_[index(partner)];
        if (other.options().on(other.body, day).empty()) note_closed(other, day);
      }
    }
    for (const Bar& bar : demand_.barred) {
      const DayRange days = calendar::intersect(bar.days, demand_.window);
      for (Day day = days.first; !bar.ceiling.empty() && day <= days.last; day += Days{1}) {
        if (!demand_.options().on(demand_.body, day).empty()) note(Hard::ceiling, day);
      }
    }
    for (const Day day : possible) {
      for (auto& [constraint, days] : days_) days.erase(day);
    }
    finish();
    return std::move(result_);
  }

 private:
  double weight_of(Soft term) const {
    const Preferences& wishes = demand_.home->problem().preferences;
    switch (term) {
      case Soft::spread:
        return wishes.weight_spread;
      case Soft::weekday:
        return wishes.weight_weekday;
      case Soft::start:
        return wishes.weight_start;
      case Soft::school:
        return wishes.weight_school_holiday;
      case Soft::season:
        return wishes.weight_season;
      case Soft::election:
        return wishes.weight_election;
      case Soft::notice:
        return wishes.weight_short_notice;
      case Soft::absence:
        return wishes.weight_absence;
    }
    return 0;
  }

  // What the costs are made of, beyond those others.
  Explanation::Counts counts_of(const Costs& costs, const Costs& others) const {
    Explanation::Counts counts;
    for (std::size_t i = 0; i < soft_count; ++i) {
      const int more = costs.of[i] - others.of[i];
      const auto term = static_cast<Soft>(i);
      // Of a joint session, its partner's convention may weigh what its own does not.
      const double weight = weight_of(term);
      if (more != 0 && weight > 0) {
        counts[name_of(term)] = static_cast<double>(more) / halves / weight;
      }
    }
    return counts;
  }

  // Who is not free, and in which session of another convention.
  struct Taken {
    base::LocalizedText name;
    std::string convention;  // empty: what takes them is not another convention's
    base::LocalizedText body;
    bool operator<(const Taken& other) const {
      return std::tie(name.fr, convention, body.fr) <
             std::tie(other.name.fr, other.convention, other.body.fr);
    }
  };

  void note(Hard constraint, Day day, const std::vector<Taken>& those = {}) {
    days_[constraint].insert(day);
    who_[constraint].insert(those.begin(), those.end());
  }

  // Alone possible, but not beside the others.
  void note_broken(Day day, int t, const search::Broken& broken) {
    if (broken.gaps > 0) note(is_tied() ? Hard::precedence : Hard::spacing, day);
    if (broken.cells > 0) note(Hard::two_places, day, sharers(t));
    if (broken.per_day > 0) note(Hard::daily, day, sharers(t));
  }
  bool is_tied() const {
    return !demand_.ties.empty() ||
           std::any_of(demands_.begin(), demands_.end(), [&](const Demand& other) {
             return std::any_of(other.ties.begin(), other.ties.end(),
                                [&](const Tie& tie) { return tie.session == demand_number_; });
           });
  }
  // Persons and rooms that the session shares with another one of that day.
  std::vector<Taken> sharers(int t) const {
    const int slots = model_.for_search().slots;
    std::vector<Taken> those;
    for (const search::Resource& resource : model_.for_search().resources) {
      const auto& sessions = resource.sessions;
      if (!std::binary_search(sessions.begin(), sessions.end(), chosen_)) continue;
      for (const int s : sessions) {
        if (s == chosen_ || times_[index(s)] / slots != t / slots) continue;
        those.push_back(taken_by(resource.name, s));
      }
    }
    return those;
  }
  Taken taken_by(const std::string& key, int session) const {
    const base::LocalizedText name = name_of_key(demand_.home->problem(), key);
    if (session >= static_cast<int>(demands_.size())) return {name, "", {}};
    const Demand& other = demands_[index(session)];
    if (other.home == demand_.home) return {name, "", {}};
    const Problem& problem = other.home->problem();
    return {name, problem.name, name_of_body(problem, other.body)};
  }

  void note_closed(const Demand& demand, Day day) {
    const Options& options = demand.options();
    bool first = true;
    for (const calendar::Minutes start : options.starts_of(demand.body)) {
      for (const Obstacle& obstacle : options.obstacles(demand.body, day, start)) {
        if (!first) continue;  // one reason a day is enough
        first = false;
        std::vector<Taken> those;
        for (const std::string& key : obstacle.keys) {
          const Elsewhere* other = options.elsewhere(key, demand.body, day, start);
          const base::LocalizedText name = name_of_key(options.problem(), key);
          those.push_back(other ? Taken{name, other->convention, other->body}
                                : Taken{name, "", {}});
        }
        note(obstacle.constraint, day, those);
      }
    }
  }

  base::MessageList words_of(const std::set<Taken>& those) const {
    base::MessageList words;
    for (const Taken& one : those) {
      words.push_back(one.convention.empty()
                          ? msg("{}", one.name)
                          : msg("{0} (“{1}” of {2})", one.name, one.body, one.convention));
    }
    return words;
  }

  base::Message words(Hard constraint) const {
    const base::MessageList who = words_of(who_.at(constraint));
    switch (constraint) {
      case Hard::closed_day:
        return msg("weekend, public holiday or closure");
      case Hard::notice:
        return msg("too soon to be convened");
      case Hard::weekday:
        return msg("not the weekday of its series");
      case Hard::attendance:
        return msg("taken elsewhere: {}", who);
      case Hard::travel:
        return msg("too far from another session: {}", who);
      case Hard::room:
        return msg("the room is taken");
      case Hard::two_places:
        return msg("in another session of this plan: {}", who);
      case Hard::daily:
        return msg("meetings enough on that day: {}", who);
      case Hard::precedence:
        return msg(
            "too close to the session that it goes with, too far from it, or after what it is to "
            "come before");
      case Hard::ceiling:
        return msg("as many sessions in that period as are allowed");
      case Hard::spacing:
        return msg("too close to another session of the same body");
      case Hard::window:
      case Hard::weekly:
      case Hard::kept:
        break;  // told in other ways, never as what closes a day
    }
    return {};
  }

  void finish() {
    for (const auto& [constraint, days] : days_) {
      if (days.empty()) continue;
      result_.forbidden.push_back({constraint, static_cast<int>(days.size()), words(constraint)});
    }
    std::stable_sort(result_.forbidden.begin(), result_.forbidden.end(),
                     [](const auto& a, const auto& b) { return a.days > b.days; });
  }

  const std::vector<Demand>& demands_;
  const PlanModel& model_;
  const std::vector<int>& times_;
  int demand_number_;
  int chosen_;  // its session in the model
  const Demand& demand_;
  std::vector<int> partners_;  // demands of others that are held in it too
  std::vector<Day> placed_;    // by demand
  Explanation result_;
  std::map<Hard, std::set<Day>> days_;
  std::map<Hard, std::set<Taken>> who_;
};

class SettledReasons : public Reasons {
 public:
  SettledReasons(Known known, Ensemble settled)
      : known_(std::move(known)), ensemble_(std::move(settled)) {}

  std::optional<Explanation> why(std::size_t which, const std::string& body,
                                 Day day) const override {
    std::vector<Demand> demands = ensemble_.gather();
    for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
      const auto [unit, number] = ensemble_.owner(i);
      if (unit != &ensemble_.unit(which) || demands[index(i)].body != body) continue;
      if (unit->placed()[index(number)] != day) continue;
      const PlanModel model = write_model(demands, Latitude::strict);
      Explanation result = Choice(demands, model, times_in(model, demands), i).explain();
      result.meeting = unit->planned(number);
      return result;
    }
    return std::nullopt;
  }

 private:
  // The plan, by session of the model.
  std::vector<int> times_in(const PlanModel& model, const std::vector<Demand>& demands) const {
    std::vector<int> times;
    for (int s = 0; s < static_cast<int>(model.for_search().sessions.size()); ++s) {
      const auto [its, of_it] = ensemble_.owner(s);
      const bool elsewhere = its && demands[index(s)].with != nobody;
      times.push_back(
          its && !elsewhere
              ? model.time().time_of(its->placed()[index(of_it)], its->starts()[index(of_it)])
              : model.for_search().sessions[index(s)].candidates.front().t);
    }
    return times;
  }

  Known known_;  // the ensemble points into it
  Ensemble ensemble_;
};

}  // namespace

std::shared_ptr<const Reasons> reasons_of(Known known, Ensemble settled) {
  return std::make_shared<SettledReasons>(std::move(known), std::move(settled));
}

}  // namespace gouvernail::planning
