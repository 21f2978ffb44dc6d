// SPDX-License-Identifier: MPL-2.0
// How long the next search may take. Private to the module.
#pragma once

#include "planning/plan.h"
#include "search/search.h"

namespace gouvernail::planning {

// A sketch, as long as the sessions are not all known; then a search for the best plan.
enum class Pass { sketch, thorough };

class Effort {
 public:
  // It must outlive it.
  explicit Effort(const Control& control) : control_(control) {}

  // Whoever asked has waited long enough.
  bool is_over() const { return control_.stop && control_.stop(); }

  // `open`: the plan leaves duties open. It will change again, and what would mend it is worth more
  // of the time that there is than the best such plan.
  bool is_brief(Pass pass, bool open) const {
    return pass == Pass::sketch || (control_.explain && !hard_ && open);
  }
  search::Limits limits(Pass pass, bool brief) const;
  // Of a search beside: for a bound, or a proof.
  search::Limits short_limits() const;

  // A brief search found neither a plan nor that there is none: no other one will.
  void note_hard() { hard_ = true; }
  // After a search that found a plan: whether no further one is worth its time.
  bool is_spent(Pass pass, bool brief);

  // Part of the cost that may be left unproven for the bound from below to be tried: at once the
  // first gap, the second one when a longer search did not end.
  double worth_a_bound() const { return is_long_ ? 0.02 : 0.005; }

 private:
  search::Limits rounds(std::uint64_t most) const;

  const Control& control_;
  bool hard_ = false;     // even a first plan takes a long search
  bool is_long_ = false;  // a thorough search has not ended soon
};

}  // namespace gouvernail::planning
