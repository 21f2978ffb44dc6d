// SPDX-License-Identifier: MPL-2.0
#include "planning/explain.h"

#include <algorithm>
#include <map>
#include <set>

#include "planning/excess.h"
#include "planning/words.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::DayRange;
using calendar::Days;

constexpr std::size_t most_alternatives = 3;

class Choice {
 public:
  Choice(const std::vector<Demand>& demands, const Assembly& assembly,
         const std::vector<int>& times, int chosen)
      : demands_(demands),
        assembly_(assembly),
        times_(times),
        chosen_(chosen),
        demand_(demands[index(chosen)]) {
    for (std::size_t i = 0; i < demands.size(); ++i) placed_.push_back(assembly.day_of(times[i]));
  }

  Explanation explain() {
    const std::int64_t cost = search::evaluate(assembly_.model(), times_).cost;
    const Costs own = assembly_.costs_of(chosen_, times_);
    for (std::size_t term = 0; term < soft_count; ++term) {
      if (own.of[term] == 0) continue;
      result_.terms[name_of(static_cast<Soft>(term))] = static_cast<double>(own.of[term]) / halves;
    }
    std::map<Day, Explanation::Alternative> best;  // by day
    std::set<Day> possible{assembly_.day_of(times_[index(chosen_)])};
    std::vector<int> other = times_;
    for (const auto& candidate : assembly_.model().sessions[index(chosen_)].candidates) {
      other[index(chosen_)] = candidate.t;
      const auto found = search::evaluate(assembly_.model(), other);
      const Day day = assembly_.day_of(candidate.t);
      if (found.broken.total() > 0) {
        note_broken(day, candidate.t, found.broken);
        continue;
      }
      if (candidate.t != times_[index(chosen_)] &&
          ceiling_reached(demands_, placed_, chosen_, day)) {
        note(Hard::ceiling, day);
        continue;
      }
      possible.insert(day);
      if (candidate.t == times_[index(chosen_)]) continue;
      const double more = static_cast<double>(found.cost - cost) / halves;
      const auto known = best.find(day);
      if (known == best.end() || more < known->second.more) {
        best[day] = {day, assembly_.start_of(candidate.t), more};
      }
    }
    best.erase(assembly_.day_of(times_[index(chosen_)]));
    for (const auto& [day, alternative] : best) result_.next_best.push_back(alternative);
    std::stable_sort(result_.next_best.begin(), result_.next_best.end(),
                     [](const auto& a, const auto& b) { return a.more < b.more; });
    if (result_.next_best.size() > most_alternatives) result_.next_best.resize(most_alternatives);
    for (Day day = demand_.window.first; day <= demand_.window.last; day += Days{1}) {
      if (possible.count(day) == 0 && demand_.home->on(demand_.body, day).empty()) note_closed(day);
    }
    for (const Bar& bar : demand_.barred) {
      const DayRange days = calendar::intersect(bar.days, demand_.window);
      for (Day day = days.first; !bar.ceiling.empty() && day <= days.last; day += Days{1}) {
        if (!demand_.home->on(demand_.body, day).empty()) note(Hard::ceiling, day);
      }
    }
    for (const Day day : possible) {
      for (auto& [constraint, days] : days_) days.erase(day);
    }
    finish();
    return std::move(result_);
  }

 private:
  void note(Hard constraint, Day day, const std::vector<std::string>& keys = {}) {
    days_[constraint].insert(day);
    who_[constraint].insert(keys.begin(), keys.end());
  }

  // Alone possible, but not beside the others.
  void note_broken(Day day, int t, const search::Broken& broken) {
    if (broken.gaps > 0) note(is_tied() ? Hard::precedence : Hard::spacing, day);
    if (broken.cells > 0) note(Hard::two_places, day, sharers(t));
    if (broken.per_day > 0) note(Hard::daily, day, sharers(t));
  }
  bool is_tied() const {
    return demand_.tie.has_value() ||
           std::any_of(demands_.begin(), demands_.end(), [&](const Demand& other) {
             return other.tie && other.tie->session == chosen_;
           });
  }
  // Persons and rooms that the session shares with another one of that day.
  std::vector<std::string> sharers(int t) const {
    const search::Model& model = assembly_.model();
    std::vector<std::string> keys;
    for (const search::Resource& resource : model.resources) {
      const auto& sessions = resource.sessions;
      if (!std::binary_search(sessions.begin(), sessions.end(), chosen_)) continue;
      const bool shares = std::any_of(sessions.begin(), sessions.end(), [&](int s) {
        return s != chosen_ && times_[index(s)] / model.slots == t / model.slots;
      });
      if (shares) keys.push_back(resource.name);
    }
    return keys;
  }

  void note_closed(Day day) {
    bool first = true;
    for (const calendar::Minutes start : demand_.home->starts_of(demand_.body)) {
      for (const Obstacle& obstacle : demand_.home->obstacles(demand_.body, day, start)) {
        if (first) note(obstacle.constraint, day, obstacle.keys);
        first = false;  // one reason a day is enough
      }
    }
  }

  base::Message words(Hard constraint) const {
    const auto& keys = who_.at(constraint);
    const base::MessageList who =
        names_of_keys(demand_.home->problem(), std::vector<std::string>(keys.begin(), keys.end()));
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
        return msg("too close to the session that it goes with, or on the wrong side of it");
      case Hard::ceiling:
        return msg("as many sessions in that period as are allowed");
      case Hard::spacing:
        return msg("too close to another session of the same body");
      default:
        return {};
    }
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
  const Assembly& assembly_;
  const std::vector<int>& times_;
  int chosen_;
  const Demand& demand_;
  std::vector<Day> placed_;  // by demand
  Explanation result_;
  std::map<Hard, std::set<Day>> days_;
  std::map<Hard, std::set<std::string>> who_;
};

}  // namespace

Explanation explain_choice(const std::vector<Demand>& demands, const Assembly& assembly,
                           const std::vector<int>& times, int chosen) {
  return Choice(demands, assembly, times, chosen).explain();
}

}  // namespace gouvernail::planning
