// SPDX-License-Identifier: MPL-2.0
// The smallest set of rules and facts behind an impasse, by deletion: whatever the impasse stands
// without is left out for good; what remains is needed, each part of it.
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "planning/names.h"
#include "planning/why/impasse.h"
#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::Days;

constexpr std::uint64_t trial_rounds = 60;

class Causes {
 public:
  Causes(const std::vector<Demand>& demands, const Impasse& impasse,
         const std::function<bool()>& stop)
      : stop_(stop) {
    victim_ = demands[index(impasse.demand)];
    for (const int i : impasse.demands) {
      if (i == impasse.demand) continue;
      others_.push_back(demands[index(i)]);
      others_.back().ties.clear();
    }
    victim_.ties.clear();
    victim_.with = nobody;
    for (Demand& other : others_) other.with = nobody;
    // Ties within the set; those to sessions outside it play no part.
    std::vector<int> number(demands.size(), nobody);
    number[index(impasse.demand)] = 0;
    int next = 1;
    for (const int i : impasse.demands) {
      if (i != impasse.demand) number[index(i)] = next++;
    }
    for (const int i : impasse.demands) {
      for (Tie tie : demands[index(i)].ties) {
        if (number[index(tie.session)] == nobody) continue;
        tie.session = number[index(tie.session)];
        Demand& own = number[index(i)] == 0 ? victim_ : others_[index(number[index(i)] - 1)];
        own.ties.push_back(std::move(tie));
      }
    }
  }

  std::vector<Cause> find() {
    if (others_.size() > most_others || stands({}, others_)) return {};
    for (std::size_t i = 0; i < others_.size();) {
      if (is_over()) return {};
      std::vector<Demand> fewer = without(others_, i);
      if (stands({}, fewer)) {
        ++i;
      } else {
        others_ = std::move(fewer);
      }
    }
    std::vector<Cause> causes;
    for (const Demand& other : others_) causes.push_back(planning::cause_of(other, victim_.home));
    std::set<SetAside> put_aside;
    for (const SetAside& aside : facts()) {
      if (is_over()) return {};
      put_aside.insert(aside);
      if (!stands(put_aside, others_)) continue;  // not needed: it may stay aside
      put_aside.erase(aside);
      causes.push_back(cause_of(aside));
    }
    return causes;
  }

 private:
  bool is_over() const { return stop_ && stop_(); }

