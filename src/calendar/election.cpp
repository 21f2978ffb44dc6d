// SPDX-License-Identifier: MPL-2.0
// Reads calendars/elections.toml; calendars/README.md describes the keys.
#include "calendar/election.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "calendar/toml_day.h"

namespace gouvernail::calendar {
namespace {

using base::msg;
using base::TableReader;

std::string read_filled_text(TableReader& table, std::string_view key) {
  std::string text = table.need_text(key);
  if (table.has(key) && base::trim(text).empty()) {
    table.error("empty-text", table.get(key), msg("“{}” is empty", std::string(key)),
                msg("write the text between the quotes"));
  }
  return text;
}

std::vector<Day> read_rounds(TableReader& table) {
  const Day first = need_day(table, "first-round");
  const auto second = read_day(table, "second-round");
  if (!second) return {first};
  if (table.has("first-round") && *second <= first) {
    table.error(
        "rounds-order", table.get("second-round"),
        msg("the second round, {0}, does not come after the first, {1}", arg(*second), arg(first)),
        msg("exchange or correct the two days"));
  }
  return {first, *second};
}

std::optional<DayRange> read_restraint(TableReader& table, const std::vector<Day>& rounds) {
  const auto from = read_day(table, "restraint-from");
  if (!from) return std::nullopt;
  if (table.has("first-round") && *from >= rounds.front()) {
    table.error("restraint-after-round", table.get("restraint-from"),
                msg("the restraint begins on {0}, not before the first round, {1}", arg(*from),
                    arg(rounds.front())),
                msg("write the first day of the sixth month before the month of the election "
                    "(Code électoral, L52-1)"));
  }
  return DayRange{*from, rounds.back()};
}

Election read_election(TableReader& table) {
  Election election;
  election.kind = read_filled_text(table, "kind");
  election.rounds = read_rounds(table);
  election.restraint = read_restraint(table, election.rounds);
  election.source = read_filled_text(table, "source");
  table.text("note");
  table.finish();
  return election;
}

void refuse_twice(TableReader& table, const Election& election,
                  const std::vector<Election>& earlier) {
  const bool twice = std::any_of(earlier.begin(), earlier.end(), [&](const Election& other) {
    return other.kind == election.kind && other.rounds.front() == election.rounds.front();
  });
  if (!twice) return;
  table.error("election-twice",
              msg("the election “{0}” of {1} stands here twice", election.kind,
                  arg(election.rounds.front())),
              msg("keep one of the two"));
}

}  // namespace

std::vector<Election> load_elections(const std::string& file, std::string_view text,
                                     base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  const base::SourceText source{file, std::string(text)};
  std::vector<Election> elections;
  if (const auto root_table = base::parse_toml(source, found)) {
    TableReader root(*root_table, source, found);
    root.text("note");
    for (TableReader& table : root.tables("election")) {
      Election election = read_election(table);
      refuse_twice(table, election, elections);
      elections.push_back(std::move(election));
    }
    root.finish();
  }
  std::stable_sort(elections.begin(), elections.end(), [](const Election& a, const Election& b) {
    return a.rounds.front() < b.rounds.front();
  });
  // A file with a fault gives nothing: half a list of elections would look like a whole one.
  if (base::has_errors(found)) elections.clear();
  base::sort_by_position(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return elections;
}

}  // namespace gouvernail::calendar
