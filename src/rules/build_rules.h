// SPDX-License-Identifier: MPL-2.0
// The rules under one choice of readings, from the tables of their files. Private to the module.
#pragma once

#include <toml++/toml.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/toml_reader.h"
#include "calendar/day.h"
#include "rules/rules.h"

namespace gouvernail::rules {

// A file and its tables.
struct RuleTree {
  base::SourceText source;
  toml::table root;
};

using Signatures = std::map<std::string, calendar::Day>;  // by party

// What the rules follow from, beside the text of their files.
struct Applied {
  std::set<std::string> readings;  // ids of alternatives
  Signatures signatures;

  friend bool operator==(const Applied&, const Applied&) = default;
};

struct Built {
  Rules rules;
  base::Diagnostics found;  // in no order, some of them twice
  // Where readings stand: those that were applied, and those that were not.
  std::vector<base::Position> overriding;
  std::vector<base::Position> overridden;
};

// One pass over all files. `elections`: the kinds that rules may name beside the general ones.
Built build_rules(const std::vector<RuleTree>& trees, const Applied& applied,
                  const std::vector<std::string>& elections);

}  // namespace gouvernail::rules
