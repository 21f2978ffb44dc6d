// SPDX-License-Identifier: MPL-2.0
// The planner's search, free of conventions and calendars: sessions to be placed on days and at
// start times, chains of gaps between them, people and rooms that they share. Whole numbers
// throughout, so that a bound may be rounded up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gouvernail::search {

// A set of cells of a day, a bit each.
using Cells = std::uint64_t;
inline constexpr int most_cells = 64;
// Start times of a day: each takes a cell of its own at least.
inline constexpr int most_slots = most_cells;
// Sessions of a chain of gaps: a weekly body for five years, and what each of its sessions brings.
inline constexpr int longest_chain = 2048;

// A start time of a day, t = slots * day + slot; `day` is an index into Model::days.
struct Candidate {
  int t = 0;
  int cost = 0;
};

// One session. A candidate takes the cells of its day that `cells_of_slot` has set: a bit for
// each stretch of the day that no session begins or ends within.
struct Session {
  std::vector<Candidate> candidates;  // ascending by t
  std::vector<Cells> cells_of_slot;   // one mask a slot; empty: slot s takes cell s alone
};

// Calendar days, both included.
struct DaySpan {
  int first = 0;
  int last = 0;
};

// least <= days from `before` to `after` <= most; each day of distance from `target` costs
// `weight`. What gaps tie to one another is a chain: they may branch, but close no circle; a chain
// has at most `longest_chain` sessions.
struct Gap {
  int before = 0;
  int after = 0;
  int least = 0;
  int most = 0;
  int target = 0;
  int weight = 0;
  // Where a rule counts in days of its own (days worked, months): for each of Model::days that
  // `after` may stand on, the days on which `before` may. Neither end ever goes back from one day
  // to the next. Empty: `least` and `most` alone say it; else they are the widest of them.
  std::vector<DaySpan> spans = {};

  // Of two indices into Model::days.
  bool allows(const std::vector<int>& days, int day_before, int day_after) const;
};

// A person or a room: one session in a cell, and `per_day` sessions in a day.
struct Resource {
  std::string name;
  int per_day = 1;
  std::vector<int> sessions;  // ascending
};

// Costs `weight` when both sessions are in the same half of the same day.
struct Pair {
  int first = 0;
  int second = 0;
  int weight = 0;
};

struct Model {
  std::vector<int> days;          // calendar day of each, ascending
  int slots = 1;                  // start times of a day, at most `most_slots`
  int cells = 1;                  // at most `most_cells`
  std::vector<int> half_of_slot;  // 0 or 1
  std::vector<Session> sessions;
  std::vector<Gap> gaps;
  std::vector<Resource> resources;
  std::vector<Pair> pairs;
};

// A start time a session. What is not kept is in `broken`, a count of each kind.
struct Broken {
  int candidates = 0;  // a time that the session does not have
  int gaps = 0;
  int cells = 0;    // sessions too many at one time
  int per_day = 0;  // sessions too many in a day
  int total() const { return candidates + gaps + cells + per_day; }
};
struct Evaluation {
  std::int64_t cost = 0;
  Broken broken;
};

// Costs and faults of a choice, counted from the model alone: the search's own sums are held
// against it.
Evaluation evaluate(const Model& model, const std::vector<int>& times);

// More than any plan costs: a bound that reaches it proves that there is none.
double above_every_plan(const Model& model);

}  // namespace gouvernail::search
