// SPDX-License-Identifier: MPL-2.0
#include "rules/loader.h"

#include <algorithm>
#include <utility>

#include "base/memo.h"
#include "rules/build_rules.h"
#include "rules/chosen_readings.h"
#include "rules/decode_sense.h"
#include "rules/rules.h"

namespace gouvernail::rules {
namespace {

using base::Diagnostics;
using base::SourceText;

bool same(const base::Diagnostic& a, const base::Diagnostic& b) {
  return a.code == b.code && a.position == b.position && a.what == b.what;
}

// Each once, in the order of the files.
void tidy(Diagnostics& found) {
  base::sort_by_position(found);
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
}

}  // namespace

struct RuleBook::Trees {
  std::vector<RuleTree> list;
  std::vector<Ambiguity> ambiguities;
  std::vector<std::string> elections;

  // With what is wrong: of what makes no sense under these readings, what they write themselves.
  // Built once: a book is asked for the same rules by each page and each report that shows them.
  std::shared_ptr<const Built> build(const Applied& applied) const {
    return built_before.get(applied, [&] {
      Built built = build_rules(list, applied, elections);
      keep_senseless_at(built.overriding, built.found);
      return built;
    });
  }

  // Of the readings that a report compares, under the signatures of the conventions at hand.
  mutable base::Memo<Applied, Built> built_before{64};

  // The rules as they are written. What makes no sense by default may do so under a reading of
  // another clause: it is wrong where none helps.
  Diagnostics read_default() {
    Built by_default = build_rules(list, {}, elections);
    ambiguities = by_default.rules.ambiguities;
    for (const std::string& id : alternatives_of(ambiguities)) {
      if (std::none_of(by_default.found.begin(), by_default.found.end(), is_senseless)) break;
      const Built other = build_rules(list, {{id}, {}}, elections);
      keep_senseless_under(other.found, other.overridden, by_default.found);
    }
    return std::move(by_default.found);
  }
};

RuleBook::RuleBook(std::shared_ptr<const Trees> trees) : trees_(std::move(trees)) {}

void RuleBook::set_signature(const std::string& party, calendar::Day day) {
  signatures_[party] = day;
}

std::vector<std::string> RuleBook::alternatives() const {
  return alternatives_of(trees_->ambiguities);
}

std::optional<Rules> RuleBook::build(const std::vector<std::string>& readings,
                                     Diagnostics& diagnostics) const {
  const auto applied = chosen_readings(trees_->ambiguities, readings, diagnostics);
  if (!applied) return std::nullopt;
  const auto read = trees_->build({*applied, signatures_});
  diagnostics.insert(diagnostics.end(), read->found.begin(), read->found.end());
  if (base::has_errors(read->found)) return std::nullopt;
  Rules rules = read->rules;
  rules.readings.assign(applied->begin(), applied->end());
  return rules;
}

void RuleBook::check_alternatives(Diagnostics& diagnostics) const {
  Diagnostics found;
  for (const std::string& id : alternatives()) {
    const auto read = trees_->build({{id}, signatures_});
    found.insert(found.end(), read->found.begin(), read->found.end());
  }
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  tidy(diagnostics);  // what an alternative repeats of another, or of the default, is said once
}

std::optional<RuleBook> parse(const std::vector<RuleFile>& files, Diagnostics& diagnostics,
                              const std::vector<std::string>& elections) {
  auto trees = std::make_shared<RuleBook::Trees>();
  trees->elections = elections;
  Diagnostics found;
  bool readable = true;
  for (const RuleFile& file : files) {
    SourceText source{file.name, file.text};
    auto root = base::parse_toml(source, found);
    readable = readable && root.has_value();
    if (root) trees->list.push_back({std::move(source), std::move(*root)});
  }
  if (readable) {
    const Diagnostics its = trees->read_default();
    found.insert(found.end(), its.begin(), its.end());
  }
  tidy(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  if (!readable || base::has_errors(found)) return std::nullopt;
  return RuleBook(std::move(trees));
}

}  // namespace gouvernail::rules
