// SPDX-License-Identifier: MPL-2.0
// An obligation: a rule of the convention, with its source and the days it is in force.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/message.h"
#include "calendar/day.h"
#include "rules/kinds/cadence.h"
#include "rules/kinds/composition.h"
#include "rules/kinds/deadline.h"
#include "rules/kinds/sequence.h"
#include "rules/kinds/standing.h"
#include "rules/source.h"

namespace gouvernail::rules {

// Asked through rules/traits.h.
using Kind =
    std::variant<Cadence, MaxGap, Precedence, Response, Notice, Composition, Standing, Deadline>;

enum class Weight { obligation, recommendation };

struct Obligation {
  std::string id;             // the same in each version that an amendment makes
  std::string body;           // id of a body or act; empty for standing duties
  base::LocalizedText title;  // short, in our words
  Kind kind;
  Weight weight = Weight::obligation;
  std::string sanction;  // article that sanctions it; may be empty
  Source source;
  calendar::DayRange in_force;  // within the term
  base::Position position;      // where the rule file says it
};

}  // namespace gouvernail::rules
