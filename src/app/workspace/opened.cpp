// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/opened.h"

#include <cstdlib>
#include <functional>

#include "app/workspace/calendars.h"
#include "app/workspace/portfolio.h"
#include "app/workspace/record.h"
#include "app/workspace/restoring.h"
#include "app/workspace/rule_folders.h"
#include "base/action.h"
#include "base/failure.h"
#include "base/text.h"
#include "calendar/toml_day.h"
#include "compliance/duty_name.h"
#include "governance/attendance_sheet.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/log.h"
#include "platform/machine.h"
#include "platform/workbook_reading.h"
#include "records/errors.h"
#include "records/workspace.h"
#include "rules/another_term.h"
#include "rules/loader.h"
#include "rules/rules.h"
#include "settings/people_file.h"
#include "settings/settings.h"
#include "store_sqlite/database.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

void refuse_errors(const base::Diagnostics& diagnostics, base::Message cause) {
  if (base::has_errors(diagnostics)) throw base::bad_files(std::move(cause), diagnostics);
}

// What the command asks for, a file has to say too.
void check_waiver(base::TableReader& entry, const governance::Waiver& waiver) {
  const auto need = [&](const char* key, const std::string& text) {
    if (!entry.has(key) || !base::trim(text).empty()) return;
    entry.error("empty-text", entry.get(key), msg("“{}” is empty", std::string(key)),
                msg("write the text between the quotes"));
  };
  need("reason", waiver.reason);
  need("authority", waiver.authority);
  const bool whole = !compliance::parse_duty_name(waiver.target).label;
  if (whole && (!waiver.from || !waiver.until)) {
    entry.error("missing-days",
                msg("“{}” is owed many times: which of them is excused?", waiver.target),
                msg("name one duty, obligation/period, or add `from` and `until`"));
  }
  if (waiver.from && waiver.until && *waiver.until < *waiver.from) {
    entry.error("last-before-first", entry.get("until"), msg("the last day is before the first"),
                msg("exchange or correct the two days"));
  }
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
      check_waiver(entry, waiver);
      entry.finish();
      waivers.push_back(std::move(waiver));
    }
    reader.finish();
  }
  refuse_errors(diagnostics, msg("the waivers cannot be read"));
  return waivers;
}

