// SPDX-License-Identifier: MPL-2.0
#include "planning/place/effort.h"

#include "planning/demand/options.h"

namespace gouvernail::planning {
namespace {

// Before the duties are all known, a good plan is enough: so many rounds of the search.
constexpr std::uint64_t short_search = 400;
constexpr double good_enough = 0.01;
// After so many rounds a search is long, and the bound from below worth its time.
constexpr std::uint64_t first_long_search = 1000;
// Where nobody says when to stop.
constexpr std::uint64_t long_search = 4000;
constexpr std::uint64_t until_stopped = 0;

}  // namespace

search::Limits Effort::rounds(std::uint64_t most) const {
  search::Limits limits;
  limits.seed = control_.seed;
  limits.threads = control_.threads;
  limits.most_rounds = most;
  limits.stop = control_.stop;
  return limits;
}

search::Limits Effort::short_limits() const { return rounds(short_search); }

search::Limits Effort::limits(Pass pass, bool brief) const {
  search::Limits limits = rounds(brief            ? short_search
                                 : !control_.stop ? long_search
                                 : is_long_       ? until_stopped
                                                  : first_long_search);
  limits.enough = control_.any_plan ? 1 : pass == Pass::thorough ? 0 : good_enough;
  if (control_.tell && pass == Pass::thorough) {
    limits.tell = [this](const search::Progress& progress) {
      control_.tell({progress.cost / halves, progress.bound / halves});
    };
  }
  return limits;
}

bool Effort::is_spent(Pass pass, bool brief) {
  if (pass == Pass::sketch) return false;
  const bool last = brief || is_long_ || !control_.stop;
  is_long_ = true;
  return last;
}

}  // namespace gouvernail::planning
