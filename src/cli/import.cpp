// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/status.h"
#include "governance/convention.h"
#include "governance/exchange.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/unknown_name.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "records/workspace.h"
#include "reports/difference_words.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::cli {
namespace import_command {
namespace {

using base::msg;
using reports::ImportDoubt;

constexpr std::size_t most_verdicts = 20;

struct Options {
  std::vector<std::string> files;
  bool dry_run = false;
  bool yes = false;
  bool skip_bad = false;
  std::vector<std::string> columns;
  std::vector<std::string> bodies;
  std::vector<std::string> sheets;
};

// "Column=field"; a name may hold the sign, a field does not.
governance::ColumnsGiven columns_given(const Options& options) {
  governance::ColumnsGiven given;
  for (const std::string& one : options.columns) {
    const auto sign = one.rfind('=');
    if (sign == std::string::npos) {
      throw base::bad_input(msg("“{}” does not say what a column is", one),
                            msg("write “{}”", "Lieu de la séance=site"));
    }
    const std::string field(base::trim(std::string_view(one).substr(sign + 1)));
    given[std::string(base::trim(std::string_view(one).substr(0, sign)))] =
        field == "-" ? "" : field;
  }
  return given;
}

// "Name that is read=body"; a name may hold the sign, a body does not.
std::map<std::string, std::string> bodies_given(const Options& options,
                                                const governance::Convention& convention) {
  std::map<std::string, std::string> given;
  for (const std::string& one : options.bodies) {
    const auto sign = one.rfind('=');
    if (sign == std::string::npos) {
      throw base::bad_input(msg("“{}” does not say which body a name means", one),
                            msg("write “{}”", "Comité des élus=copil"));
    }
    const std::string body(base::trim(std::string_view(one).substr(sign + 1)));
    const governance::Body* its = convention.find_body(body);
    if (its == nullptr) {
      governance::UnknownName unknown = governance::unknown_body(convention, body);
      throw base::bad_input(std::move(unknown.cause), std::move(unknown.remedy));
    }
    given[std::string(base::trim(std::string_view(one).substr(0, sign)))] = its->id;
  }
  return given;
}

bool ask(const base::Message& question, const Context& context) {
  print(context.text(question) + " " + context.text(msg("[y/N]")) + " ");
  std::string answer;
  if (!std::getline(std::cin, answer)) return false;
  const std::string word = base::fold(answer);
  return word == "o" || word == "oui" || word == "y" || word == "yes";
}

void show_verdicts(const app::Imported& imported, const app::Opened& opened,
                   const Context& context) {
  if (imported.differences.empty()) return;
  print(context.text(msg("What that changes:")) + "\n");
  for (const std::string& line : reports::difference_lines(imported.differences, opened.rules,
                                                           *context.language, most_verdicts)) {
    print("  " + line + "\n");
  }
}

// Each of them, where somebody looks before anything is recorded.
void show_table(const app::Imported& imported, const app::Opened& opened, const Context& context) {
  const governance::Convention& convention = opened.rules->convention;
  for (const reports::ImportLine& line : imported.lines) {
    print((line.before ? "~ " : "+ ") +
          reports::import_line_words(line, convention, *context.language) + "\n");
  }
  for (const reports::ImportBeside& one : imported.beside_lines) {
    print((reports::is_change(one) ? "~ " : "+ ") +
          reports::import_beside_words(one, convention, *context.language) + "\n");
  }
  for (const ImportDoubt& doubt : imported.doubts) {
    print((doubt.kind == ImportDoubt::Kind::gone ? "- " : "? ") +
          reports::import_doubt_words(doubt, convention, *context.language) + "\n");
  }
  if (imported.has_what_stays()) {
    print(
        context.text(msg("The persons and the answers that it brings stay, whatever is taken back "
                         "of it later.")) +
        "\n");
  }
  show_verdicts(imported, opened, context);
}

void show_counts(const std::string& file, const app::Imported& imported, const Context& context) {
  print(context.text(msg("{0}: {1} {1:meeting|meetings} added, {2} corrected, {3} unchanged.", file,
                         std::int64_t{imported.added}, std::int64_t{imported.corrected},
                         std::int64_t{imported.unchanged})) +
        "\n");
  if (imported.beside.added + imported.beside.unchanged > 0) {
    print(context.text(msg("Seats, persons, waivers, answers and ticks: {0} taken, {1} unchanged.",
                           std::int64_t{imported.beside.added},
                           std::int64_t{imported.beside.unchanged})) +
          "\n");
  }
  if (imported.withdrawn > 0) {
    print(context.text(msg("{0} {0:meeting|meetings} that this file has no longer {0:is|are} not "
                           "recorded any more.",
                           std::int64_t{imported.withdrawn})) +
          "\n");
  }
  if (imported.bad > 0 && imported.of_calendar) {
    print(context.text(msg("{0} {0:event|events} {0:was|were} not understood, and left out.",
                           std::int64_t{imported.bad})) +
          "\n");
  } else if (imported.bad > 0) {
    print(context.text(msg("{0} {0:line|lines} {0:was|were} not understood, and left out.",
                           std::int64_t{imported.bad})) +
          "\n");
  }
}

// What was left, by its name, and how it is taken.
void tell_left(const app::Imported& imported, const app::Opened& opened, Context& context) {
  if (imported.left() == 0) return;
  tell(
      context.text(msg("{0} {0:line is|lines are} to be confirmed, and left as {0:it is|they are}:",
                       imported.left())));
  for (const ImportDoubt& doubt : imported.doubts) {
    if (doubt.taken) continue;
    tell("- " + reports::import_doubt_words(doubt, opened.rules->convention, *context.language));
  }
  tell(context.text(msg("To take all of that, too: {}", base::Detail::confirmed)));
  context.status = status_bad_input;
}

app::ImportFile asked(app::ImportFile request, const app::Imported& looked,
                      const app::Opened& opened, const Context& context) {
  std::set<std::string> heard;
  for (const ImportDoubt& doubt : looked.doubts) {
    if (!heard.insert(doubt.key).second) continue;
    const std::string what =
        reports::import_doubt_words(doubt, opened.rules->convention, *context.language);
    if (ask(msg("{} – take it?", what), context)) {
      request.confirmed.insert(doubt.key);
    } else if (!doubt.apart_key.empty() &&
               ask(reports::import_otherwise_question(doubt), context)) {
      request.confirmed.insert(doubt.apart_key);
    }
  }
  return request;
}

app::ImportFile request_of(const std::string& file, const Options& options,
                           const app::Opened& opened) {
  app::ImportFile request;
  request.path = file;
  request.dry_run = options.dry_run;
  request.without_bad = options.skip_bad;
  request.all_doubtful = options.yes;
  request.columns = columns_given(options);
  request.bodies = bodies_given(options, opened.rules->convention);
  request.sheets = options.sheets;
  return request;
}

bool asks_of_each(const Options& options) {
  return !options.dry_run && !options.yes && isatty(STDIN_FILENO) == 1 &&
         isatty(STDOUT_FILENO) == 1;
}

// Shows what it would bring, and asks of each doubt.
app::ImportFile asked_of(app::ImportFile request, app::ImportSet& set, const app::Opened& opened,
                         Context& context) {
  const app::Imported looked = set.look(request);
  if (looked.refused) return request;  // to be told when it is taken
  show(looked.warnings, context);
  show_table(looked, opened, context);
  show_counts(request.path, looked, context);
  request = asked(std::move(request), looked, opened, context);
  if (!request.confirmed.empty()) show_verdicts(set.look(request), opened, context);
  return request;
}

void show_imported(const std::string& file, const app::Imported& imported, bool asks,
                   const Options& options, const app::Opened& opened, Context& context) {
  if (!asks) show(imported.warnings, context);
  if (options.dry_run || (context.verbose && !asks)) show_table(imported, opened, context);
  show_counts(file, imported, context);
  if (imported.refused || imported.bad > 0) context.status = status_bad_input;
  if (options.dry_run) {
    if (imported.refused) tell(context.text(msg("nothing of {} would be imported", file)));
  } else {
    tell_left(imported, opened, context);
  }
}

// Of the files of an export: what is ticked, answered and excused is of meetings, which come first.
std::vector<std::string> in_order(std::vector<std::string> files) {
  const auto rank = [](const std::string& file) {
    const std::string name = std::filesystem::path(file).filename().string();
    if (name == "persons.csv" || name == "seats.csv") return 0;
    return name == "answers.csv" || name == "ticks.csv" || name == "waivers.csv" ? 2 : 1;
  };
  std::ranges::stable_sort(files, {}, rank);
  return files;
}

// What people put beside an export, and is read where it is named itself.
void tell_beside(const std::filesystem::path& folder, Context& context) {
  base::MessageList others;
  std::error_code error;
  std::set<std::string> names;
  for (const auto& one : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = one.path().filename().string();
    if (!name.starts_with('.') && one.path().extension() != ".csv") names.insert(name);
  }
  constexpr std::size_t most = 12;
  for (const std::string& name : names) {
    if (others.size() < most) others.push_back(msg("“{}”", name));
  }
  const auto more = static_cast<std::int64_t>(names.size() - others.size());
  if (more > 0) others.push_back(msg("{0} {0:other|others}", more));
  if (others.empty()) return;
  tell(context.text(
      msg("{0}: of this folder the tables (.csv) alone are read, and not {1}; name the "
          "files themselves to import them, too",
          folder.string(), std::move(others))));
}

// A folder is that of an export.
std::vector<std::string> files_in(const std::vector<std::string>& given, Context& context) {
  std::vector<std::string> files;
  for (const std::string& one : given) {
    std::error_code error;
    if (!std::filesystem::is_directory(one, error)) {
      files.push_back(one);
      continue;
    }
    const auto tables = platform::files_of(one, ".csv");
    if (tables.empty()) {
      throw base::bad_input(
          msg("the folder {} holds no table (.csv): nothing is to be imported", one),
          msg("name the files themselves (.xlsx, .ods, .csv or .ics)"));
    }
    tell_beside(one, context);
    for (const auto& file : tables) files.push_back(file.string());
  }
  return in_order(std::move(files));
}

// Whether all the tables of an export are among them.
bool is_whole_export(const std::vector<std::string>& files) {
  return std::ranges::all_of(governance::exchange_tables, [&](governance::ExchangeTable table) {
    return std::ranges::any_of(files, [&](const std::string& file) {
      return std::filesystem::path(file).filename() == std::string(name_of(table)) + ".csv";
    });
  });
}

// All of it is one import: recorded, and undone, as one.
void run(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const std::vector<std::string> files = files_in(options.files, context);
  const bool asks = asks_of_each(options);
  app::ImportSet set(opened, platform::today());
  for (const std::string& file : files) {
    app::ImportFile request = request_of(file, options, opened);
    request.of_whole_export = is_whole_export(files);
    if (asks) request = asked_of(std::move(request), set, opened, context);
    request.counts_alone = !options.dry_run && (!context.verbose || asks);
    set.take(request);
  }
  if (asks && set.brings_something() && !ask(msg("Record it?"), context)) {
    return tell(context.text(msg("Nothing was recorded.")));
  }
  const auto imported = options.dry_run ? set.tell() : set.record();
  for (std::size_t i = 0; i < files.size(); ++i) {
    show_imported(files[i], imported[i], asks, options, opened, context);
  }
  if (options.dry_run)
    tell(context.text(msg("Nothing was recorded ({0}).", base::Detail::dry_run)));
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "import", context.text(msg("meetings and attendance from CSV, .xlsx, .ods or .ics")));
  command->add_option("files", options->files, context.text(msg("files to read")))->required();
  command->add_flag("--dry-run", options->dry_run,
                    context.text(msg("say what would be recorded, and record nothing")));
  command->add_flag("--yes", options->yes,
                    context.text(msg("ask nothing: what would cancel, or is ambiguous, is taken, "
                                     "too")));
  command->add_flag(
      "--skip-bad", options->skip_bad,
      context.text(msg("leave out the lines that are not understood, take the rest")));
  command->add_option("--map", options->columns,
                      context.text(msg("what a column is, “{}”; remembered", "Salle=site")));
  command->add_option(
      "--body", options->bodies,
      context.text(msg("which body a name means, “{}”; remembered", "Comité des élus=copil")));
  command->add_option("--sheet", options->sheets,
                      context.text(msg("only this sheet of a workbook")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace
}  // namespace import_command

void add_import(CLI::App& app, Context& context) { import_command::add_to(app, context); }

}  // namespace gouvernail::cli
