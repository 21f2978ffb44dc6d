// SPDX-License-Identifier: MPL-2.0
// The gaps of the model: days between two sessions, which ties and series ask for. What gaps tie to
// one another is a tree, which the search solves exactly. Private to the module.
#pragma once

#include <utility>
#include <vector>

#include "planning/model/layout.h"
#include "planning/model/model_sessions.h"
#include "search/model.h"

namespace gouvernail::planning {

// A gap, as it was asked for, and of whose convention: weights of gaps that were made one are told
// apart.
struct AskedGap {
  search::Gap gap;
  const Options* home = nullptr;
};

// A Failure where so many sessions are more than `most`, which can be placed one after the other.
void need_at_most(int most, int sessions);

class Gaps {
 public:
  // All must outlive it.
  Gaps(const Layout& layout, const ModelSessions& sessions, search::Model& model)
      : layout_(layout), sessions_(sessions), model_(model) {}

  // Between sessions of the model, for a series or a tie of `home`. False where it would close a
  // circle, and the days of the two do not keep it anyway.
  bool add(const search::Gap& gap, const Options& home);
  // Two sessions that no gap can hold: the days of both are cut so that any of them will do.
  void cut_apart(const search::Gap& gap);
  // The one that is there already; null: none. To be narrowed, never widened.
  search::Gap* find(int before, int after);

  const std::vector<AskedGap>& asked() const { return asked_; }
  std::vector<AskedGap> take_asked() { return std::move(asked_); }
  // Demands held in another one's session whose series do not go together with its own: they must
  // be held apart.
  const std::vector<int>& ill_paired() const { return ill_paired_; }
  // A Failure where the search cannot hold what is tied together.
  void need_short_chains();

 private:
  int root_of(int session);
  bool fold(const search::Gap& gap);
  bool merge_parallel(const search::Gap& gap);
  bool holds_anyway(const search::Gap& gap) const;
  void note_ill_paired(const search::Gap& gap, const Options& home);
  int middle_of(int session) const;

  const Layout& layout_;
  const ModelSessions& sessions_;
  search::Model& model_;
  std::vector<int> parent_;  // sets of sessions tied together
  std::vector<AskedGap> asked_;
  std::vector<int> ill_paired_;
};

}  // namespace gouvernail::planning
