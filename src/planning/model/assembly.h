// SPDX-License-Identifier: MPL-2.0
// From demands to the search's model, and back: series of a body's sessions with what stands
// among them, ties, shared persons and rooms, travel. Private to the module.
#pragma once

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "planning/demand/demand.h"
#include "planning/demand/options.h"
#include "planning/model/chain.h"
#include "search/model.h"

namespace gouvernail::planning {

// `strict`: every plan of the model is one of the problem. `loosest`: every plan of the problem
// is one of the model, so that a bound of the model holds. Mostly they are the same model.
enum class Latitude { strict, loosest };

class Assembly {
 public:
  // The demands, of one convention or of several, must outlive it.
  Assembly(const std::vector<Demand>& demands, Latitude latitude);

  const search::Model& model() const { return model_; }
  // Whether the strict and the loosest reading are the same.
  bool is_exact() const { return exact_; }
  // What the cheapest plan costs in which some session stands on the other side of one that
  // stands, each series taken alone; infinite when there is no such choice. In halves, beyond
  // what the same series costs at least.
  double other_order() const { return other_order_; }

  // The model's session in which the demand is held.
  int session_of(int demand) const;
  // Demands held in another one's session whose series do not go together with its own: they must
  // be held apart.
  const std::vector<int>& ill_paired() const { return ill_paired_; }

  calendar::Day day_of(int time) const;
  calendar::Minutes start_of(int time) const;
  bool has(calendar::Day day) const;                              // a day of the model
  int time_of(calendar::Day day, calendar::Minutes start) const;  // one of the model's
  // Cost by term of a choice of times, one a session of the model; in halves. Of one convention's
  // demands, and the gaps among them.
  Costs costs(const std::vector<int>& times, const Options& home) const;
  // Of one demand's session: its own, and the gaps on both sides of it.
  Costs costs_of(int demand, const std::vector<int>& times) const;

 private:
  struct Step {
    bool stands = false;
    int demand = nobody;
    std::string body = {};  // of one that stands
    calendar::Day day = {};
  };

  // Costs `weight` for each `per` whole days of distance from `day`; weight 0: no wish.
  struct Wish {
    int day = 0;
    int weight = 0;
    int per = 1;
    int cost(int when) const { return weight * (std::abs(when - day) / per); }
  };

  // A site of a convention: the sites of two conventions are not compared.
  struct Venue {
    const Options* home = nullptr;
    std::string site;
    // NOLINTNEXTLINE(modernize-use-nullptr): as in plan.h
    friend auto operator<=>(const Venue&, const Venue&) = default;
  };
  Venue venue_of(int session) const;
  static bool is_barred(const Demand& demand, const Bar& bar, calendar::Day day);
  static bool is_aside(const Demand& demand, Hard constraint, const std::string& subject);
  Costs own_costs(std::size_t demand, int time) const;
  int gap_cost(const search::Gap& gap, const std::vector<int>& times) const;
  void find_common_days();
  void hold_jointly();
  bool is_joint(int session) const { return joint_.count(session) > 0; }
  bool fold(const search::Gap& gap);
  bool merge_parallel(const search::Gap& gap);
  bool holds_anyway(const search::Gap& gap) const;
  void note_ill_paired(const search::Gap& gap, const Options& home);
  void find_options();
  void lay_out_time();
  void add_session(const Demand& demand, std::size_t index);
  int standing_session(const Options& home, const std::string& body, calendar::Day day);
  void tie_demands();
  void tie_series(std::vector<int> members);
  std::vector<const governance::Meeting*> standing_among(const std::vector<int>& members) const;
  int spacing_of(const Demand& demand) const;
  std::vector<Step> order_of(const std::vector<int>& members);
  void weigh_other_orders(const ChainProblem& chain, const ChainSolution& chosen);
  int share_distance(int between, int after, int least);
  // Whether it keeps the two as far apart as an even spread wants.
  bool tie_steps(const Step& a, const Step& b, std::optional<int> even);
  // `gap` is between sessions of the model.
  bool tie(const search::Gap& gap, const Options& home);
  search::Gap gap_of(int demand, const Tie& tie) const;
  std::vector<search::DaySpan> spans_of(const Tie& tie, int demand) const;
  void settle(const search::Gap& gap);
  int head_of(int demand) const;
  int root_of(int session);
  void need_short_chains();
  void wish(int demand, int weight, int days);
  void share();
  void add_daily(const std::string& key, const std::vector<int>& demands,
                 search::Resource& resource);
  bool may_be_late(const Venue& from, const Venue& to, calendar::Minutes travel) const;
  void allow_for_travel();
  void drop_repeated_resources();

  const std::vector<Demand>& demands_;
  Latitude latitude_;
  bool exact_ = true;
  double other_order_;

  std::vector<std::vector<std::pair<calendar::Day, const std::vector<Option>*>>> open_;
  std::vector<calendar::Minutes> slots_;
  std::vector<calendar::Day> days_;
  std::map<std::tuple<const Options*, std::string, calendar::Day>, int> standing_;
  std::vector<int> parent_;  // sets of sessions tied together
  std::vector<std::vector<std::pair<int, const Tie*>>>
      precursors_;            // by demand: what comes before it
  std::vector<Wish> wishes_;  // by demand
  std::vector<char> gap_tied_;
  std::set<int> joint_;  // sessions of more than one demand
  // Whose series asks for a gap; weights of gaps that were made one are told apart.
  std::vector<std::pair<search::Gap, const Options*>> asked_;
  std::vector<int> ill_paired_;
  search::Model model_;
};

}  // namespace gouvernail::planning
