// SPDX-License-Identifier: MPL-2.0
#include "app/alert.h"

#include "app/identifiers.h"
#include "app/mailing.h"
#include "base/failure.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "cli/sending.h"
#include "platform/clock.h"
#include "platform/files.h"

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
  return options.as_of.empty() ? platform::today() : calendar::need_day(options.as_of);
}

void tell_remarks(const app::Alert& alert, const Context& context) {
  for (const base::Message& remark : alert.remarks) tell(context.text(remark));
}

// The organiser's mail bears the name of the week alone, the others their person's too.
std::string file_name(const app::Alert& alert, const app::AlertLetter& letter) {
  const std::string name = "alerte-" + app::week_name(alert.day);
  if (letter.subject == "digest") return name;
  return name + "-" + letter.subject + "-" + app::sha256_of(letter.person).substr(0, 8);
}

void write_files(const Options& options, const app::Opened& opened, Context& context) {
  const app::Alert alert = app::make_alert(opened, context.folder, day_of(options),
                                           *context.language, app::Reach::copies);
  tell_remarks(alert, context);
  // Made before anything is written: they need to know who writes.
  const auto mails = app::alert_mails(opened, alert);
  const std::filesystem::path folder(options.out);
  const std::string week = app::week_name(alert.day);
  platform::make_folder(folder);
  platform::write_file(folder / ("alerte-" + week + ".html"),
                       reports::digest_letter(alert.digest, *context.language).html);
  for (std::size_t i = 0; i < mails.size(); ++i) {
    const std::string name = file_name(alert, alert.letters[i]);
    platform::write_file(folder / (name + ".eml"), mails[i].message);
    if (alert.letters[i].subject == "person") {
      platform::write_file(folder / (name + ".html"), alert.letters[i].text.html);
    }
  }
  if (!alert.dates.empty()) platform::make_folder(folder / "dates");
  for (const app::DateFile& date : alert.dates) {
    platform::write_file(folder / "dates" / date.name, date.bytes);
  }
  print(context.text(
            msg("The digest of week {0}, {1} {1:mail|mails} and {2} {2:date|dates} as .ics "
                "are in {3}; nothing was sent.",
                week, std::int64_t(mails.size()), std::int64_t(alert.dates.size()), options.out)) +
        "\n");
}

void send(app::Opened& opened, Context& context) {
  app::mail_of(opened);
  const calendar::Day today = platform::today();
  const auto made_already = msg("The digest of week {0} was made already.", app::week_name(today));
  if (app::is_queued(opened, today)) {
    print(context.text(made_already) + "\n");
  } else {
    const app::Alert alert =
        app::make_alert(opened, context.folder, today, *context.language, app::Reach::network);
    tell_remarks(alert, context);
    const auto mails = app::alert_mails(opened, alert);
    if (mails.empty()) {
      print(context.text(msg("Nothing to report this week: nothing is sent.")) + "\n");
    } else if (!app::queue_alert(opened, mails)) {
      print(context.text(made_already) + "\n");
    }
  }
  report_sent(app::send_outbox(opened, context.folder, {}), context);
}

// Who would get what, after the digest itself.
void show_recipients(const app::Alert& alert, const Context& context) {
  std::string out;
  for (const app::AlertLetter& letter : alert.letters) {
    const std::string name = letter.to.name.empty() ? letter.person : letter.to.name;
    const auto what = letter.subject == "digest"
                          ? msg("the digest, with {0} {0:date|dates} as .ics",
                                std::int64_t(letter.attachments.size()))
                      : letter.subject == "copy" ? msg("a copy of the digest")
                                                 : msg("what this person has to do");
    if (letter.to.address.empty() && letter.subject == "digest") continue;
    out += "  " + name + " – " + context.text(what) + "\n";
  }
  if (!out.empty()) print("\n" + context.text(msg("Mails of this week")) + "\n" + out);
}

void run(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  if (options.send && !options.dry_run) return send(opened, context);
  if (!options.out.empty()) return write_files(options, opened, context);
  const app::Alert alert = app::make_alert(opened, context.folder, day_of(options),
                                           *context.language, app::Reach::copies);
  tell_remarks(alert, context);
  print(reports::digest_text(alert.digest, *context.language, context.style()));
  show_recipients(alert, context);
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
        if (!its.out.empty()) its.out = (std::filesystem::path(its.out) / name).string();
        run(its, context);
      },
      OnFailure::go_on);
}

}  // namespace

void add_alert(CLI::App& app, Context& context) {
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

}  // namespace gouvernail::cli
