// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/status.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
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

// Asks of each doubt, tells what the answers change, and asks of the rest as one; none: nothing is
// to be recorded.
std::optional<app::ImportFile> asked(app::ImportFile request, const app::Imported& looked,
                                     app::Opened& opened, const Context& context) {
  std::set<std::string> heard;
  for (const ImportDoubt& doubt : looked.doubts) {
    if (!heard.insert(doubt.key).second) continue;
    const std::string what =
        reports::import_doubt_words(doubt, opened.rules->convention, *context.language);
    if (ask(msg("{} – take it?", what), context)) {
      request.confirmed.insert(doubt.key);
    } else if (!doubt.apart_key.empty() &&
               ask(msg("Is it another session, to be added?"), context)) {
      request.confirmed.insert(doubt.apart_key);
    }
  }
  if (!request.confirmed.empty()) {
    app::ImportFile confirmed = request;
    confirmed.dry_run = true;
    show_verdicts(app::import_file(opened, confirmed, platform::today()), opened, context);
  }
  const bool some = !looked.lines.empty() || !request.confirmed.empty() || looked.beside.added > 0;
  if (some && !ask(msg("Record it?"), context)) return std::nullopt;
  return request;
}

void import_one(const std::string& file, const Options& options, std::set<std::string>& ahead,
                app::Opened& opened, Context& context) {
  app::ImportFile request;
  request.path = file;
  request.dry_run = options.dry_run;
  request.without_bad = options.skip_bad;
  request.all_doubtful = options.yes;
  request.columns = columns_given(options);
  request.sheets = options.sheets;
  request.ahead = ahead;
  const bool asks =
      !options.dry_run && !options.yes && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
  if (asks) {
    request.dry_run = true;
    const app::Imported looked = app::import_file(opened, request, platform::today());
    request.dry_run = false;
    if (!looked.refused) {
      show(looked.warnings, context);
      show_table(looked, opened, context);
      show_counts(file, looked, context);
      const auto answered = asked(request, looked, opened, context);
      if (!answered) return tell(context.text(msg("Nothing was recorded.")));
      request = *answered;
    }
  }
  request.counts_alone = !options.dry_run && (!context.verbose || asks);
  const app::Imported imported = app::import_file(opened, request, platform::today());
  if (!asks) show(imported.warnings, context);
  if (options.dry_run || (context.verbose && !asks)) show_table(imported, opened, context);
  show_counts(file, imported, context);
  for (const reports::ImportLine& line : imported.lines) ahead.insert(line.after->uid);
  if (imported.refused || imported.bad > 0) context.status = status_bad_input;
  if (options.dry_run) {
    if (imported.refused) tell(context.text(msg("nothing of {} would be imported", file)));
  } else {
    tell_left(imported, opened, context);
  }
}

// Of the files of an export: what is ticked and answered is of meetings, which come first.
std::vector<std::string> in_order(std::vector<std::string> files) {
  const auto rank = [](const std::string& file) {
    const std::string name = std::filesystem::path(file).filename().string();
    if (name == "persons.csv" || name == "seats.csv") return 0;
    return name == "answers.csv" || name == "ticks.csv" ? 2 : 1;
  };
  std::ranges::stable_sort(files, {}, rank);
  return files;
}

// A folder is that of an export.
std::vector<std::string> files_in(const std::vector<std::string>& given) {
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
    for (const auto& file : tables) files.push_back(file.string());
  }
  return in_order(std::move(files));
}

void run(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  std::set<std::string> ahead;  // sessions of the files before
  bool first = true;
  for (const std::string& file : files_in(options.files)) {
    // The next one is compared with what this one brought, persons too.
    if (!first && !options.dry_run) opened = open_workspace(context);
    first = false;
    import_one(file, options, ahead, opened, context);
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
  command->add_option("--sheet", options->sheets,
                      context.text(msg("only this sheet of a workbook")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace
}  // namespace import_command

void add_import(CLI::App& app, Context& context) { import_command::add_to(app, context); }

}  // namespace gouvernail::cli
