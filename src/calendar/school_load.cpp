// SPDX-License-Identifier: MPL-2.0
// Reads calendars/ecole-zone-x.toml; the keys are described in calendars/README.md.
#include <algorithm>
#include <string>
#include <utility>

#include "calendar/school.h"
#include "calendar/toml_reader.h"

namespace gouvernail::calendar {
namespace {

using base::msg;

// A value and where it stands, for checks that compare it with others.
template <class Value>
struct Placed {
  Value value;
  toml::source_region where;
};

struct SchoolReader {
  TomlReader& reader;

  std::optional<SchoolZone> zone(const toml::table& root) {
    const auto text = reader.required_text(root, "zone");
    if (!text) return std::nullopt;
    if (*text == "A") return SchoolZone::a;
    if (*text == "B") return SchoolZone::b;
    if (*text == "C") return SchoolZone::c;
    reader.error("bad-value", root.get("zone")->source(),
                 msg("there is no school zone “{}”", *text), msg("write A, B or C"));
    return std::nullopt;
  }

  SourceStatus status(const toml::table& table) {
    const auto text = reader.required_text(table, "status");
    if (!text || *text == "official") return SourceStatus::official;
    if (*text == "draft") return SourceStatus::draft;
    reader.error("bad-value", table.get("status")->source(),
                 msg("“{}” is no status of a source", *text), msg("write official or draft"));
    return SourceStatus::draft;
  }

  std::optional<DayRange> covers(const toml::table& table) {
    const toml::node* node = reader.required(table, "covers");
    if (node == nullptr) return std::nullopt;
    const auto days = reader.required_days(table, "covers");
    if (const toml::array* list = node->as_array(); list != nullptr && list->size() != 2) {
      reader.error("bad-value", node->source(), msg("“covers” takes two days"),
                   msg("write the first and the last day that the source covers"));
      return std::nullopt;
    }
    if (days.size() != 2) return std::nullopt;
    return in_order({days[0], days[1]}, node->source());
  }

  std::optional<DayRange> in_order(const DayRange& range, const toml::source_region& where) {
    if (!range.empty()) return range;
    reader.error("last-before-first", where,
                 msg("the last day, {}, comes before the first, {}", arg(range.last), arg(range.first)),
                 msg("exchange or correct the two days"));
    return std::nullopt;
  }

  // Without `last`, the holiday runs to the end of what the source covers.
  std::optional<Placed<SchoolHoliday>> holiday(const toml::table& table, const DayRange& covers) {
    reader.refuse_unknown_keys(table, {"first", "last", "name", "name_en"});
    const auto first = reader.required_day(table, "first");
    const bool open = !table.contains("last");
    const auto last = open ? covers.last : reader.optional_day(table, "last");
    const auto fr = reader.required_text(table, "name");
    const auto en = reader.optional_text(table, "name_en");
    if (!first || !last || !fr) return std::nullopt;
    const DayRange days{*first, *last};
    if (days.first < covers.first || days.first > covers.last || days.last > covers.last) {
      reader.error("outside-coverage", table.source(),
                   msg("this holiday leaves the days that its source covers, {} to {}",
                       arg(covers.first), arg(covers.last)),
                   msg("correct its days, or those of “covers”"));
      return std::nullopt;
    }
    if (!in_order(days, table.source())) return std::nullopt;
    return Placed<SchoolHoliday>{{days, {*fr, en.value_or("")}}, table.source()};
  }

  template <class Value>
  std::vector<Value> without_overlap(std::vector<Placed<Value>> items, const char* what) {
    std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
      return a.value.days.first < b.value.days.first;
    });
    std::vector<Value> values;
    for (const Placed<Value>& item : items) {
      if (!values.empty() && item.value.days.first <= values.back().days.last) {
        reader.error("overlap", item.where,
                     msg(what, arg(item.value.days.first), arg(values.back().days.first),
                         arg(values.back().days.last)),
                     msg("correct the days: each day belongs to one of them only"));
      }
      values.push_back(item.value);
    }
    return values;
  }

  std::optional<Placed<SchoolYear>> year(const toml::table& table) {
    reader.refuse_unknown_keys(table, {"covers", "status", "source", "note", "holiday"});
    const auto days = covers(table);
    const SourceStatus source_status = status(table);
    const auto source = reader.required_text(table, "source");
    reader.optional_text(table, "note");
    if (!days) return std::nullopt;
    std::vector<Placed<SchoolHoliday>> holidays;
    for (const toml::table* entry : reader.tables(table, "holiday")) {
      if (auto one = holiday(*entry, *days)) holidays.push_back(std::move(*one));
    }
    auto apart = without_overlap(std::move(holidays),
                                 "the holiday that begins on {} overlaps the one of {} to {}");
    return Placed<SchoolYear>{{*days, source_status, source.value_or(""), std::move(apart)},
                              table.source()};
  }
};

}  // namespace

std::optional<SchoolCalendar> load_school_calendar(const std::string& file, std::string_view text,
                                                   base::Diagnostics& diagnostics) {
  TomlReader reader(file, text, diagnostics);
  const auto root = reader.parse();
  if (!root) return std::nullopt;
  SchoolReader school{reader};
  reader.refuse_unknown_keys(*root, {"zone", "note", "school_year"});
  const auto zone = school.zone(*root);
  reader.optional_text(*root, "note");
  std::vector<Placed<SchoolYear>> years;
  for (const toml::table* table : reader.tables(*root, "school_year")) {
    if (auto year = school.year(*table)) years.push_back(std::move(*year));
  }
  auto apart = school.without_overlap(std::move(years),
                                      "the school year from {} overlaps the one of {} to {}");
  if (reader.has_failed() || !zone) return std::nullopt;
  return SchoolCalendar(*zone, std::move(apart));
}

}  // namespace gouvernail::calendar
