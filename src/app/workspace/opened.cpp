// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/opened.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "app/workspace/identifiers.h"
#include "app/workspace/record.h"
#include "app/workspace/rule_folders.h"
#include "base/failure.h"
#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_csv.h"
#include "planning/other_reading.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/log.h"
#include "platform/machine.h"
#include "platform/shipped.h"
#include "records/errors.h"
#include "records/workspace.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "rules/traits.h"
#include "settings/people_file.h"
#include "settings/settings.h"
#include "store_sqlite/database.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

[[noreturn]] void rethrow(const records::StoreError& error) {
  using records::StoreFault;
  const bool input =
      error.fault() == StoreFault::not_found || error.fault() == StoreFault::already_exists ||
      error.fault() == StoreFault::not_a_workspace || error.fault() == StoreFault::newer_version ||
      error.fault() == StoreFault::conflict || error.fault() == StoreFault::bad_change;
  throw base::Failure(input ? base::Failure::Kind::bad_input : base::Failure::Kind::fault,
                      error.cause(), error.remedy());
}

void refuse_errors(const base::Diagnostics& diagnostics, base::Message cause) {
  if (base::has_errors(diagnostics)) throw base::bad_files(std::move(cause), diagnostics);
}

// By the legal text: the convention, its articles, its annexes, then amendments.
int legal_rank(const std::string& name) {
  if (name.starts_with("convention")) return 0;
  if (name.starts_with("article")) return 2;
  if (name.starts_with("annexe")) return 3;
  return name.starts_with("avenants") ? 4 : 1;
}

std::vector<governance::Waiver> read_waivers(const fs::path& path) {
  base::Diagnostics diagnostics;
  const base::SourceText source{path.string(), platform::read_file(path)};
  std::vector<governance::Waiver> waivers;
  if (const auto root = base::parse_toml(source, diagnostics)) {
    base::TableReader reader(*root, source, diagnostics);
    for (base::TableReader& entry : reader.tables("waiver")) {
      governance::Waiver waiver;
      waiver.target = entry.need_text("target");
      waiver.id = entry.text("id").value_or("waiver-" + waiver.target);
      waiver.from = calendar::read_day(entry, "from");
      waiver.until = calendar::read_day(entry, "until");
      waiver.granted_on = calendar::need_day(entry, "granted_on");
      waiver.reason = entry.need_text("reason");
      waiver.authority = entry.need_text("authority");
      waiver.evidence = entry.text("evidence").value_or("");
      entry.finish();
      waivers.push_back(std::move(waiver));
    }
    reader.finish();
  }
  refuse_errors(diagnostics, msg("the waivers cannot be read"));
  return waivers;
}

void open_calendars(Opened& opened) {
  const fs::path folder = opened.settings->calendars.empty() ? platform::shipped().calendars
                                                             : fs::path(opened.settings->calendars);
  base::Diagnostics diagnostics;
  const fs::path elections = folder / "elections.toml";
  opened.world.elections =
      calendar::load_elections("elections.toml", platform::read_file(elections), diagnostics);
  if (const auto zone = opened.rules->convention->school_zone) {
    const char letter = *zone == calendar::SchoolZone::a   ? 'a'
                        : *zone == calendar::SchoolZone::b ? 'b'
                                                           : 'c';
    const std::string name = std::string("ecole-zone-") + letter + ".toml";
    opened.school =
        calendar::load_school_calendar(name, platform::read_file(folder / name), diagnostics);
  }
  refuse_errors(diagnostics, msg("the calendars cannot be read"));
}

void open_people(const fs::path& folder, Opened& opened) {
  const fs::path path = folder / settings::people_name;
  if (!fs::exists(path)) return;
  base::Diagnostics diagnostics;
  const base::SourceText source{path.filename().string(), platform::read_file(path)};
  opened.people = settings::read_people(source, opened.rules->convention, diagnostics).people;
  refuse_errors(diagnostics, msg("{} cannot be read", std::string(settings::people_name)));
}

void open_settings(const fs::path& folder, Opened& opened) {
  const fs::path path = folder / settings::settings_name;
  if (!fs::exists(path)) {
    throw base::bad_input(
        msg("{} is not a workspace: it holds no gouvernail.toml", folder.string()),
        msg("give its folder with {0}, or create one with “{1}”", base::Detail::workspace,
            base::Action(base::Verb::create_workspace)));
  }
  base::Diagnostics diagnostics;
  auto settings =
      settings::read_settings({settings::settings_name, platform::read_file(path)}, diagnostics);
  if (!settings) throw base::bad_files(msg("the settings cannot be read"), diagnostics);
  opened.settings = std::move(*settings);
}

