// SPDX-License-Identifier: MPL-2.0
#include "planning/why/impasse.h"

#include <algorithm>
#include <map>
#include <set>

#include "planning/names.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::Days;

constexpr std::uint64_t short_trial = 200;

class Impasses {
 public:
  Impasses(const std::vector<Demand>& demands, const search::Model& model,
           const search::Result& result)
      : demands_(demands), model_(model), result_(result) {}

  Impasse find() {
    if (result_.chain_without_plan >= 0) return from_chain();
    if (result_.overload) return from_overload();
    std::vector<int> all;
    for (int i = 0; i < static_cast<int>(demands_.size()); ++i) all.push_back(i);
    return from(all, Hard::two_places);
  }

 private:
  // Demands tied, directly or not, to a session of the model.
  std::vector<int> chain_of(int session) const {
    std::set<int> members{session};
    for (bool grown = true; grown;) {
      grown = false;
      for (const search::Gap& gap : model_.gaps) {
        const bool has = members.count(gap.before) > 0 || members.count(gap.after) > 0;
        if (has && members.insert(gap.before).second) grown = true;
        if (has && members.insert(gap.after).second) grown = true;
      }
    }
    std::vector<int> demands;
    for (const int member : members) {
      if (member < static_cast<int>(demands_.size())) demands.push_back(member);
    }
    return demands;
  }

  // The order in which sessions are given up: what binds least, then those
  // with the fewest possible times.
  void order(std::vector<int>& demands) const {
    std::stable_sort(demands.begin(), demands.end(), [&](int a, int b) {
      const auto key = [&](int demand) {
        const rules::Obligation* obligation = demands_[index(demand)].obligation;
        // The lightest first; what stands for no obligation of its own is as light as any.
        const auto weight = obligation ? obligation->weight : rules::Weight::recommendation;
        return std::pair(-static_cast<int>(weight),
                         model_.sessions[index(demand)].candidates.size());
      };
      return key(a) < key(b);
    });
  }

  bool others_stand(const std::vector<int>& those, int without) const {
    search::Model model = model_;
    std::set<int> kept(those.begin(), those.end());
    kept.erase(without);
    // The others leave: nothing ties or crowds what is tried.
    std::erase_if(model.gaps, [&](const search::Gap& gap) {
      return gap.before == without || gap.after == without;
    });
    for (search::Resource& resource : model.resources) {
      std::erase_if(resource.sessions, [&](int s) { return s == without; });
    }
    for (int s = 0; s < static_cast<int>(demands_.size()); ++s) {
      if (kept.count(s) > 0) continue;
      model.sessions[index(s)].candidates = {{0, 0}};
      std::erase_if(model.gaps,
                    [&](const search::Gap& gap) { return gap.before == s || gap.after == s; });
      for (search::Resource& resource : model.resources) {
        std::erase_if(resource.sessions, [&](int member) { return member == s; });
      }
    }
    search::Limits limits;
    limits.most_rounds = short_trial;
    return !search::solve(model, limits).times.empty();
  }

  Impasse from(std::vector<int> demands, Hard constraint) {
    order(demands);
    int victim = demands.front();
    const bool alone_impossible = model_.sessions[index(victim)].candidates.empty();
    if (!alone_impossible) {
      const auto found = std::find_if(demands.begin(), demands.end(),
                                      [&](int demand) { return others_stand(demands, demand); });
      if (found != demands.end()) victim = *found;
    }
    Impasse impasse = describe(victim, constraint);
    impasse.around = std::move(demands);
    return impasse;
  }

  Impasse from_chain() {
    const std::vector<int> chain = chain_of(result_.chain_without_plan);
    return from(chain, Hard::spacing);
  }

  Impasse from_overload() {
    std::vector<int> demands;
    for (const int s : result_.overload->sessions) {
      if (s < static_cast<int>(demands_.size())) demands.push_back(s);
    }
    order(demands);
    Impasse impasse;
    impasse.demand = demands.front();
    impasse.demands = demands;
    impasse.around = demands;
    impasse.constraint = Hard::daily;
    const auto& days = result_.overload->days;
    const auto day = [&](int at) { return Day{Days{model_.days[index(at)]}}; };
    impasse.message = msg("{0} is asked for {1} sessions from {2} to {3}, where only {4} fit.",
                          name_of_key(demands_[index(demands.front())].home->problem(),
                                      model_.resources[index(result_.overload->resource)].name),
                          static_cast<std::int64_t>(result_.overload->sessions.size()),
                          calendar::arg(day(days.front())), calendar::arg(day(days.back())),
                          std::int64_t{result_.overload->capacity});
    return impasse;
  }

