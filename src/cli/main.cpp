// SPDX-License-Identifier: MPL-2.0
#include <csignal>
#include <cstring>
#include <new>
#include <optional>

#include "app/workspace/record.h"
#include "base/failure.h"
#include "base/version.h"
#include "cli/logged_run.h"
#include "cli/serve.h"
#include "cli/usage.h"
#include "platform/files.h"
#include "platform/shipped.h"
#include "platform/system_words.h"
#include "settings/settings.h"

namespace gouvernail::cli {
namespace {

namespace fs = std::filesystem;
using base::msg;

std::string program_and_version() { return "gouvernail " + base::version(); }

// --lang and -C are looked for before all else: help and errors speak the language asked for.
std::string value_after(const std::vector<std::string>& arguments, const std::string& name) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == name && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with(name + "=")) return arguments[i].substr(name.size() + 1);
  }
  return "";
}

reports::Lang choose_language(const std::vector<std::string>& arguments) {
  const std::string asked = value_after(arguments, "--lang");
  if (!asked.empty()) return reports::parse_lang(asked).value_or(reports::Lang::fr);
  const std::string folder = value_after(arguments, "-C");
  const fs::path settings = fs::path(folder.empty() ? "." : folder) / settings::settings_name;
  std::error_code ignored;
  if (!fs::is_regular_file(settings, ignored)) return reports::Lang::fr;
  try {
    const std::string set =
        settings::language_of({settings::settings_name, platform::read_file(settings)});
    return reports::parse_lang(set).value_or(reports::Lang::fr);
  } catch (const base::Failure&) {
    return reports::Lang::fr;  // the command itself will say what is wrong with the file
  }
}

void add_globals(CLI::App& app, Context& context, std::string& lang) {
  app.add_option("-C", context.folder,
                 context.text(msg("folder of the workspace (default: here)")));
  accept_words(
      app.add_option("--lang", lang, context.text(msg("language of the output: fr or en"))),
      {"fr", "en"});
  app.add_flag("-v,--verbose", context.verbose, context.text(msg("show everything")));
  app.set_version_flag("--version", program_and_version(), context.text(msg("show the version")));
  app.set_help_flag("-h,--help", context.text(msg("show this help")));
}

// CLI11 calls the list of commands by the group that they are in.
void name_groups(CLI::App& app, const std::string& name) {
  for (CLI::App* command : app.get_subcommands({})) {
    command->group(name);
    name_groups(*command, name);
  }
}

void add_commands(CLI::App& app, Context& context) {
  for (const auto add :
       {add_init,    add_rules,     add_import,        add_meeting, add_waive,   add_person,
        add_party,   add_seat,      add_check,         add_plan,    add_invite,  add_answers,
        add_alert,   add_checklist, add_install_timer, add_report,  add_publish, add_settings,
        add_journal, add_export,    add_backup,        add_serve}) {
    add(app, context);
  }
  name_groups(app, context.text(msg("Commands")));
}

// What was asked for, and its exit status; `logged` from when the command line is known to be
// right, before the command itself.
int run(CLI::App& app, const std::vector<std::string>& arguments, Context& context,
        std::optional<LoggedRun>& logged) {
  if (arguments.empty()) {
    print_lines(app.help());
    return status_in_order;
  }
  app.parse_complete_callback([&] {
    context.command = command_in(app);
    logged.emplace(context);
    // What makes a workspace takes its seats itself, and a journal that is doubted is left alone.
    if (context.command != "init" && context.command != "journal verify" &&
        context.command != "restore") {
      take_new_seats(context);
      tell_lost_memory(context);
    }
  });
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
    if (logged) logged->end(context.status);
    return context.status;
  } catch (const CLI::CallForHelp&) {
    print_lines(app.help());
  } catch (const CLI::CallForAllHelp&) {
    print_lines(app.help("", CLI::AppFormatMode::All));
  } catch (const CLI::CallForVersion&) {
    print(program_and_version() + "\n");
  } catch (const CLI::ParseError& error) {
    const UsageFault fault = usage_fault(error, app, arguments);
    tell_failure(base::bad_input(fault.cause, fault.remedy), context);
    return status_bad_input;
  }
  return status_in_order;
}

int run(const std::vector<std::string>& arguments) {
  Context context;
  context.language = std::make_unique<reports::Language>(choose_language(arguments),
                                                         platform::shipped().catalogues.string());
  context.asked_language = value_after(arguments, "--lang");
  CLI::App app(context.text(msg("Gouvernail keeps the governance of a convention on course.")),
               "gouvernail");
  std::string lang;
  speak(app, context);
  add_globals(app, context, lang);
  app.require_subcommand(1);
  app.fallthrough();
  add_commands(app, context);
  std::optional<LoggedRun> logged;
  try {
    return run(app, arguments, context, logged);
  } catch (const base::Failure& failure) {
    if (logged) logged->fail(failure);
    tell_failure(failure, context);
    return status_of(failure);
  } catch (const std::filesystem::filesystem_error& error) {
    const base::Failure failure = platform::failure_of(error);
    if (logged) logged->fail(failure);
    tell_failure(failure, context);
    return status_of(failure);
  } catch (const records::StoreError& error) {
    const base::Failure failure = app::failure_of(error);
    if (logged) logged->fail(failure);
    tell_failure(failure, context);
    return status_of(failure);
  } catch (const std::bad_alloc&) {
    const base::Failure failure =
        base::io_failure(msg("there is not enough memory for this"),
                         msg("ask for less at once, or where more memory is free"));
    if (logged) logged->fail(failure);
    tell_failure(failure, context);
    return status_of(failure);
  } catch (const std::exception& error) {
    if (logged) logged->fail();
    tell(context.text(msg("Fault of the program: {}", std::string(error.what()))));
    return status_failure;
  }
}

}  // namespace
}  // namespace gouvernail::cli

int main(int argc, char** argv) {
  // A reader that goes away is told of where something is written (print). Not ignored: what is
  // started from here would ignore it, too.
  std::signal(SIGPIPE, [](int) {});
  gouvernail::platform::keep_private();
  return gouvernail::cli::run({argv + 1, argv + argc});
}