void open_calendars(Opened& opened) {
  const fs::path folder = calendar_folder(opened.settings->calendars);
  base::Diagnostics diagnostics;
  opened.world.elections = read_elections(folder, diagnostics);
  if (const auto zone = opened.rules->convention->school_zone) {
    opened.school = read_school(folder, *zone, diagnostics);
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

// Of what is asked of one workspace, where there are several.
base::Failure not_alone(const fs::path& portfolio) {
  base::MessageList folders;
  for (const settings::Member& member : read_portfolio(portfolio)) {
    const std::string folder = member.folder.lexically_normal().string();
    folders.push_back(msg("{}", base::Input{base::Detail::workspace, folder}));
  }
  return base::bad_input(msg("{} is a portfolio, and this is asked of one workspace",
                             portfolio.lexically_normal().string()),
                         msg("name one of its workspaces: {}", std::move(folders)));
}

void open_settings(const fs::path& folder, Opened& opened) {
  const fs::path path = folder / settings::settings_name;
  if (!fs::exists(path)) {
    if (is_portfolio(folder)) throw not_alone(folder);
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
    throw failure_of(error);
  }
}

// As the rules call it now, which may have been renamed more than once; itself where it was not, or
// where nothing took its place.
std::string called_now(const rules::Rules& rules, std::string id) {
  for (std::size_t names = rules.renamed.size(); names > 0; --names) {  // a circle ends as well
    const rules::Renamed* its = rules.renamed_from(id);
    if (!its || its->new_id.empty()) break;
    id = its->new_id;
  }
  return id;
}

// As the rules call them now; what nothing has taken the place of is left out, and told.
std::vector<std::string> readings_of(const Choice& choice, Opened& opened) {
  std::vector<std::string> readings;
  if (choice.readings.empty()) return readings;
  base::Diagnostics ignored;  // of the default reading, which was found sound
  const auto rules = opened.book->build({}, ignored);
  for (const std::string& id : choice.readings) {
    const std::string its = rules ? called_now(*rules, id) : id;
    if (rules && rules->renamed_from(its)) {
      opened.dropped_readings.push_back(its);
    } else {
      readings.push_back(its);
    }
  }
  return readings;
}

// Of a duty, or of all those of an obligation.
std::string target_now(const rules::Rules& rules, const std::string& target) {
  const std::string whole = called_now(rules, target);
  compliance::DutyName name = compliance::parse_duty_name(whole);
  if (!name.label || rules.renamed_from(whole)) return whole;
  name.obligation = called_now(rules, name.obligation);
  return compliance::to_string(name);
}

// Waivers and ticks of older records name things as the rules call them now.
void rename_bygones(Opened& opened) {
  governance::History& history = opened.history.own();
  for (governance::Tick& tick : history.ticks) {
    const std::string item = called_now(opened.rules, tick.checklist + "/" + tick.item);
    const std::size_t slash = item.find('/');
    if (slash == std::string::npos) continue;
    tick.checklist = item.substr(0, slash);
    tick.item = item.substr(slash + 1);
  }
  for (governance::Waiver& waiver : history.waivers) {
    waiver.target = target_now(opened.rules, waiver.target);
  }
}

void build_rules(const fs::path& folder, const Choice& choice, Opened& opened) {
  opened.rule_folder = folder;
  opened.book = std::make_unique<rules::RuleBook>(open_book(folder, opened.settings->calendars));
  for (const auto& [party, day] : opened.settings->signatures) {
    opened.book->set_signature(party, day);
  }
  base::Diagnostics diagnostics;
  auto rules = opened.book->build(readings_of(choice, opened), diagnostics);
  if (!rules) throw base::bad_files(msg("these readings cannot be applied"), diagnostics);
  opened.rules = std::move(*rules);
  if (opened.settings->text) {
    settings::apply_house(opened.settings, opened.rules, diagnostics);
    settings::check_bodies(opened.settings, opened.rules, diagnostics);
    settings::check_signatures(opened.settings, opened.rules, diagnostics);
  }
  refuse_errors(diagnostics, msg("the settings do not fit the rules"));
  if (choice.term) rules::set_term(opened.rules, *choice.term);
}

}  // namespace

Opened::Opened() = default;
Opened::Opened(Opened&& other) noexcept = default;
Opened& Opened::operator=(Opened&& other) noexcept = default;
Opened::~Opened() = default;

governance::HistoryAsOf Opened::known_on(calendar::Day day) const {
  return governance::as_of(history, day);
}

void create_record(const fs::path& file, const std::vector<governance::Seat>& seats) {
  const fs::path begun = fs::path(file).replace_filename("." + file.filename().string() + ".new");
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(fs::path(begun) += suffix);  // of one that was killed
  }
  try {
    {
      store_sqlite::Database database = store_sqlite::Database::create(begun);
      const records::Stamp stamp{platform::now(), platform::login_name()};
      records::Changes first;
      for (const governance::Seat& seat : seats) first.push_back(records::PutSeat{seat});
      if (!first.empty()) database.record(first, stamp, database.revision());
    }
    fs::rename(begun, file);
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

Opened open_record(const fs::path& folder) {
  finish_restoring(folder);
  Opened opened;
  opened.folder = folder;
  open_settings(folder, opened);
  open_database(folder, {}, opened);
  return opened;
}

std::unique_ptr<records::Workspace> record_alone(const fs::path& folder) {
  finish_restoring(folder);
  try {
    return std::make_unique<store_sqlite::Database>(
        store_sqlite::Database::open(folder / database_name));
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

std::int64_t revision_of(const fs::path& folder) {
  try {
    return store_sqlite::Database::open(folder / database_name).revision();
  } catch (const records::StoreError& error) {
    throw failure_of(error);
  }
}

namespace {

void take_away_left_over(const fs::path& workspace) {
  platform::remove_left_over(workspace);
  for (const char* name : {"busy", "busy/cache", "documents", "secrets"}) {
    platform::remove_left_over(workspace / name);
  }
}

}  // namespace

Opened open(const Where& where, const Choice& choice) {
  Opened opened;
  opened.folder = where.folder;
  if (where.rules.empty()) {
    finish_restoring(where.folder);
    take_away_left_over(where.folder);
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
    governance::CsvSource source;
    std::string bytes = platform::read_file(where.history);
    const governance::Convention& convention = opened.rules->convention;
    auto history =
        platform::is_workbook(where.history, bytes)
            ? governance::read_history_book(
                  where.history, platform::read_workbook(where.history, std::move(bytes)),
                  convention, diagnostics, source, {})
            : governance::read_history_csv(where.history, bytes, convention, diagnostics, &source);
    if (!history) throw base::bad_files(msg("{} cannot be read", where.history), diagnostics);
    opened.history.own().meetings = std::move(history->meetings);
    opened.warnings = std::move(diagnostics);
    std::vector<governance::SheetInFile> sheets;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      sheets.push_back({&opened.history->meetings[i], source.lines[i].line});
    }
    for (base::Diagnostic& full : governance::overfull_sheets(
             where.history, sheets, opened.history->seats, opened.rules->convention)) {
      opened.warnings.push_back(std::move(full));
    }
  }
  if (!where.waivers.empty()) opened.history.own().waivers = read_waivers(where.waivers);
  rename_bygones(opened);
  return opened;
}

void need_workspace(const Opened& opened) {
  if (opened.database) return;
  throw base::bad_input(msg("this command needs a workspace"),
                        msg("give its folder with {0}, or create one with “{1}”",
                            base::Detail::workspace, base::Action(base::Verb::create_workspace)));
}

}  // namespace gouvernail::app
