// SPDX-License-Identifier: MPL-2.0
// Tables of meetings as spreadsheets write them, read as a file alone is and as an import reads it.
#include <cstdint>
#include <string>

#include "governance/convention.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"

namespace gouvernail::governance {
namespace {

Convention a_convention() {
  Convention c;
  c.id = "c";
  c.term = {*calendar::make_day(2024, 1, 1), *calendar::make_day(2028, 12, 31)};
  Body body;
  body.id = "copil";
  body.name = {"Comité de pilotage", ""};
  c.bodies = {body};
  Role role;
  role.id = "elu";
  role.name = {"Élu", ""};
  c.roles = {role};
  return c;
}

// As app/import.cpp reads one.
SheetReading as_imported(bool without_bad) {
  SheetReading reading;
  reading.today = calendar::make_day(2026, 11, 24);
  reading.near_bodies = true;
  reading.asks = true;
  reading.without_bad = without_bad;
  reading.bodies = {{"commission", "copil"}};
  reading.bodies_of_title = [](const std::string& title) {
    return title.starts_with("COPIL") ? std::vector<std::string>{"copil"}
                                      : std::vector<std::string>{};
  };
  reading.find = [](const Meeting&, const std::string& name) -> std::optional<Sitter> {
    if (name != "maire") return std::nullopt;
    return Sitter{"maire", "elu"};
  };
  return reading;
}

void need(bool holds) {
  if (!holds) __builtin_trap();
}

// Each session has its line, whoever it is; nothing is imported from a table that has an error,
// but where its bad lines are to be left out.
void read(const std::string& bytes, const SheetReading& reading) {
  static const Convention convention = a_convention();
  base::Diagnostics told;
  CsvSource csv;
  const auto history = read_history_sheet("f", bytes, convention, told, csv, reading);
  if (!history) return;
  need(reading.without_bad || !base::has_errors(told));
  need(history->meetings.size() == csv.lines.size());
  for (std::size_t i = 0; i < csv.lines.size(); ++i) {
    need(csv.lines[i].line > 0 && csv.lines[i].told && !history->meetings[i].uid.empty());
    need(convention.body(history->meetings[i].body) != nullptr);
  }
}

}  // namespace
}  // namespace gouvernail::governance

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gouvernail;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  governance::read(bytes, {});
  governance::read(bytes, governance::as_imported(false));
  governance::read(bytes, governance::as_imported(true));
  return 0;
}