  static std::vector<Demand> without(const std::vector<Demand>& all, std::size_t index) {
    std::vector<Demand> left;
    const int number = static_cast<int>(index) + 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i == index) continue;
      left.push_back(all[i]);
      auto& ties = left.back().ties;
      std::erase_if(ties, [&](const Tie& tie) { return tie.session == number; });
      for (Tie& tie : ties) tie.session -= tie.session > number ? 1 : 0;
    }
    return left;
  }

  // Whether the victim and these have a plan together, but for what is put aside.
  bool stands(const std::set<SetAside>& put_aside, const std::vector<Demand>& others) const {
    std::vector<Demand> all{victim_};
    all.insert(all.end(), others.begin(), others.end());
    const int count = static_cast<int>(all.size());
    for (Demand& demand : all) {
      std::erase_if(demand.ties, [&](const Tie& tie) { return tie.session >= count; });
    }
    std::map<const Options*, std::pair<std::unique_ptr<Problem>, std::unique_ptr<Options>>> homes;
    for (Demand& demand : all) {
      auto& [problem, options] = homes[demand.home];
      if (!options) {
        problem = std::make_unique<Problem>(demand.home->problem());
        problem->set_aside.insert(put_aside.begin(), put_aside.end());
        options = std::make_unique<Options>(*problem);
      }
      demand.home = options.get();
    }
    const PlanModel model = write_model(all, Latitude::strict);
    search::Limits limits;
    limits.enough = 1;
    limits.most_rounds = trial_rounds;
    return !search::solve(model.for_search(), limits).times.empty();
  }

  // What might give way, the least telling first: what is named last is what stays.
  std::vector<SetAside> facts() const {
    std::set<std::string> persons;
    std::set<std::string> rooms;
    std::set<std::string> bodies;
    std::set<std::string> ceilings;
    const auto look = [&](const Demand& demand) {
      const Options& options = *demand.home;
      bodies.insert(demand.body);
      for (const Bar& bar : demand.barred) {
        if (!bar.ceiling.empty()) ceilings.insert(bar.ceiling);
      }
      for (Day day = demand.window.first; day <= demand.window.last; day += Days{1}) {
        const Attendees& attendees = options.seating().of(demand.body, day);
        persons.insert(attendees.needed.begin(), attendees.needed.end());
        persons.insert(attendees.alone.begin(), attendees.alone.end());
        for (const calendar::Minutes start : options.starts_of(demand.body)) {
          for (const Obstacle& obstacle : options.obstacles(demand.body, day, start)) {
            auto& keys = obstacle.constraint == Hard::room      ? rooms
                         : obstacle.constraint == Hard::ceiling ? ceilings
                                                                : persons;
            keys.insert(obstacle.keys.begin(), obstacle.keys.end());
          }
        }
      }
    };
    look(victim_);
    for (const Demand& other : others_) look(other);
    std::vector<SetAside> facts;
    const auto add = [&](Hard constraint, const std::set<std::string>& subjects) {
      for (const std::string& subject : subjects) {
        facts.push_back({constraint, subject, std::nullopt});
      }
    };
    add(Hard::travel, {""});
    add(Hard::weekday, bodies);
    add(Hard::notice, bodies);
    add(Hard::closed_day, bodies);
    add(Hard::spacing, bodies);
    if (!others_.empty()) {
      add(Hard::daily, persons);
      add(Hard::two_places, persons);
      add(Hard::two_places, rooms);
    }
    add(Hard::room, rooms);
    add(Hard::attendance, persons);
    add(Hard::ceiling, ceilings);
    return facts;
  }

  Cause cause_of(const SetAside& aside) const {
    const Problem& problem = victim_.home->problem();
    if (aside.constraint == Hard::ceiling) {
      return planning::cause_of(*victim_.home->ceiling(aside.subject), problem);
    }
    Cause cause{aside.constraint, aside.subject, {}, {}};
    const auto person = [&] { return name_of_key(problem, aside.subject); };
    const auto body = [&] { return name_of_body(problem, aside.subject); };
    switch (aside.constraint) {
      case Hard::attendance:
        cause.message = msg("{} is needed, and taken elsewhere", person());
        break;
      case Hard::two_places:
        cause.message = msg("{} cannot be in two places", person());
        break;
      case Hard::daily:
        cause.message = msg("{0} has {1} meetings a day at most", person(),
                            std::int64_t{problem.preferences.per_person_and_day});
        break;
      case Hard::room:
        cause.message = msg("the room “{}” is taken", person());
        break;
      case Hard::spacing:
        cause.message = msg("“{0}”: at least {1} {1:day|days} between two sessions", body(),
                            std::int64_t{problem.rules->house.spacing_for(aside.subject)});
        break;
      case Hard::closed_day:
        cause.message = msg("weekends, public holidays and closures are left out");
        break;
      case Hard::notice:
        cause.message = msg("“{}” must still be convened in time", body());
        break;
      case Hard::weekday:
        cause.message = msg("“{}” keeps its day of the week", body());
        break;
      case Hard::travel:
        cause.message = msg("it takes time to go from one site to another");
        break;
      case Hard::window:
      case Hard::weekly:
      case Hard::precedence:
      case Hard::ceiling:  // above
      case Hard::kept:
        break;  // never tried as what gives way
    }
    return cause;
  }

  static constexpr std::size_t most_others = 60;

  const std::function<bool()>& stop_;
  Demand victim_;
  std::vector<Demand> others_;
};

}  // namespace

std::vector<Cause> find_causes(const std::vector<Demand>& demands, const Impasse& impasse,
                               const std::function<bool()>& stop) {
  return Causes(demands, impasse, stop).find();
}

}  // namespace gouvernail::planning
