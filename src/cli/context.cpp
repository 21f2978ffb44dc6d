// SPDX-License-Identifier: MPL-2.0
#include "cli/context.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "app/sending/record_memory.h"
#include "app/take_seats.h"
#include "app/workspace/opened.h"
#include "app/workspace/portfolio.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/file_name.h"
#include "calendar/typed.h"
#include "cli/logged_run.h"
#include "platform/clock.h"
#include "platform/output_folder.h"
#include "platform/pager.h"
#include "platform/system_words.h"
#include "reports/command_words.h"
#include "reports/diagnostics_text.h"
#include "reports/fitted_text.h"
#include "reports/terminal_text.h"

namespace gouvernail::cli {

using base::msg;

namespace {

reports::TextStyle style_of(int descriptor, bool verbose) {
  reports::TextStyle style;
  style.verbose = verbose;
  if (!isatty(descriptor)) return style;
  const char* terminal = std::getenv("TERM");
  const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
  style.colour = !dumb && std::getenv("NO_COLOR") == nullptr;
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) style.width = size.ws_col;
  return style;
}

}  // namespace

reports::TextStyle Context::style() const { return style_of(STDOUT_FILENO, verbose); }

namespace {

// Of a command that recorded something, the first thing to know is that it did.
base::Failure unwritten(int error) {
  const bool recorded = app::recordings() > 0;
  if (error == EPIPE && !recorded) {
    // A reader that goes away (a pager that is closed) ends the program quietly.
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
  }
  const base::MessageList why{error == ENOSPC ? msg("disk full") : platform::words_of(error)};
  if (recorded) {
    return base::io_failure(
        msg("it is recorded, but the result could not be written: {}", why),
        msg("do not do it again: “{0}” shows it", base::Action(base::Verb::list_journal)));
  }
  return base::io_failure(msg("the result could not be written: {}", why),
                          msg("free some space, then do it again"));
}

}  // namespace

void print(const std::string& given) {
  const std::string text = reports::terminal_text(given, style_of(STDOUT_FILENO, false).colour);
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) throw unwritten(errno);
}

void show_long(const std::string& text) {
  winsize size{};
  const bool terminal = isatty(STDOUT_FILENO) && isatty(STDIN_FILENO) &&
                        ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0;
  const auto lines = std::count(text.begin(), text.end(), '\n');
  if (terminal && lines >= size.ws_row &&
      platform::page(reports::terminal_text(text, style_of(STDOUT_FILENO, false).colour))) {
    return;
  }
  print(text);
}

namespace {

// Elsewhere than on a terminal a line stays one line: whoever reads it looks for it whole.
std::string fitted_to(int descriptor, const std::string& text) {
  return isatty(descriptor) ? reports::fitted(text, style_of(descriptor, false)) : text;
}

}  // namespace

void print_lines(const std::string& text) { print(fitted_to(STDOUT_FILENO, text)); }

void tell(const std::string& line) {
  const std::string text =
      reports::terminal_text(fitted_to(STDERR_FILENO, line), style_of(STDERR_FILENO, false).colour);
  std::fwrite(text.data(), 1, text.size(), stderr);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stderr);
}

void show(const base::Diagnostics& diagnostics, const Context& context) {
  if (diagnostics.empty()) return;
  tell(reports::diagnostics_text(diagnostics, *context.language,
                                 style_of(STDERR_FILENO, context.verbose)));
}

void tell_failure(const base::Failure& failure, const Context& context,
                  const std::string& workspace) {
  show(failure.diagnostics(), context);
  const base::MessageList cause{failure.cause()};
  tell(context.text(workspace.empty() ? msg("Error: {}", cause)
                                      : msg("Error in “{0}”: {1}", workspace, cause)));
  if (!failure.remedy().empty()) {
    tell(context.text(msg("Remedy: {}", base::MessageList{failure.remedy()})));
  }
}

namespace {

// The commands that sentences name, of one workspace of a portfolio after the other; at the end, as
// they were.
class SpokenFor {
 public:
  explicit SpokenFor(Context& context) : context_(context), language_(std::move(context.language)) {
    context_.language = std::make_unique<reports::Language>(*language_);
  }
  SpokenFor(const SpokenFor&) = delete;
  SpokenFor& operator=(const SpokenFor&) = delete;
  ~SpokenFor() { context_.language = std::move(language_); }

