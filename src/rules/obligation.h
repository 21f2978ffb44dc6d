// SPDX-License-Identifier: MPL-2.0
// An obligation: a rule of the convention, with its source and the days it is in force.
#pragma once

#include <array>
#include <optional>
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

// How much it binds, the heaviest first. What the parties agreed to do is an obligation: it alone
// can be breached, and decides whether the convention is in order. An indicator measures what an
// action came to, and is reached or not. A recommendation is followed or not.
enum class Weight { obligation, indicator, recommendation };
inline constexpr std::array all_weights = {Weight::obligation, Weight::indicator,
                                           Weight::recommendation};
const char* to_string(Weight weight);  // "obligation"… as in rule files and JSON

struct Obligation {
  std::string id;             // the same in each version that an amendment makes
  std::string body;           // id of a body or act; empty for standing duties
  base::LocalizedText title;  // short, in our words
  Kind kind;
  Weight weight = Weight::obligation;
  std::string party;  // id of the one from whose day it is in force; empty: of none
  // Ids of the parties that owe it, as the rule says; none: the rule does not say, and
  // compliance/owed_by.h tells who does. Empty: nobody.
  std::optional<std::vector<std::string>> owed_by;
  bool owed_as_noted = false;  // by the party that the note of the session marks: "#caf"
  std::string sanction;        // article that sanctions it; may be empty
  Source source;
  calendar::DayRange in_force;  // within the term
  base::Position position;      // where the rule file says it
  // Ids of the readings that change it, whether they apply or not, as its table has them.
  std::vector<std::string> readings = {};
};

}  // namespace gouvernail::rules
