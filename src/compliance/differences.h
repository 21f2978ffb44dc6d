// SPDX-License-Identifier: MPL-2.0
// What becomes of the duties when the record changes: two lists of judgements, compared.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "compliance/verdict.h"

namespace gouvernail::compliance {

struct Difference {
  enum class Sense { worse, better };

  Sense sense = Sense::better;
  // Of the lists compared, which must outlive it; null: there was, or is, no such duty.
  const Judgement* before = nullptr;
  const Judgement* after = nullptr;

  const Judgement& either() const { return after ? *after : *before; }
};

// The same in two lists for the same duty, whichever version of its obligation is in force: that of
// a session is known by its session, since its name counts those of a day.
using Identity = std::tuple<std::string, std::string, std::string>;
Identity identity(const Duty& duty);

// Duties whose verdict gets worse or better, and those that keep theirs and lack fewer or more
// sessions. One that comes with a session is told where something stands against it, one that goes
// with it where something stood: what is simply kept, or to be kept in its time, is no news. Worse
// ones first, each kind in the order of the lists.
std::vector<Difference> differences(const std::vector<Judgement>& before,
                                    const std::vector<Judgement>& after);

}  // namespace gouvernail::compliance