  void of(const std::filesystem::path& folder) {
    auto words = reports::command_words_in(folder.string());
    context_.language = std::make_unique<reports::Language>(language_->with_actions(*words));
    words_ = std::move(words);
  }

 private:
  Context& context_;
  std::unique_ptr<reports::Language> language_;
  std::unique_ptr<const reports::ActionWords> words_;
};

}  // namespace

void each_workspace(Context& context, const std::function<void(const std::string& name)>& run,
                    OnFailure on_failure) {
  if (!app::is_portfolio(context.folder)) return run("");
  const std::filesystem::path portfolio = context.folder;
  int status = context.status;
  SpokenFor spoken(context);
  for (const settings::Member& member : app::read_portfolio(portfolio)) {
    context.folder = member.folder;
    context.status = status_in_order;
    spoken.of(member.folder);
    const LoggedRun logged(context);
    try {
      run(member.name);
      logged.end(context.status);
    } catch (const records::StoreError& error) {
      const base::Failure failure = app::failure_of(error);
      logged.fail(failure);
      if (on_failure == OnFailure::stop) throw failure;
      tell_failure(failure, context, member.name);
      context.status = status_of(failure);
    } catch (const base::Failure& failure) {
      logged.fail(failure);
      if (on_failure == OnFailure::stop) throw;
      tell_failure(failure, context, member.name);
      context.status = status_of(failure);
    }
    status = std::max(status, context.status);
  }
  context.folder = portfolio;
  context.status = status;
}

std::string folder_in(const std::string& out, const std::string& workspace) {
  if (workspace.empty()) return out;
  return platform::OutputFolder::folder_to_be(out, base::readable_file_name(workspace)).string();
}

app::Opened open_workspace(const Context& context) {
  return app::open({context.folder, "", "", ""});
}

namespace {

void take_new_seats_of(const std::filesystem::path& folder, const Context& context) {
  const app::TakenSeats found = app::take_seats(folder);
  for (const governance::Seat& seat : found.taken) {
    const auto from = calendar::arg(seat.from);
    tell(context.text(
        seat.until ? msg("Taken from people.toml: “{0}” as {1}, from {2:short} to {3:short}.",
                         seat.person, seat.role, from, calendar::arg(*seat.until))
                   : msg("Taken from people.toml: “{0}” as {1}, from {2:short} on.", seat.person,
                         seat.role, from)));
  }
  for (const base::Message& told : found.told) tell(context.text(told));
}

}  // namespace

void take_new_seats(const Context& context) {
  try {
    if (!app::is_portfolio(context.folder)) return take_new_seats_of(context.folder, context);
    for (const settings::Member& member : app::read_portfolio(context.folder)) {
      take_new_seats_of(member.folder, context);
    }
  } catch (const std::filesystem::filesystem_error&) {
  } catch (const records::StoreError&) {
  } catch (const base::Failure&) {
    // The command opens the same files and says what is wrong with them.
  }
}

void tell_lost_memory(const Context& context) {
  const auto tell_of = [&](const std::filesystem::path& folder) {
    if (const auto lost = app::lost_memory(folder)) tell(context.text(*lost));
  };
  try {
    if (!app::is_portfolio(context.folder)) return tell_of(context.folder);
    for (const settings::Member& member : app::read_portfolio(context.folder)) {
      tell_of(member.folder);
    }
  } catch (const std::filesystem::filesystem_error&) {
  } catch (const records::StoreError&) {
  } catch (const base::Failure&) {
    // As above.
  }
}

void FactsOptions::add_to(CLI::App& command, const Context& context) {
  command.add_option("--rules", rules,
                     context.text(msg("folder of rules, instead of a workspace")));
  command.add_option("--history", history,
                     context.text(msg("history as CSV, instead of the workspace's")));
  command.add_option("--waivers", waivers, context.text(msg("waivers as TOML, with --history")));
  command.add_option("--as-of", as_of, context.text(msg("judge as of this day (default: today)")));
  command.add_option("--reading", readings,
                     context.text(msg("apply this reading of an ambiguous clause (repeatable)")));
}

app::Situation FactsOptions::situation(const Context& context) const {
  return {{context.folder, rules, history, waivers}, readings, day()};
}

calendar::Day FactsOptions::day() const {
  return as_of.empty() ? platform::today() : calendar::need_day(as_of);
}

}  // namespace gouvernail::cli
