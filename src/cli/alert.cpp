// SPDX-License-Identifier: MPL-2.0
#include "app/backup.h"
#include "app/deliver_mail.h"
#include "app/preview_alert.h"
#include "app/queue_alert.h"
#include "app/write_alert.h"
#include "base/failure.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "cli/sending.h"
#include "cli/status.h"
#include "platform/clock.h"

namespace gouvernail::cli {
namespace alert_command {
namespace {

using base::msg;

struct Options {
  std::string out;
  std::string as_of;
  bool send = false;
  bool dry_run = false;
};

calendar::Day day_of(const Options& options) {
  return options.as_of.empty() ? platform::today() : calendar::need_day(options.as_of);
}

void tell_remarks(const std::vector<base::Message>& remarks, const Context& context) {
  for (const base::Message& remark : remarks) tell(context.text(remark));
}

void write_files(const Options& options, Context& context) {
  const app::WriteAlertResult done =
      app::write_alert({context.folder, options.out, day_of(options), *context.language});
  tell_remarks(done.remarks, context);
  print(context.text(
            msg("The digest of week {0}, {1} {1:mail|mails} and {2} {2:date|dates} as .ics "
                "are in {3}; nothing was sent.",
                done.week, std::int64_t{done.mails}, std::int64_t{done.dates}, options.out)) +
        "\n");
}

// Whatever becomes of the mails.
void back_up(Context& context) {
  try {
    const auto done = app::back_up_weekly(context.folder, platform::today());
    if (!done) return;
    tell_remarks(done->remarks, context);
    print(context.text(
              msg("Backup of the week: {0}, read again and found whole.", done->file.string())) +
          "\n");
  } catch (const base::Failure& failure) {
    tell_failure(failure, context);
    context.status = status_of(failure);
  }
}

void send(Context& context) {
  back_up(context);
  const app::QueueAlertResult made =
      app::queue_alert({context.folder, platform::today(), *context.language});
  tell_remarks(made.remarks, context);
  switch (made.outcome) {
    case app::AlertOutcome::queued:
      break;
    case app::AlertOutcome::made_already:
      print(context.text(msg("The digest of week {0} was made already.", made.week)) + "\n");
      break;
    case app::AlertOutcome::nothing_to_say:
      print(context.text(msg("Nothing to report this week: nothing is sent.")) + "\n");
      break;
  }
  report_deliveries(app::deliver_mail({context.folder, {}}), context);
}

// Who would get what, after the digest itself.
void preview(const Options& options, Context& context) {
  const app::PreviewAlertResult seen =
      app::preview_alert({context.folder, day_of(options), *context.language});
  tell_remarks(seen.remarks, context);
  print(reports::digest_text(seen.digest, *context.language, context.style()));
  std::string out;
  for (const app::AlertRecipient& recipient : seen.recipients) {
    out += "  " + recipient.name + " – " + context.text(app::recipient_words(recipient)) + "\n";
  }
  if (!out.empty()) print_lines("\n" + context.text(msg("Mails of this week")) + "\n" + out);
}

void run(const Options& options, Context& context) {
  if (options.send && !options.dry_run) return send(context);
  if (!options.out.empty()) return write_files(options, context);
  preview(options, context);
}

// What is sent is this week's, and leaves no files behind.
void need_sendable(const Options& options) {
  if (!options.send || options.dry_run) return;
  if (!options.as_of.empty()) {
    throw base::bad_input(msg("--send and --as-of do not go together"),
                          msg("the alert sent is always today's: leave --as-of out, or look at it "
                              "with --dry-run"));
  }
  if (!options.out.empty()) {
    throw base::bad_input(msg("--send and --out do not go together"),
                          msg("give --send to send the mails, or --out to write them"));
  }
}

void run_all(const Options& options, Context& context) {
  need_sendable(options);
  day_of(options);  // refused once, not for each workspace
  each_workspace(
      context,
      [&](const std::string& name) {
        Options its = options;
        if (!its.out.empty()) its.out = folder_in(its.out, name);
        run(its, context);
      },
      OnFailure::go_on);
}

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("alert", context.text(msg("the weekly digest: shown, written or sent")));
  command->add_flag("--send", o->send,
                    context.text(msg("mail it to the organiser, and to each person who has "
                                     "something to do, once a week whatever happens")));
  command->add_flag("--dry-run", o->dry_run, context.text(msg("show it, send nothing")));
  command->add_option("--out", o->out,
                      context.text(msg("folder for the mails, the page and the dates")));
  command->add_option("--as-of", o->as_of, context.text(msg("as of this day (default: today)")));
  command->callback([o, &context] { run_all(*o, context); });
}

}  // namespace
}  // namespace alert_command

void add_alert(CLI::App& app, Context& context) { alert_command::add_to(app, context); }

}  // namespace gouvernail::cli
