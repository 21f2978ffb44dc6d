// SPDX-License-Identifier: MPL-2.0
// What the commands share: global options, the reader's language, where output goes.
#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/workspace/opened.h"
#include "app/workspace/situation.h"
#include "calendar/day.h"
#include "cli/status.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::cli {

struct Context {
  std::filesystem::path folder = ".";
  bool verbose = false;
  std::string command;  // that runs, as it was registered: "meeting convene"
  int status = 0;       // exit status of the command that ran
  std::unique_ptr<reports::Language> language;
  std::string asked_language;  // of --lang; empty: it was not given

  std::string text(const base::Message& message) const { return language->text(message); }
  // For results on stdout: colours on a terminal unless NO_COLOR is set, width of the terminal.
  reports::TextStyle style() const;
};

// Writes to stdout and checks that it was written: a full disk is a Failure, never half a result
// with status 0.
void print(const std::string& text);
// The same for what is read from its beginning: on a terminal that it is too long for, through the
// pager of the environment (PAGER, else less).
void show_long(const std::string& text);
// The same for lines that people read: on a terminal, one that is too long goes on below.
void print_lines(const std::string& text);
// A line on stderr; on a terminal it goes on below, too.
void tell(const std::string& text);

// The workspace of the context, with what is known of it now.
app::Opened open_workspace(const Context& context);

// Where what is written for one workspace of a portfolio goes: a folder in `out` under its name,
// made; `out` itself where there is no portfolio.
std::string folder_in(const std::string& out, const std::string& workspace);

// Records the seats that somebody added to people.toml, of each workspace of the context, and tells
// so. What stands in the way is left to the command itself to say.
void take_new_seats(const Context& context);
// Tells, of each workspace, that its record does not know what left from here.
void tell_lost_memory(const Context& context);

// The common options of commands that read facts.
struct FactsOptions {
  std::string rules;
  std::string history;
  std::string waivers;
  std::string as_of;
  std::vector<std::string> readings;

  void add_to(CLI::App& command, const Context& context);
  app::Situation situation(const Context& context) const;
  calendar::Day day() const;  // as given, or today
};

// One function per command; each adds its options and what to do.
void add_init(CLI::App& app, Context& context);
void add_rules(CLI::App& app, Context& context);
void add_import(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_meeting(CLI::App& app, Context& context);
void add_waive(CLI::App& app, Context& context);
void add_person(CLI::App& app, Context& context);
void add_party(CLI::App& app, Context& context);
void add_seat(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_plan(CLI::App& app, Context& context);
void add_invite(CLI::App& app, Context& context);
void add_answers(CLI::App& app, Context& context);
void add_alert(CLI::App& app, Context& context);
void add_checklist(CLI::App& app, Context& context);
void add_install_timer(CLI::App& app, Context& context);
void add_report(CLI::App& app, Context& context);
void add_publish(CLI::App& app, Context& context);
void add_settings(CLI::App& app, Context& context);
void add_journal(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);  // and restore

// What happens to the workspaces after one that fails.
enum class OnFailure { stop, go_on };

// Runs in the workspace of the context or, where its folder holds a portfolio, in each of its
// workspaces in turn; `name` is empty, or the workspace's. The worst status is the status. With
// OnFailure::go_on a workspace that fails is told by its name and counts, and the next one's turn
// comes: what is wrong with the call itself must be refused before.
void each_workspace(Context& context, const std::function<void(const std::string& name)>& run,
                    OnFailure on_failure = OnFailure::stop);

// Shows diagnostics on stderr.
void show(const base::Diagnostics& diagnostics, const Context& context);

// The diagnostics of a failure, its cause, with the workspace where there is one to name, and the
// remedy, on stderr.
void tell_failure(const base::Failure& failure, const Context& context,
                  const std::string& workspace = "");

}  // namespace gouvernail::cli
