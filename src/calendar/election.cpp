// SPDX-License-Identifier: MPL-2.0
// Reads calendars/elections.toml; the keys are described in calendars/README.md.
#include "calendar/election.h"

#include <algorithm>
#include <utility>

#include "calendar/toml_reader.h"

namespace gouvernail::calendar {
namespace {

using base::msg;

bool check_rounds(TomlReader& reader, const toml::table& table, const std::vector<Day>& rounds) {
  const toml::node* node = table.get("rounds");
  const toml::array* list = node == nullptr ? nullptr : node->as_array();
  if (list == nullptr) return false;  // already said
  if (list->empty()) {
    reader.error("bad-value", node->source(), msg("an election has at least one round"),
                 msg("write the day of each round: [2026-03-15, 2026-03-22]"));
    return false;
  }
  const auto disorder = std::adjacent_find(rounds.begin(), rounds.end(), std::greater_equal<>());
  if (disorder == rounds.end()) return rounds.size() == list->size();
  reader.error("rounds-order", node->source(),
               msg("the round of {} comes after {} in the list", arg(*std::next(disorder)),
                   arg(*disorder)),
               msg("write the rounds in the order of their days, each once"));
  return false;
}

std::optional<Election> read_election(TomlReader& reader, const toml::table& table) {
  reader.refuse_unknown_keys(table, {"kind", "rounds", "restraint_from", "source", "note"});
  const auto kind = reader.required_text(table, "kind");
  auto rounds = reader.required_days(table, "rounds");
  const bool rounds_good = check_rounds(reader, table, rounds);
  const auto restraint = reader.optional_day(table, "restraint_from");
  const auto source = reader.required_text(table, "source");
  reader.optional_text(table, "note");
  if (!kind || !source || !rounds_good) return std::nullopt;
  Election election{*kind, std::move(rounds), std::nullopt, *source};
  if (!restraint) return election;
  if (*restraint >= election.rounds.front()) {
    reader.error("bad-value", table.get("restraint_from")->source(),
                 msg("the restraint begins on {}, not before the first round, {}",
                     arg(*restraint), arg(election.rounds.front())),
                 msg("write the first day of the sixth month before that of the election"));
    return std::nullopt;
  }
  election.restraint = DayRange{*restraint, election.last_round()};
  return election;
}

}  // namespace

std::vector<Election> load_elections(const std::string& file, std::string_view text,
                                     base::Diagnostics& diagnostics) {
  TomlReader reader(file, text, diagnostics);
  const auto root = reader.parse();
  if (!root) return {};
  reader.refuse_unknown_keys(*root, {"note", "election"});
  reader.optional_text(*root, "note");
  std::vector<Election> elections;
  for (const toml::table* table : reader.tables(*root, "election")) {
    auto election = read_election(reader, *table);
    if (!election) continue;
    const bool twice = std::any_of(elections.begin(), elections.end(), [&](const Election& other) {
      return other.kind == election->kind && other.rounds.front() == election->rounds.front();
    });
    if (twice) {
      reader.error("duplicate-election", table->source(),
                   msg("the election “{}” of {} stands here twice", election->kind,
                       arg(election->rounds.front())),
                   msg("keep one of the two"));
      continue;
    }
    elections.push_back(std::move(*election));
  }
  std::stable_sort(elections.begin(), elections.end(), [](const Election& a, const Election& b) {
    return a.rounds.front() < b.rounds.front();
  });
  return elections;
}

}  // namespace gouvernail::calendar
