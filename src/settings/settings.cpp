// SPDX-License-Identifier: MPL-2.0
#include "settings/settings.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "calendar/toml_day.h"
#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/unknown_name.h"
#include "rules/decode.h"
#include "settings/address.h"

namespace gouvernail::settings {
namespace {

using base::msg;
using base::TableReader;

// Each text of a list, converted; those that cannot be are reported with `what`.
template <class Value>
std::vector<Value> converted(TableReader& reader, std::string_view key,
                             std::optional<Value> (*convert)(std::string_view),
                             base::Message (*what)(std::string), const base::Message& remedy) {
  std::vector<Value> values;
  const auto texts = reader.texts(key);
  if (!texts) return values;
  if (texts->empty()) {
    reader.error("empty-list", reader.get(key), msg("“{}” is empty", std::string(key)), remedy);
  }
  for (const std::string& text : *texts) {
    const auto value = convert(text);
    if (value) {
      values.push_back(*value);
    } else {
      reader.error("unknown-value", reader.get(key), what(text), remedy);
    }
  }
  return values;
}

std::vector<int> read_weekdays(TableReader& reader) {
  return converted<int>(
      reader, "weekdays", calendar::parse_weekday,
      [](std::string text) { return msg("“{}” is not a day of the week", std::move(text)); },
      msg("write them as [\"mardi\", \"jeudi\"]"));
}

std::vector<calendar::Minutes> read_starts(TableReader& reader) {
  return converted<calendar::Minutes>(
      reader, "starts", calendar::parse_time,
      [](std::string text) { return msg("“{}” is not a time of the day", std::move(text)); },
      msg("write them as [\"14:00\", \"9:30\"]"));
}

void read_weight(TableReader& reader, std::string_view key, double& weight) {
  const auto value = reader.number(key);
  if (!value) return;
  if (*value >= 0 && *value <= 1e6) {
    weight = *value;
    return;
  }
  reader.error("out-of-range", reader.get(key), msg("“{}” is not a weight", std::string(key)),
               msg("write a number from 0 to 1000000"));
}

void read_weights(TableReader& reader, planning::Preferences& preferences) {
  auto weights = reader.table("weights");
  if (!weights) return;
  read_weight(*weights, "spread", preferences.weight_spread);
  read_weight(*weights, "weekday", preferences.weight_weekday);
  read_weight(*weights, "start", preferences.weight_start);
  read_weight(*weights, "school-holiday", preferences.weight_school_holiday);
  read_weight(*weights, "season", preferences.weight_season);
  read_weight(*weights, "election", preferences.weight_election);
  read_weight(*weights, "short-notice", preferences.weight_short_notice);
  read_weight(*weights, "absence", preferences.weight_absence);
  weights->finish();
}

// The keys of a table whose keys are ids of bodies.
std::vector<std::string> keys_of(const TableReader& reader) {
  std::vector<std::string> keys;
  for (const auto& [key, node] : *reader.layers().front().table) keys.emplace_back(key.str());
  return keys;
}

void read_body(TableReader& entry, const std::string& body, planning::Preferences& preferences) {
  if (auto days = read_weekdays(entry); !days.empty()) {
    preferences.weekdays_of[body] = std::move(days);
  }
  if (auto starts = read_starts(entry); !starts.empty()) {
    preferences.starts_of[body] = std::move(starts);
  }
  if (entry.boolean("fixed-weekday").value_or(false)) preferences.fixed_weekday.insert(body);
  if (auto roles = entry.texts("needed")) preferences.needed_of[body] = std::move(*roles);
  if (auto room = entry.text("room")) {
    const auto& rooms = preferences.rooms;
    const bool known = std::any_of(rooms.begin(), rooms.end(),
                                   [&](const planning::Room& one) { return one.id == *room; });
    std::vector<std::string> ids;
    for (const planning::Room& one : rooms) ids.push_back(one.id);
    if (!known) {
      entry.error("unknown-id", entry.get("room"), msg("there is no room “{}”", *room),
                  ids.empty() ? msg("describe it in a table [[planning.room]]")
                              : base::suggestion(*room, ids));
    }
    preferences.room_of[body] = std::move(*room);
  }
  entry.finish();
}

void read_rooms(TableReader& reader, planning::Preferences& preferences) {
  for (TableReader& entry : reader.tables("room")) {
    planning::Room room;
    room.id = entry.need_id("id");
    room.site = entry.text("site").value_or("");
    if (const auto seats = entry.integer("seats", 1)) room.seats = static_cast<int>(*seats);
    entry.finish();
    preferences.rooms.push_back(std::move(room));
  }
}

void read_planning(TableReader reader, planning::Preferences& preferences) {
  if (auto days = read_weekdays(reader); !days.empty()) preferences.weekdays = std::move(days);
  if (auto starts = read_starts(reader); !starts.empty()) preferences.starts = std::move(starts);
  if (const auto minutes = reader.integer("length", 1)) {
    preferences.length = calendar::Minutes{*minutes};
  }
  if (const auto most = reader.integer("per-person-and-day", 1)) {
    preferences.per_person_and_day = static_cast<int>(*most);
  }
  if (const auto most = reader.integer("per-person-and-week", 1)) {
    preferences.per_person_and_week = static_cast<int>(*most);
  }
  read_rooms(reader, preferences);
  if (auto bodies = reader.table("body")) {
    for (const std::string& body : keys_of(*bodies)) {
      if (auto entry = bodies->table(body)) read_body(*entry, body, preferences);
    }
  }
  read_weights(reader, preferences);
  reader.finish();
}

Organiser read_organiser(TableReader reader) {
  Organiser organiser{reader.need_text("name"),
                      std::string(base::trim(reader.need_text("address")))};
  need_address_to_write_to(reader, "address", organiser.address);
  reader.finish();
  return organiser;
}

void read_titles(TableReader reader, std::map<std::string, std::vector<std::string>>& titles) {
  auto table = reader.table("titles");
  if (table) {
    for (const std::string& body : keys_of(*table)) {
      titles[body] = table->texts(body).value_or(std::vector<std::string>{});
    }
  }
  reader.finish();
}

void read_parties(TableReader reader, std::map<std::string, calendar::Day>& signatures) {
  for (const std::string& party : keys_of(reader)) {
    auto table = reader.table(party);
    if (!table) continue;
    if (const auto day = calendar::read_day(*table, "effective")) signatures[party] = *day;
    table->finish();
  }
  reader.finish();
}

void check_body(const rules::Rules& rules, const std::string& body, const TableReader& at,
                base::Diagnostics& diagnostics) {
  if (rules.convention->body(body) != nullptr) return;
  governance::UnknownName unknown = governance::unknown_body(rules.convention, body);
  const TableReader::Layer& layer = at.layers().front();
  diagnostics.push_back(base::diagnostic_at(*layer.table->get(body), *layer.source, "unknown-id",
                                            std::move(unknown.cause), std::move(unknown.remedy)));
}

// The settings of one body against the rules: roles that exist, a room where it meets, a day of
// the week that is ever open.
void check_planning(const Settings& settings, const rules::Rules& rules, const std::string& body,
                    const TableReader& at, base::Diagnostics& diagnostics) {
  const TableReader::Layer& layer = at.layers().front();
  const toml::node& node = *layer.table->get(body);
  const auto error = [&](const char* code, base::Message what, base::Message remedy) {
    diagnostics.push_back(
        base::diagnostic_at(node, *layer.source, code, std::move(what), std::move(remedy)));
  };
  const planning::Preferences& wishes = settings.preferences;
  if (const auto needed = wishes.needed_of.find(body); needed != wishes.needed_of.end()) {
    for (const std::string& role : needed->second) {
      if (rules.convention->role(role)) continue;
      governance::UnknownName unknown = governance::unknown_role(rules.convention, role);
      error("unknown-id", std::move(unknown.cause), std::move(unknown.remedy));
    }
  }
  if (wishes.fixed_weekday.count(body) > 0) {
    const auto own = wishes.weekdays_of.find(body);
    const auto& days = own == wishes.weekdays_of.end() ? wishes.weekdays : own->second;
    constexpr int friday = 5;
    if (std::none_of(days.begin(), days.end(), [](int day) { return day <= friday; })) {
      error("contradiction", msg("“{}” would meet on days of the weekend alone", body),
            msg("give it a weekday, or delete fixed-weekday"));
    }
  }
  const auto room = wishes.room_of.find(body);
  const governance::Body* found = rules.convention->body(body);
  for (const planning::Room& one : wishes.rooms) {
    if (room == wishes.room_of.end() || one.id != room->second || !found) continue;
    if (one.site.empty() || found->site.empty() || one.site == found->site) continue;
    error("contradiction",
          msg("the room “{0}” is at “{1}”, and “{2}” meets at “{3}”", one.id, one.site, body,
              found->site),
          msg("give it a room of its site, or correct the site"));
  }
}

PreviousConvention read_previous(base::TableReader& table) {
  PreviousConvention previous;
  previous.history = table.need_text("history");
  previous.term = {calendar::need_day(table, "start"), calendar::need_day(table, "end")};
  if (previous.term.empty()) {
    table.error("last-before-first", table.get("end"), msg("the convention ends before it starts"),
                msg("exchange `start` and `end`, or correct one"));
  }
  table.finish();
  return previous;
}

}  // namespace

std::optional<Settings> read_settings(const base::SourceText& source,
                                      base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  auto root = base::parse_toml(source, found);
  Settings settings;
  if (root) {
    settings.text = std::make_shared<const SettingsText>(SettingsText{source, std::move(*root)});
    TableReader reader(settings.text->root, settings.text->source, found);
    settings.rules = reader.need_text("rules");
    settings.calendars = reader.text("calendars").value_or("");
    settings.language = reader.choice("language", {"fr", "en"}).value_or("");
    if (auto table = reader.table("organiser")) settings.organiser = read_organiser(*table);
    if (auto table = reader.table("planning")) read_planning(*table, settings.preferences);
    if (auto table = reader.table("import")) read_titles(*table, settings.titles);
    if (auto table = reader.table("party")) read_parties(*table, settings.signatures);
    settings.connections = read_connections(reader);
    settings.log = read_log(reader);
    if (auto table = reader.table("alert")) {
      settings.alert.always = table->boolean("always").value_or(false);
      settings.alert.persons = table->boolean("persons").value_or(true);
      settings.alert.silent = table->texts("silent").value_or(std::vector<std::string>{});
      settings.alert.others = table->texts("others").value_or(std::vector<std::string>{});
      table->finish();
    }
    if (auto table = reader.table("previous")) settings.previous = read_previous(*table);
    rules::House scratch;
    if (auto table = reader.table("house")) rules::decode_house(*table, scratch);
    reader.finish();
  }
  base::sort_by_position(found);
  const bool sound = !base::has_errors(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return sound ? std::optional(std::move(settings)) : std::nullopt;
}

std::string language_of(const base::SourceText& source) {
  base::Diagnostics ignored;
  const auto root = base::parse_toml(source, ignored);
  return root ? (*root)["language"].value_or(std::string{}) : "";
}

std::vector<calendar::Closure> own_closures(const Settings& settings) {
  if (!settings.text) return {};
  base::Diagnostics said_before;
  TableReader root(settings.text->root, settings.text->source, said_before);
  const auto house = root.table("house");
  rules::House own;
  if (house) rules::decode_house(*house, own);
  return own.closures;
}

void apply_house(const Settings& settings, rules::Rules& rules, base::Diagnostics& diagnostics) {
  if (!settings.text) return;
  base::Diagnostics said_before;  // by read_settings
  TableReader root(settings.text->root, settings.text->source, said_before);
  auto house = root.table("house");
  if (!house) return;
  rules::decode_house(*house, rules.house);
  if (auto bodies = house->table("body")) {
    for (const std::string& body : keys_of(*bodies)) check_body(rules, body, *bodies, diagnostics);
  }
}

void check_signatures(const Settings& settings, const rules::Rules& rules,
                      base::Diagnostics& diagnostics) {
  if (!settings.text) return;
  base::Diagnostics said_before;
  TableReader root(settings.text->root, settings.text->source, said_before);
  auto parties = root.table("party");
  if (!parties) return;
  for (const auto& signature : settings.signatures) {
    const std::string& id = signature.first;
    const calendar::Day day = signature.second;
    const TableReader::Layer& layer = parties->layers().front();
    const auto error = [&](const char* code, base::Message what, base::Message remedy) {
      diagnostics.push_back(base::diagnostic_at(*layer.table->get(id), *layer.source, code,
                                                std::move(what), std::move(remedy)));
    };
    const governance::Party* party = rules.convention->party(id);
    if (!party) {
      error("unknown-id", msg("there is no party “{}”", id),
            base::suggestion(id, governance::ids_of(rules.convention->parties)));
    } else if (!party->signatory) {
      error("contradiction", msg("{} does not sign this convention", party->name),
            msg("delete this table"));
    } else if (party->effective && *party->effective > day) {
      error("contradiction",
            msg("{0} cannot have signed on {1}: at the earliest on {2}", party->name,
                calendar::arg(day), calendar::arg(*party->effective)),
            msg("correct the day"));
    }
  }
}

void check_bodies(const Settings& settings, const rules::Rules& rules,
                  base::Diagnostics& diagnostics) {
  if (!settings.text) return;
  base::Diagnostics said_before;
  TableReader root(settings.text->root, settings.text->source, said_before);
  for (const auto& [table, key] : {std::pair{"planning", "body"}, {"import", "titles"}}) {
    auto outer = root.table(table);
    auto bodies = outer ? outer->table(key) : std::nullopt;
    if (!bodies) continue;
    for (const std::string& body : keys_of(*bodies)) {
      check_body(rules, body, *bodies, diagnostics);
      if (std::string_view(table) == "planning") {
        check_planning(settings, rules, body, *bodies, diagnostics);
      }
    }
  }
}

}  // namespace gouvernail::settings
