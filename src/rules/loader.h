// SPDX-License-Identifier: MPL-2.0
// Rule files to Rules. Text in, values and diagnostics out: no file is opened here.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "calendar/day.h"

namespace gouvernail::rules {

struct Rules;

struct RuleFile {
  std::string name;  // relative to the rule folder, "article-06a-gouvernance.toml"
  std::string text;

  friend bool operator==(const RuleFile&, const RuleFile&) = default;
};

// A folder's files, parsed once; `build` gives the rules under any choice of readings. Copies share
// what was parsed, and each has signatures of its own.
class RuleBook {
 public:
  // The rules with the alternatives `readings` applied (none: the default reading). An id that
  // no ambiguity knows, or two readings of one ambiguity, are diagnostics and give no rules.
  std::optional<Rules> build(const std::vector<std::string>& readings,
                             base::Diagnostics& diagnostics) const;

  // Builds the rules under each alternative and collects what is wrong there. `parse` looks at the
  // default reading alone, so that a command does not pay for readings that it does not use.
  void check_alternatives(base::Diagnostics& diagnostics) const;

  // The day on which a party signed, where the rules know the earliest one alone ([[party]]
  // `earliest`): `build` takes it from then on. What the rules themselves say prevails.
  void set_signature(const std::string& party, calendar::Day day);

  // Ids of all alternative readings, in the order of the files.
  std::vector<std::string> alternatives() const;

 private:
  friend std::optional<RuleBook> parse(const std::vector<RuleFile>&, base::Diagnostics&,
                                       const std::vector<std::string>&);
  struct Trees;
  explicit RuleBook(std::shared_ptr<const Trees> trees);
  std::shared_ptr<const Trees> trees_;
  std::map<std::string, calendar::Day> signatures_;  // by party
};

// None when a file is not TOML, or when the default reading has an error; every diagnostic of every
// file is collected, each once. `elections`: the kinds of the calendars at hand, which rules may
// name beside the general ones.
std::optional<RuleBook> parse(const std::vector<RuleFile>& files, base::Diagnostics& diagnostics,
                              const std::vector<std::string>& elections = {});

}  // namespace gouvernail::rules
