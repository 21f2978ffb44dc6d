// SPDX-License-Identifier: MPL-2.0
// Lagrangian prices on what chains share. With the rules "one session in a cell", "so many in a
// day" and "no two in one half-day" replaced by prices, each chain is solved alone and exactly;
// the sum is a lower bound on every plan (Held and Karp 1970; Geoffrion 1974). Private to the
// module.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/chains.h"
#include "search/known_prices.h"

namespace gouvernail::search {

class Prices {
 public:
  explicit Prices(const Layout& layout);

  // Goes on with prices that a larger model had, or this one before.
  void adopt(const KnownPrices& known);
  KnownPrices known() const;

  // The bound at the present prices. Only chains whose prices changed are solved again.
  double bound();
  // Moves prices one by one, each as far as the bound gains by it, until it gains little more or
  // excludes plans that cost less than `enough`. The bound.
  double ascend(double enough);
  // Measures how far the chains' own choices are from sharing fairly. False: they share without
  // any conflict or cost, and the prices have nothing left to do.
  bool measure();
  // Moves prices by `length` along what was measured. The length that Polyak gives is
  // (plan - bound) / square().
  void step(double length);
  double square() const { return square_; }
  // Forgets prices that have come back to nothing.
  void prune();

  // The session keeps only its times from `first` to `last`, both included; `release` gives it
  // all of them back.
  void restrict(int session, int first, int last);
  void release(int session);
  std::pair<int, int> allowed(int session) const {
    return allowed_[static_cast<std::size_t>(session)];
  }

  // For each session and time: a bound of the plans in which it stands then, that of the other
  // chains and the cheapest path of its own through that time; at the present prices and within
  // the present restrictions.
  void trace_paths();
  // Of a candidate, as last traced.
  float path(int session, int time) const;
  // Traces, and keeps the best bounds that any prices gave; to be asked while no session is
  // restricted.
  void bound_times();
  // Leaves out the times that no plan cheaper than `known` has, by those bounds. The part of all
  // times that is left.
  double drop_times(double known);
  bool is_left(int session, int time) const;

  // Of what was measured: nobody is asked for too much, though a price may be too high.
  bool is_without_excess() const;
  // Sessions whose wishes ask somebody for too much, or share a half-day at a cost.
  std::vector<int> sessions_in_excess() const;

  const std::vector<Cost>& of(int session) const {
    return price_[static_cast<std::size_t>(session)];
  }
  // What the chains would choose for themselves at these prices.
  const std::vector<int>& wishes() const { return wish_; }

  // What the chain's times cost at these prices beyond its cheapest: 0 when no better could be
  // had, and the more, the more there may be to gain by placing it anew.
  double excess(int chain, const std::vector<int>& times) const;

  // A place with a price: the sessions that want it, and its day.
  struct Contended {
    const std::vector<int>* sessions;
    int day;
  };
  std::size_t contended_count() const { return cells_.size() + days_.size() + cliques_.size(); }
  Contended contended(std::size_t index) const;

 private:
  struct Priced {
    int resource;
    int where;  // of a cell: day * cells + cell; of a day: day
  };
  // Sessions of which each two cost at least `most` in the same half-day, beyond what the other
  // cliques of that half-day ask of them: with k of them there, at least most * (k - 1) is paid.
  using Clique = KnownPrices::Clique;
  enum class Kind : std::uint8_t { cell, day, clique, pair };
  struct Slope {
    Kind kind;
    int first;
    int second;
    Cost amount;
  };

  std::size_t cell_index(int resource, int cell) const;
  std::size_t day_index(int resource, int day) const;
  void price_session(int session, std::vector<Cost>& costs) const;
  double doubt(double sum) const;
  void solve(int chain);
  void add_price(int session, int day, Cells cells, Cost amount);
  void add_price_to_half(int session, int half, Cost amount);
  void count_wishes(int direction);
  void measure_places();
  void measure_halves();
  void move_cell(const Slope& slope, Cost length);
  void move_day(const Slope& slope, Cost length);
  void move_clique(const Slope& slope, Cost length);
  void found_clique(const Slope& slope, Cost length);
  bool is_in(int session, const Slope& place) const;
  double cost_to_be(bool in, int session, const Slope& place);
  void change(const Slope& place, double by);
  void push_out(const Slope& place, std::size_t room);
  void draw_in(const Slope& place, const Resource& resource, double price);
  void settle(const Slope& place);
  void cover(const Clique& clique);
  void rebuild();
  int half_of(int session) const;
  int weight_between(int a, int b) const;  // 0: no pair
  // Of what a pair costs in that half-day: what no clique asks for yet.
  Cost uncovered(int a, int b, int half) const;
  std::uint64_t pair_key(int a, int b) const;
  std::uint64_t half_key(int a, int b, int half) const;

  const Layout& layout_;
  ChainSolver solver_;
  std::vector<std::vector<Cost>> price_;
  std::vector<int> wish_;
  std::vector<std::pair<int, int>> allowed_;  // times, by session
  std::vector<std::vector<Cost>> left_;       // own costs, once times were dropped; else empty
  std::vector<std::vector<float>> paths_;     // as last traced
  std::vector<std::vector<float>> floor_;     // bounds of plans by session and time
  std::vector<std::vector<Cost>> through_;    // of the chain being traced
  double largest_shift_ = 0;                  // of the sums that chains are solved with
  std::vector<double> chain_bound_;
  std::vector<char> stale_;
  std::vector<Cost> cell_price_;
  std::vector<Cost> day_price_;
  std::vector<std::uint16_t> cell_use_;
  std::vector<std::uint16_t> day_use_;
  std::vector<Priced> cells_;  // priced, or were
  std::vector<Priced> days_;
  std::vector<char> cell_known_;
  std::vector<char> day_known_;
  std::vector<Clique> cliques_;
  std::unordered_map<std::uint64_t, Cost> covered_;  // by pair and half-day: see uncovered
  std::unordered_map<std::uint64_t, int> pair_weight_;
  std::vector<Slope> slopes_;
  std::vector<std::pair<double, int>> wanting_;  // a place: what it costs to leave it, session
  std::vector<char> stale_before_;
  double square_ = 0;
};

}  // namespace gouvernail::search
