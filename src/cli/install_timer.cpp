// SPDX-License-Identifier: MPL-2.0
#include "app/install_timer.h"
#include "app/alerts/timer_words.h"
#include "app/remove_timer.h"
#include "app/timer_status.h"
#include "base/failure.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "platform/clock.h"
#include "platform/user_units.h"

namespace gouvernail::cli {
namespace install_timer_command {
namespace {

using app::Keeper;
using base::msg;

struct Options {
  std::string day = "lundi";
  std::string time = "07:30";
  bool systemd = false;
  bool cron = false;
  bool dry_run = false;
  bool remove = false;
  bool status = false;
};

void say(const base::Message& message, const Context& context) {
  print(context.text(message) + "\n");
}

platform::AlertTime time_of(const Options& options) {
  const auto weekday = calendar::parse_weekday(options.day);
  if (!weekday) {
    throw base::bad_input(msg("“{}” is not a day of the week", options.day),
                          msg("write it as lundi or mon"));
  }
  return {*weekday, calendar::need_time(options.time)};
}

void refuse_both(bool first, const char* one, bool second, const char* other) {
  if (!first || !second) return;
  throw base::bad_input(
      msg("“{0}” and “{1}” do not go together", std::string(one), std::string(other)),
      msg("choose one of them"));
}

void say_all(const std::vector<base::Message>& messages, const Context& context) {
  for (const base::Message& message : messages) say(message, context);
}

void show_status(Context& context) {
  const app::TimerStatusResult found = app::timer_status({context.folder, platform::now()});
  if (found.standing.empty()) {
    return say(msg("{}: no weekly alert is in place.", found.workspace), context);
  }
  for (const app::AlertState& standing : found.standing) {
    const base::Message when = standing.at ? app::when_words(*standing.at, *context.language)
                                           : msg("at times that somebody changed");
    say(msg("{0}: {1}, {2}.", found.workspace,
            base::MessageList{app::keeper_words(standing.keeper)}, base::MessageList{when}),
        context);
    if (!standing.active) {
      say(msg("It does not run: “gouvernail install-timer” starts it again."), context);
    }
    say_all(app::next_run_words(standing, *context.language), context);
    if (standing.keeper == Keeper::systemd && standing.active) {
      say_all(app::linger_words(found.lingers), context);
    }
  }
}

void remove(Context& context) {
  const app::RemoveTimerResult done = app::remove_timer({context.folder});
  if (done.removed.empty()) {
    return say(msg("{}: no weekly alert is in place.", done.workspace), context);
  }
  for (const Keeper keeper : done.removed) {
    say(msg("{0}: the weekly alert is taken away ({1}).", done.workspace,
            base::MessageList{app::keeper_words(keeper)}),
        context);
  }
}

void show_dry(const platform::AlertJob& job, Keeper keeper, Context& context) {
  if (keeper == Keeper::cron) {
    say(msg("Line of the crontab:"), context);
    return print(platform::crontab_line(job) + "\n");
  }
  print(platform::service_path(job.name).string() + "\n\n" + platform::service_unit(job) + "\n" +
        platform::timer_path(job.name).string() + "\n\n" + platform::timer_unit(job) + "\n" +
        "systemctl --user daemon-reload\nsystemctl --user enable --now " + job.name + ".timer\n");
}

void show_installed(const app::InstallTimerResult& done, Context& context) {
  const platform::AlertJob& job = done.job;
  const base::MessageList how{app::keeper_words(done.keeper)};
  const base::MessageList when{app::when_words(job.at, *context.language)};
  say(done.placed.changed
          ? msg("{0}: the weekly alert is in place ({1}), {2}.", job.workspace, how, when)
          : msg("{0}: the weekly alert was in place already ({1}), {2}; nothing has changed.",
                job.workspace, how, when),
      context);
  if (done.placed.other_removed) {
    const Keeper other = done.keeper == Keeper::systemd ? Keeper::cron : Keeper::systemd;
    say(msg("What was in place before is taken away ({}).",
            base::MessageList{app::keeper_words(other)}),
        context);
  }
  say(job.answers ? msg("Each run reads the answers and sends what had to wait; the digest goes "
                        "once a week, with the first run that succeeds.")
                  : msg("Each run sends what had to wait; the digest goes once a week, with the "
                        "first run that succeeds."),
      context);
  if (done.standing) say_all(app::next_run_words(*done.standing, *context.language), context);
  say_all(app::linger_words(done.lingers), context);
}

void install(const Options& options, Context& context) {
  app::InstallTimerRequest request{context.folder, time_of(options), std::nullopt, options.dry_run};
  if (options.systemd) request.keeper = Keeper::systemd;
  if (options.cron) request.keeper = Keeper::cron;
  const app::InstallTimerResult done = app::install_timer(request);
  if (options.dry_run) return show_dry(done.job, done.keeper, context);
  show_installed(done, context);
}

void run(const Options& options, Context& context) {
  refuse_both(options.systemd, "--systemd", options.cron, "--cron");
  refuse_both(options.remove, "--remove", options.status, "--status");
  refuse_both(options.dry_run, "--dry-run", options.remove, "--remove");
  time_of(options);
  each_workspace(
      context,
      [&](const std::string&) {
        if (options.status) return show_status(context);
        if (options.remove) return remove(context);
        install(options, context);
      },
      OnFailure::go_on);
}

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "install-timer",
      context.text(msg("put the weekly alert in place, with systemd or cron, without root")));
  command->add_option("--day", o->day, context.text(msg("day of the week (default: lundi)")));
  command->add_option("--time", o->time, context.text(msg("time of the day (default: 07:30)")));
  command->add_flag("--systemd", o->systemd, context.text(msg("with systemd, or not at all")));
  command->add_flag("--cron", o->cron, context.text(msg("with cron, or not at all")));
  command->add_flag("--dry-run", o->dry_run,
                    context.text(msg("show what would be written, write nothing")));
  command->add_flag("--remove", o->remove, context.text(msg("take it away")));
  command->add_flag("--status", o->status,
                    context.text(msg("what is in place, and when it runs next")));
  command->callback([o, &context] { run(*o, context); });
}

}  // namespace
}  // namespace install_timer_command

void add_install_timer(CLI::App& app, Context& context) {
  install_timer_command::add_to(app, context);
}

}  // namespace gouvernail::cli
