// SPDX-License-Identifier: MPL-2.0
// Tables of meetings as spreadsheets write them.
#include <cstdint>
#include <string>

#include "governance/history_csv.h"

#include "governance/convention.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouvernail;
  static const governance::Convention convention = [] {
    governance::Convention c;
    c.id = "c";
    c.term = {*calendar::make_day(2024, 1, 1), *calendar::make_day(2028, 12, 31)};
    governance::Body body;
    body.id = "copil";
    body.name = {"Comité de pilotage", ""};
    c.bodies = {body};
    governance::Role role;
    role.id = "elu";
    role.name = {"Élu", ""};
    c.roles = {role};
    return c;
  }();
  base::Diagnostics diagnostics;
  const auto history = governance::read_history_csv(
      "f", std::string(reinterpret_cast<const char*>(data), size), convention, diagnostics);
  // Nothing is imported from a table that has an error.
  if (history && base::has_errors(diagnostics)) __builtin_trap();
  return 0;
}
