// SPDX-License-Identifier: MPL-2.0
// A model laid out for speed: each session's costs as a dense array over its own days, each
// chain of gaps as a tree, with the days that each gap allows. Private to the module.
#pragma once

#include <memory>
#include <vector>

#include "search/model.h"

namespace gouvernail::search {

// Costs are floats: whole numbers far below 2^24, and prices, whose sums are taken in double.
using Cost = float;
// A time that a session does not have; sums of a few of them stay above `impossible`.
inline constexpr Cost forbidden = 1e9F;
inline constexpr Cost impossible = 5e8F;
// One conflict over a person or room while a plan is being mended. More than any plan of one
// body costs, so that no detour is worth a conflict.
inline constexpr Cost clash = 3000.F;

struct Node {
  int session = 0;
  int first_day = 0;  // index into Model::days
  int day_count = 0;
  std::vector<Cost> cost;  // [day - first_day][slot]
  std::vector<Cells> cells;
  std::vector<int> resources;
  struct Partner {
    int session = 0;
    int pair = 0;
  };
  std::vector<Partner> partners;
  int chain = 0;

  int last_day() const { return first_day + day_count - 1; }
  // Where the slots of a day begin in `cost`; the day is one of its own.
  std::size_t offset(int day, int slots) const {
    return static_cast<std::size_t>(day - first_day) * static_cast<std::size_t>(slots);
  }
  bool has_day(int day) const { return day >= first_day && day <= last_day(); }
};

// From one session to another one that a gap ties to it. For each day of the other one, by index
// into its own days: the days [low, high] of the first that the gap allows, the last of them that
// lies at or before the target (low - 1: none), and the calendar day that the target asks for.
struct Link {
  int weight = 0;
  std::vector<std::int16_t> low;
  std::vector<std::int16_t> high;
  std::vector<std::int16_t> split;
  std::vector<Cost> wish;
  bool is_open_below = false;  // every `low` is 0
  // As in the model, for costs of a given choice.
  int sign = 1;  // -1: it runs against the gap
  int target = 0;
};

// Sessions that gaps tie to one another: each but the last hangs from one that comes later in the
// list. A series without branches is in its own order, or the reverse of it.
struct Chain {
  std::vector<int> sessions;  // the last is the root
  std::vector<int> parent;    // by place in `sessions`: the place that it hangs from; root: -1
  std::vector<Link> up;       // from there to its parent; of the root: nothing
  std::vector<Link> down;     // from its parent to it
};

struct Layout {
  // Throws std::invalid_argument when gaps close a circle, or make a chain longer than
  // `longest_chain`: a fault of whoever made the model, not of its rules.
  explicit Layout(const Model& from);

  const Model& model;
  int day_count = 0;
  std::vector<int> day_numbers;  // calendar days since the model's first
  int slots = 0;
  int time_count = 0;
  std::vector<Node> nodes;  // one a session
  std::vector<Chain> chains;
  std::vector<std::vector<int>> chains_of;     // by resource, each once
  std::vector<std::vector<int>> resources_of;  // by chain, each once

  // Cost of the gaps of a chain whose sessions stand at those times.
  Cost gap_cost(const Chain& chain, const int* times) const;

 private:
  void lay_out_chains();
};

}  // namespace gouvernail::search