void open_database(const fs::path& folder, std::optional<calendar::Day> known, Opened& opened) {
  try {
    opened.database = std::make_unique<store_sqlite::Database>(
        store_sqlite::Database::open(folder / database_name));
    opened.revision = opened.database->revision();
    opened.history = opened.database->history(known);
  } catch (const records::StoreError& error) {
    rethrow(error);
  }
}

void build_rules(const fs::path& folder, const Choice& choice, Opened& opened) {
  opened.rule_folder = folder;
  opened.book = std::make_unique<rules::RuleBook>(open_book(folder));
  base::Diagnostics diagnostics;
  auto rules = opened.book->build(choice.readings, diagnostics);
  if (!rules) throw base::bad_files(msg("these readings cannot be applied"), diagnostics);
  opened.rules = std::move(*rules);
  if (opened.settings->text) {
    settings::apply_house(opened.settings, opened.rules, diagnostics);
    settings::check_bodies(opened.settings, opened.rules, diagnostics);
  }
  refuse_errors(diagnostics, msg("the settings do not fit the rules"));
  if (choice.term) set_term(opened.rules, *choice.term);
}

}  // namespace

Opened::Opened() = default;
Opened::Opened(Opened&& other) noexcept = default;
Opened& Opened::operator=(Opened&& other) noexcept = default;
Opened::~Opened() = default;

fs::path rule_folder(const std::string& name, const fs::path& base) {
  const fs::path given(name);
  if (given.is_absolute()) return given;
  for (const fs::path& candidate : {given, base / given, platform::shipped().rules / given}) {
    if (fs::is_directory(candidate)) return candidate;
  }
  std::vector<std::string> known;
  if (fs::is_directory(platform::shipped().rules)) {
    for (const auto& entry : fs::directory_iterator(platform::shipped().rules)) {
      if (entry.is_directory()) known.push_back(entry.path().filename().string());
    }
  }
  std::sort(known.begin(), known.end());
  throw base::bad_input(msg("there is no folder of rules “{}”", name),
                        base::suggestion(given.filename().string(), known));
}

std::vector<rules::RuleFile> read_rule_files(const fs::path& folder) {
  std::vector<rules::RuleFile> files;
  for (const fs::path& path : platform::files_of(folder, ".toml", true, {"checklists"})) {
    files.push_back({fs::relative(path, folder).generic_string(), platform::read_file(path)});
  }
  if (files.empty()) {
    throw base::bad_input(msg("{} holds no rules", folder.string()),
                          msg("give the folder that holds convention.toml"));
  }
  std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
    return legal_rank(a.name) < legal_rank(b.name);
  });
  return files;
}

rules::RuleBook open_book(const fs::path& folder) {
  base::Diagnostics diagnostics;
  auto book = rules::parse(read_rule_files(folder), diagnostics);
  if (!book)
    throw base::bad_files(msg("the rules of {} have errors", folder.string()), diagnostics);
  return std::move(*book);
}

rules::RuleBook open_sound_book(const fs::path& folder) {
  rules::RuleBook book = open_book(folder);
  base::Diagnostics diagnostics;
  book.check_alternatives(diagnostics);
  refuse_errors(diagnostics, msg("the rules of {} have errors", folder.string()));
  return book;
}

void create_record(const fs::path& file) {
  try {
    store_sqlite::Database::create(file);
  } catch (const records::StoreError& error) {
    rethrow(error);
  }
}

Opened open_record(const fs::path& folder) {
  Opened opened;
  open_settings(folder, opened);
  open_database(folder, {}, opened);
  return opened;
}

Opened open(const Where& where, const Choice& choice) {
  Opened opened;
  opened.folder = where.folder;
  if (where.rules.empty()) {
    open_settings(where.folder, opened);
    build_rules(rule_folder(opened.settings->rules, where.folder), choice, opened);
    open_database(where.folder, choice.known, opened);
    open_people(where.folder, opened);
  } else {
    build_rules(rule_folder(where.rules, "."), choice, opened);
  }
  open_calendars(opened);
  if (!where.history.empty()) {
    base::Diagnostics diagnostics;
    auto history = governance::read_history_csv(where.history, platform::read_file(where.history),
                                                opened.rules->convention, diagnostics);
    if (!history) throw base::bad_files(msg("{} cannot be read", where.history), diagnostics);
    opened.history->meetings = std::move(history->meetings);
    opened.warnings = std::move(diagnostics);
  }
  if (!where.waivers.empty()) opened.history->waivers = read_waivers(where.waivers);
  return opened;
}

