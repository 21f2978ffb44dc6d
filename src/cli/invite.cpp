// SPDX-License-Identifier: MPL-2.0
#include "app/identifiers.h"
#include "app/invitations.h"
#include "app/mailing.h"
#include "base/failure.h"
#include "cli/context.h"
#include "cli/long_work.h"
#include "cli/sending.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "reports/mailing_text.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  std::string only;
  std::string out;
  bool send = false;
  bool proposed = false;
  bool dry_run = false;
  bool status = false;
};

app::InvitationWords words_in(const Context& context) {
  return {context.text(msg("[to be confirmed]"))};
}

void write_files(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  const app::Exported exported = app::export_invitations(
      opened, context.folder, options.out, options.only, platform::today(), words_in(context));
  for (const base::Message& remark : exported.remarks) tell(context.text(remark));
  print(context.text(msg("{0} {0:meeting|meetings}, {1} {1:partner calendar|partner calendars} and "
                         "{2} {2:calendar of a body|calendars of bodies} in {3}; {4} "
                         "{4:file|files} written.",
                         std::int64_t{exported.meetings}, std::int64_t{exported.partners},
                         std::int64_t{exported.bodies}, options.out,
                         std::int64_t{exported.written})) +
        "\n");
}

std::vector<reports::LetterLine> lines_of(const std::vector<app::Letter>& letters) {
  std::vector<reports::LetterLine> lines;
  for (const app::Letter& letter : letters) {
    lines.push_back({letter.title, letter.day, letter.mail.method == "CANCEL", letter.mail.person});
  }
  return lines;
}

// One .eml per mail, named after the day, the body and the person.
void rehearse(const Options& options, const app::Queued& queued, Context& context) {
  int number = 0;
  for (const app::Letter& letter : queued.letters) {
    const std::string name =
        calendar::to_iso(letter.day) + "-" + std::to_string(++number) + "-" +
        (letter.mail.person.empty() ? "x" : app::sha256_of(letter.mail.person).substr(0, 8)) +
        ".eml";
    const std::filesystem::path folder(options.out);
    platform::make_folder(folder);
    platform::write_file(folder / name, letter.mail.message);
  }
  print(reports::letters_text(lines_of(queued.letters), *context.language, context.style()));
  print(context.text(msg("{0} {0:mail|mails} written to {1}; nothing was sent.",
                         std::int64_t(queued.letters.size()), options.out)) +
        "\n");
}

void send(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  if (!options.dry_run) app::mail_of(opened);
  const app::Queued queued = app::queue_invitations(
      opened, context.folder, {options.only, options.proposed}, platform::today(),
      words_in(context), *context.language, !options.dry_run);
  for (const base::Message& remark : queued.remarks) tell(context.text(remark));
  if (options.dry_run) return rehearse(options, queued, context);
  LongWork work(context, 24 * 3600.0);
  const app::Sent sent =
      app::send_outbox(opened, context.folder, [&](const app::Sent& so_far, int total) {
        work.say(msg("{0} of {1} mails", std::int64_t{so_far.sent + so_far.refused + so_far.later},
                     std::int64_t{total}));
        return !work.is_over();
      });
  report_sent(sent, context);
}

void status(Context& context) {
  const app::Opened opened = app::open({context.folder, "", "", ""});
  if (!opened.database) return;
  print(reports::outbox_text(app::mail_lines(opened), *context.language, context.style()));
}

void run(const Options& options, Context& context) {
  if (options.status) return status(context);
  if (options.send || options.dry_run) return send(options, context);
  write_files(options, context);
}

// What is wrong with the call itself, whatever the workspace.
void refuse_incomplete(const Options& options) {
  if (options.status) return;
  if (options.dry_run && options.out.empty()) {
    throw base::bad_input(msg("--dry-run needs a folder to write the mails to"), msg("add --out"));
  }
  if (options.send || options.dry_run || !options.out.empty()) return;
  throw base::bad_input(msg("“invite” has nothing to do"),
                        msg("add --out FOLDER to write .ics files, --send to send mails, or "
                            "--status to see what was sent"));
}

// Each workspace of a portfolio, into a folder of its own. Whoever is asked for need not be known
// in each of them.
void run_all(const Options& options, Context& context) {
  refuse_incomplete(options);
  std::vector<std::string> strangers;
  std::size_t asked = 0;
  each_workspace(
      context,
      [&](const std::string& name) {
        ++asked;
        Options its = options;
        if (!name.empty() && !options.only.empty() && !options.status) {
          const app::Opened opened = app::open({context.folder, "", "", ""});
          if (!app::find_recipient(opened, options.only)) return strangers.push_back(name);
        }
        if (!its.out.empty()) its.out = (std::filesystem::path(its.out) / name).string();
        if (!name.empty() && (options.status || options.send)) print(name + "\n");
        run(its, context);
      },
      OnFailure::go_on);
  if (strangers.empty()) return;
  if (strangers.size() == asked) {
    throw base::bad_input(
        msg("there is no party, body or person “{}” in any workspace", options.only),
        msg("“gouvernail seat list” shows who sits in a workspace; a mail address "
            "names the same person in all of them"));
  }
  tell(context.text(
      msg("“{0}” is not known in {1}.", options.only, context.language->list(strangers))));
}

}  // namespace

void add_invite(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "invite", context.text(msg("invitations: .ics files, or mails to those invited")));
  command->add_option("--out", o->out, context.text(msg("folder to write to")));
  command->add_option("--for", o->only,
                      context.text(msg("one party, body or person (or mail address)")));
  command->add_flag("--send", o->send,
                    context.text(msg("send what is new to those who are invited")));
  command->add_flag("--proposed", o->proposed,
                    context.text(msg("with --send: dates that are not convened yet, too")));
  command->add_flag("--dry-run", o->dry_run,
                    context.text(msg("with --send: write the mails to --out, send nothing")));
  command->add_flag("--status", o->status, context.text(msg("what was sent, waits, was refused")));
  command->callback([o, &context] { run_all(*o, context); });
}

}  // namespace gouvernail::cli