  Impasse describe(int victim, Hard constraint) const {
    const Demand& demand = demands_[index(victim)];
    Impasse impasse;
    impasse.demand = victim;
    impasse.constraint = constraint;
    const auto first = calendar::arg(demand.window.first);
    const auto last = calendar::arg(demand.window.last);
    std::map<Hard, int> days;  // lost to each constraint
    std::map<Hard, std::map<std::string, int>> who;
    int left = 0;
    for (Day day = demand.window.first; day <= demand.window.last; day += Days{1}) {
      if (!demand.home->on(demand.body, day).empty()) {
        ++left;
        continue;
      }
      const auto& starts = demand.home->starts_of(demand.body);
      for (const Obstacle& obstacle : demand.home->obstacles(demand.body, day, starts.front())) {
        ++days[obstacle.constraint];
        for (const std::string& key : obstacle.keys) ++who[obstacle.constraint][key];
        if (obstacle.constraint == Hard::closed_day) break;  // it alone is enough
      }
    }
    if (left > 0) {
      impasse.message = msg(
          "From {0} to {1}, the {2} days left to it do not go together with the sessions before "
          "and after it.",
          first, last, std::int64_t{left});
      if (constraint == Hard::two_places) {
        impasse.message =
            msg("From {0} to {1}, no day leaves everybody who must come free of other sessions.",
                first, last);
      }
      return impasse;
    }
    Hard worst = Hard::window;
    int most = 0;
    for (const auto& [obstacle, count] : days) {
      if (obstacle == Hard::closed_day || count <= most) continue;
      worst = obstacle;
      most = count;
    }
    impasse.constraint = worst;
    if (worst == Hard::ceiling) {
      impasse.message = msg("From {0} to {1}, no day is left below the most that is allowed: {2}.",
                            first, last, ceilings_of_those(demand, who[worst]));
      return impasse;
    }
    impasse.message = words_for(worst, names_of_those(demand, who[worst]), first, last);
    return impasse;
  }

  static base::MessageList ceilings_of_those(const Demand& demand,
                                             const std::map<std::string, int>& duties) {
    base::MessageList words;
    for (const auto& [duty, days] : duties) {
      words.push_back(cause_of(*demand.home->ceiling(duty), demand.home->problem()).message);
    }
    return words;
  }

  static base::MessageList names_of_those(const Demand& demand,
                                          const std::map<std::string, int>& who) {
    std::vector<std::string> keys;
    for (const auto& [key, days] : who) keys.push_back(key);
    return names_of_keys(demand.home->problem(), keys);
  }

  static base::Message words_for(Hard worst, const base::MessageList& who,
                                 const base::DayNumber& first, const base::DayNumber& last) {
    switch (worst) {
      case Hard::attendance:
      case Hard::travel:
        return msg("From {0} to {1}, no day is left on which all who must come are free: {2}.",
                   first, last, who);
      case Hard::room:
        return msg("From {0} to {1}, the room is taken or too small on every day left.", first,
                   last);
      case Hard::notice:
        return msg("Between {0} and {1}, no day is left that can still be convened in time.", first,
                   last);
      case Hard::weekday:
        return msg("From {0} to {1}, no day is left on the weekday that its series keeps.", first,
                   last);
      case Hard::window:
      case Hard::closed_day:
      case Hard::two_places:
      case Hard::daily:
      case Hard::weekly:
      case Hard::spacing:
      case Hard::precedence:
      case Hard::ceiling:
      case Hard::kept:
        break;
    }
    return msg("From {0} to {1}, no open day is left.", first, last);
  }

  const std::vector<Demand>& demands_;
  const search::Model& model_;
  const search::Result& result_;
};

}  // namespace

Conflict conflict_of(const std::vector<Demand>& demands, const Impasse& impasse) {
  const Demand& demand = demands[index(impasse.demand)];
  return {impasse.constraint, demand.duty, source_of(demand), impasse.message, false, {}};
}

Impasse find_impasse(const std::vector<Demand>& demands, const PlanModel& model,
                     const search::Result& result) {
  return Impasses(demands, model.for_search(), result).find();
}

namespace {

// Itself, and what is held for its sake alone.
std::vector<int> gone_with(const std::vector<Demand>& demands, int one) {
  std::vector<int> gone{one};
  for (std::size_t next = 0; next < gone.size(); ++next) {
    for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
      const auto& ties = demands[index(i)].ties;
      const bool hangs = std::any_of(ties.begin(), ties.end(), [&](const Tie& tie) {
        return tie.sole && tie.session == gone[next];
      });
      if (hangs && std::find(gone.begin(), gone.end(), i) == gone.end()) gone.push_back(i);
    }
  }
  return gone;
}

}  // namespace

std::vector<Impasse> further_overloads(const std::vector<Demand>& demands, const PlanModel& model,
                                       int given_up) {
  search::Model left_of_it = model.for_search();
  std::vector<Impasse> all;
  for (int gone = given_up;;) {
    for (const int one : gone_with(demands, gone)) {
      for (search::Resource& resource : left_of_it.resources) {
        std::erase(resource.sessions, model.session_of(one));
      }
    }
    search::Result left;
    left.overload = search::find_overload(left_of_it);
    if (!left.overload) return all;
    all.push_back(Impasses(demands, left_of_it, left).find());
    gone = all.back().demand;
  }
}

}  // namespace gouvernail::planning