std::vector<base::Message> notices(const Opened& opened, const calendar::DayRange& horizon) {
  std::vector<base::Message> result;
  const rules::House& house = opened.rules->house;
  base::MessageList special;
  for (const auto& [body, delay] : house.notice_of) {
    const auto* found = opened.rules->convention->body(body);
    special.push_back(msg("“{0}”: {1} days", found ? found->name : base::LocalizedText{body, body},
                          std::int64_t{delay.days}));
  }
  result.push_back(
      special.empty()
          ? msg("The notice used here ({} days) is a habit of the house: it is not provided by the "
                "convention.",
                std::int64_t{house.notice.days})
          : msg("The notice used here ({0}; {1} days elsewhere) is a habit of the house: it is not "
                "provided by the convention.",
                std::move(special), std::int64_t{house.notice.days}));
  if (!opened.school) return result;
  for (const calendar::DayRange& unknown : opened.school->unknown_in(horizon)) {
    result.push_back(
        msg("School holidays from {0} to {1} are not known: their calendar is not "
            "published, or not in the file.",
            calendar::arg(unknown.first), calendar::arg(unknown.last)));
  }
  return result;
}

std::vector<planning::OtherReading> other_readings(const Opened& opened) {
  std::vector<planning::OtherReading> others;
  for (const rules::Ambiguity& ambiguity : opened.rules->ambiguities) {
    const auto& applied = opened.rules->readings;
    const bool settled = std::any_of(
        ambiguity.alternatives.begin(), ambiguity.alternatives.end(), [&](const auto& reading) {
          return std::find(applied.begin(), applied.end(), reading.id) != applied.end();
        });
    if (settled) continue;
    for (const rules::Reading& reading : ambiguity.alternatives) {
      std::vector<std::string> readings = applied;
      readings.push_back(reading.id);
      base::Diagnostics ignored;
      auto rules = opened.book->build(readings, ignored);
      if (!rules) continue;
      rules->house = opened.rules->house;
      rules->convention->term = opened.rules->convention->term;
      others.push_back({reading, std::make_shared<const rules::Rules>(std::move(*rules))});
    }
  }
  return others;
}

void set_term(rules::Rules& rules, const calendar::DayRange& term) {
  const calendar::DayRange old = rules.convention->term;
  for (rules::Obligation& obligation : rules.obligations) {
    calendar::DayRange& force = obligation.in_force;
    if (force.first == old.first) force.first = term.first;
    if (force.last == old.last) force.last = term.last;
    force = calendar::intersect(force, term);
    const std::optional<calendar::Day> due = rules::traits(obligation.kind).due_day;
    if (due && !term.contains(*due)) {
      force.last = force.first - calendar::Days{1};  // a day of the real term: not owed here
    }
  }
  rules.convention->term = term;
  rules.convention->signed_on.reset();
}

void need_workspace(const Opened& opened) {
  if (opened.database) return;
  throw base::bad_input(msg("this command needs a workspace"),
                        msg("give its folder with {0}, or create one with “{1}”",
                            base::Detail::workspace, base::Action(base::Verb::create_workspace)));
}

records::Recorded record(Opened& opened, const records::Changes& changes) {
  return record_together({&opened}, {changes}).front();
}

std::vector<records::Recorded> record_together(const std::vector<Opened*>& all,
                                               const std::vector<records::Changes>& changes) {
  for (const Opened* opened : all) need_workspace(*opened);
  std::vector<records::Recorded> recorded(all.size());
  try {
    const records::Stamp stamp{platform::now(), platform::login_name()};
    // The transaction of each encloses that of the next one.
    const std::function<void(std::size_t)> record_from = [&](std::size_t i) {
      if (i == all.size()) return;
      recorded[i] = all[i]->database->record(changes[i], stamp, all[i]->revision,
                                             [&] { record_from(i + 1); });
    };
    record_from(0);
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i]->revision = recorded[i].revision;
      platform::log::info("recorded", {platform::log::field("revision", recorded[i].revision),
                                       platform::log::field("changed", recorded[i].changed),
                                       platform::log::field("unchanged", recorded[i].unchanged)});
      all[i]->history = all[i]->database->history();
    }
  } catch (const records::StoreError& error) {
    rethrow(error);
  }
  return recorded;
}

}  // namespace gouvernail::app
