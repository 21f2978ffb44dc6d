// SPDX-License-Identifier: MPL-2.0
#include "app/alert.h"

#include "app/clock.h"
#include "app/failure.h"
#include "app/files.h"
#include "app/mailing.h"
#include "app/typed.h"
#include "cli/context.h"
#include "cli/sending.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  std::string out;
  std::string as_of;
  bool send = false;
  bool dry_run = false;
};

calendar::Day day_of(const Options& options) {
  return options.as_of.empty() ? app::today() : app::need_day(options.as_of);
}

void write_files(const Options& options, const app::Opened& opened, Context& context) {
  const calendar::Day today = day_of(options);
  const std::filesystem::path folder(options.out);
  const std::string name = "alerte-" + app::week_name(today);
  const reports::LetterText text =
      reports::digest_letter(app::make_digest(opened, today, *context.language), *context.language);
  // Made before anything is written: it needs to know who writes.
  const auto mail = app::alert_mail(opened, today, *context.language);
  app::make_folder(folder);
  app::write_file(folder / (name + ".html"), text.html);
  if (mail) app::write_file(folder / (name + ".eml"), mail->message);
  print(context.text(msg("The digest of week {0} is in {1}; nothing was sent.",
                         app::week_name(today), options.out)) +
        "\n");
}

void send(app::Opened& opened, Context& context) {
  app::mail_of(opened);
  const calendar::Day today = app::today();
  const auto mail = app::alert_mail(opened, today, *context.language);
  if (!mail) print(context.text(msg("Nothing to report this week: nothing is sent.")) + "\n");
  const bool added = mail && app::queue_alert(opened, *mail);
  if (mail && !added) {
    print(context.text(msg("The digest of week {0} was made already.", app::week_name(today))) +
          "\n");
  }
  report_sent(app::send_outbox(opened, context.folder, {}), context);
}

void run(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  if (options.send && !options.dry_run) return send(opened, context);
  if (!options.out.empty()) return write_files(options, opened, context);
  print(reports::digest_text(app::make_digest(opened, day_of(options), *context.language),
                             context.style()));
}

void run_all(const Options& options, Context& context) {
  each_workspace(context, [&](const std::string& name) {
    Options its = options;
    if (!its.out.empty()) its.out = (std::filesystem::path(its.out) / name).string();
    run(its, context);
  });
}

}  // namespace

void add_alert(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("alert", context.text(msg("the weekly digest: shown, written or sent")));
  command->add_flag("--send", o->send,
                    context.text(msg("mail it to the organiser, once a week whatever happens")));
  command->add_flag("--dry-run", o->dry_run, context.text(msg("show it, send nothing")));
  command->add_option("--out", o->out, context.text(msg("folder for the mail and the page")));
  command->add_option("--as-of", o->as_of, context.text(msg("as of this day (default: today)")));
  command->callback([o, &context] { run_all(*o, context); });
}

}  // namespace gouvernail::cli
