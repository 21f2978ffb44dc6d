// SPDX-License-Identifier: MPL-2.0
// What every table of a rule file shares: readings, sources, spans, delays.
#include "calendar/toml_day.h"
#include "rules/decode.h"
#include "rules/decode_effect.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;

// Keys that an obligation of any kind may have: what remains of it under a reading that changes
// its kind.
const std::set<std::string, std::less<>> common_keys = {"id",     "title",    "body",    "source",
                                                        "weight", "sanction", "owed_by", "from",
                                                        "until",  "party",    "reading"};

const std::vector<std::string> regimes = {"calendar", "ouvrable", "ouvre", "franc"};
const std::vector<std::string> rolls = {"none", "next", "previous"};

// The places of a table and of all that stands in it.
void add_places(const toml::table& table, const base::SourceText& source,
                std::vector<base::Position>& places) {
  const auto add = [&](const toml::node& node) {
    const auto begin = node.source().begin;
    places.push_back({source.name, static_cast<int>(begin.line), static_cast<int>(begin.column)});
  };
  add(table);
  for (const auto& [key, node] : table) {
    add(node);
    if (const toml::table* inner = node.as_table()) add_places(*inner, source, places);
  }
}

}  // namespace

TableReader with_readings(TableReader reader, Decoding& d) {
  std::vector<TableReader::Layer> layers = reader.layers();
  std::vector<TableReader::Layer> chosen;
  bool other_kind = false;
  for (TableReader& entry : reader.tables("reading")) {
    const std::string id = entry.need_text("id");
    d.met.emplace(id, entry.position());
    const TableReader::Layer& layer = entry.layers().front();
    if (layer.table->size() < 2) {
      entry.error("empty-reading", msg("the reading “{}” changes nothing", id),
                  msg("write the keys that it overrides"));
    }
    if (d.readings.count(id) == 0) continue;
    chosen.push_back({layer.table, layer.source, {}, {"id", "note"}});
    other_kind = other_kind || entry.has("kind");
  }
  if (other_kind) {
    for (TableReader::Layer& layer : layers) layer.only = common_keys;
  }
  for (const TableReader::Layer& layer : chosen) {
    add_places(*layer.table, *layer.source, d.overriding);
  }
  for (const TableReader::Layer& layer : layers) {
    if (!chosen.empty()) add_places(*layer.table, *layer.source, d.overridden);
  }
  layers.insert(layers.begin(), chosen.begin(), chosen.end());
  TableReader result(std::move(layers), d.diagnostics);
  result.get("reading");
  return result;
}

Source decode_named_source(TableReader& reader, std::string_view key) {
  Source source;
  auto table = reader.table(key);
  if (!table) return source;
  source.article = table->need_text("article");
  if (const auto n = table->integer("paragraph", 1)) source.paragraph = static_cast<int>(*n);
  if (const auto n = table->integer("objective", 1)) source.objective = static_cast<int>(*n);
  source.quote = table->text("quote").value_or("");
  table->finish();
  return source;
}

Source decode_source(TableReader& reader, const std::string& amendment) {
  Source source;
  source.amendment = amendment;
  if (!reader.has("source")) {
    reader.get("source");
    reader.error("missing-source", msg("this rule does not say where the convention says it"),
                 msg("add source = {{ article = \"6-a\", paragraph = 1 }}"));
    return source;
  }
  source = decode_named_source(reader, "source");
  source.amendment = amendment;
  return source;
}

calendar::Delay decode_delay(TableReader& reader) {
  calendar::Delay delay;
  delay.days = static_cast<int>(reader.integer("days").value_or(0));
  const std::string regime = reader.choice("regime", regimes).value_or("calendar");
  delay.regime = regime == "ouvrable" ? calendar::DayRegime::ouvrable
                 : regime == "ouvre"  ? calendar::DayRegime::ouvre
                 : regime == "franc"  ? calendar::DayRegime::franc
                                      : calendar::DayRegime::calendar;
  const std::string roll = reader.choice("roll", rolls).value_or("none");
  delay.roll = roll == "next"       ? calendar::Roll::next
               : roll == "previous" ? calendar::Roll::previous
                                    : calendar::Roll::none;
  return delay;
}

std::optional<Span> decode_span(TableReader& reader, std::string_view key, bool data_days,
                                bool anchored) {
  if (!reader.has(key)) {
    reader.get(key);
    return std::nullopt;
  }
  auto table = reader.table(key);
  if (!table) return std::nullopt;
  Span span;
  if (anchored) table->get("anchor");
  if (table->has("months") == table->has("days")) {
    table->get("months");
    table->get("days");
    const bool both = table->has("months");
    table->error("bad-span",
                 both ? msg("both months and days are given") : msg("no length is given"),
                 msg("write {{ days = 8 }} or {{ months = 3, rounding = \"down\" }}"));
  }
  span.months = static_cast<int>(table->integer("months", 1).value_or(0));
  const auto rounding = table->choice("rounding", {"down", "up"});
  span.rounding = rounding == "up"     ? calendar::MonthRounding::up
                  : rounding == "down" ? calendar::MonthRounding::down
                                       : calendar::MonthRounding::refuse;
  span.days = decode_delay(*table);
  if (table->has("days") && rounding) {
    report_idle(*table, table->get("rounding"), "rounding", msg("days exist in every month"));
  }
  if (table->has("months") && table->has("regime")) {
    report_idle(*table, table->get("regime"), "regime", msg("months go from date to date"));
  }
  if (data_days && span.months > 0 && !rounding) {
    table->error("no-rounding",
                 msg("{} months from a 31st may end on a day that does not exist",
                     std::int64_t{span.months}),
                 msg("add rounding = \"down\" (last day of the month) or \"up\" (first of the "
                     "next)"));
    span.rounding = calendar::MonthRounding::down;
  }
  table->finish();
  return span;
}

std::optional<EvidenceLevel> decode_evidence_level(TableReader& reader) {
  static const std::vector<std::string> rungs = {"proposed", "convened",   "accepted",
                                                 "held",     "attendance", "minutes"};
  const auto word = reader.choice("counts", rungs);
  if (!word) return std::nullopt;
  for (std::size_t i = 0; i < rungs.size(); ++i) {
    if (rungs[i] == *word) return static_cast<EvidenceLevel>(i);
  }
  return std::nullopt;
}

Counting decode_counting(TableReader& reader) {
  Counting counting;
  counting.without_quorum = reader.boolean("without_quorum").value_or(false);
  counting.composition_is_condition = reader.choice("composition", {"condition"}).has_value();
  counting.tag = reader.text("tag").value_or("");
  return counting;
}

}  // namespace gouvernail::rules
