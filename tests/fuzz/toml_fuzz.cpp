// SPDX-License-Identifier: MPL-2.0
// A text as rules, as people.toml and as settings: whoever writes one by hand gets errors with a
// place, and the program goes on.
#include <cstdint>
#include <string>

#include "base/toml_reader.h"
#include "governance/convention.h"
#include "governance/seat.h"
#include "rules/build_rules.h"
#include "settings/people_edit.h"
#include "settings/people_file.h"
#include "settings/settings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouvernail;
  const base::SourceText source{"f", {reinterpret_cast<const char*>(data), size}};
  base::Diagnostics diagnostics;
  auto table = base::parse_toml(source, diagnostics);
  if (!table && !base::has_errors(diagnostics)) __builtin_trap();
  if (table) {
    const std::vector<rules::RuleTree> trees = {{source, std::move(*table)}};
    const rules::Built built = rules::build_rules(trees, {}, {});
    base::Diagnostics of_people;
    const auto people = settings::read_people(source, *built.rules.convention, of_people).people;
    // Whoever is taken out of a file is in it no more.
    for (const governance::Person& person : people.persons) {
      const auto left = settings::without_person(source.text, person.key);
      if (!left) continue;
      base::Diagnostics again;
      const auto others = settings::read_people({"f", *left}, *built.rules.convention, again);
      if (others.people.find(person.key)) __builtin_trap();
    }
  }
  base::Diagnostics of_settings;
  if (!settings::read_settings(source, of_settings) && !base::has_errors(of_settings)) {
    __builtin_trap();
  }
  return 0;
}
