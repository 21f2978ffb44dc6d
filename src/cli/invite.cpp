// SPDX-License-Identifier: MPL-2.0
#include "app/deliver_mail.h"
#include "app/export_invitations.h"
#include "app/mailed_invitations.h"
#include "app/queue_invitations.h"
#include "app/rehearse_invitations.h"
#include "app/sending/recipients.h"
#include "app/sending/record_memory.h"
#include "base/failure.h"
#include "cli/context.h"
#include "cli/long_work.h"
#include "cli/sending.h"
#include "platform/clock.h"
#include "reports/mailing_text.h"

namespace gouvernail::cli {
namespace invite_command {
namespace {

using base::msg;

struct Options {
  std::vector<std::string> meetings;  // BODY/DAY or identifiers
  std::string only;
  std::string out;
  bool send = false;
  bool proposed = false;
  bool dry_run = false;
  bool status = false;
  bool force = false;
  app::EnclosureChoice documents;
};

// What was prepared, with what is to be said about it.
template <class Result>
void tell_remarks(const Result& prepared, Context& context) {
  for (const base::Message& remark : prepared.remarks) tell(context.text(remark));
  if (prepared.left_out) context.status = status_bad_input;
}

void write_files(const Options& options, Context& context) {
  const app::ExportInvitationsResult done = app::export_invitations(
      {context.folder, options.out, options.only, platform::today(), *context.language});
  tell_remarks(done, context);
  print(context.text(msg("{0} {0:meeting|meetings}, {1} {1:partner calendar|partner calendars} and "
                         "{2} {2:calendar of a body|calendars of bodies} in {3}; {4} "
                         "{4:file|files} written.",
                         std::int64_t{done.meetings}, std::int64_t{done.partners},
                         std::int64_t{done.bodies}, options.out, std::int64_t{done.written})) +
        "\n");
}

void rehearse(const Options& options, Context& context) {
  const app::RehearseInvitationsResult done =
      app::rehearse_invitations({context.folder,
                                 options.out,
                                 {options.only, options.proposed, options.meetings},
                                 platform::today(),
                                 *context.language});
  tell_remarks(done, context);
  print(reports::letters_text(done.letters, *context.language, context.style()));
  print(context.text(msg("{0} {0:mail|mails} written to {1}; nothing was sent.",
                         std::int64_t(done.letters.size()), options.out)) +
        "\n");
}

void send(const Options& options, Context& context) {
  if (options.force) app::accept_record(context.folder);
  const app::QueueInvitationsResult queued =
      app::queue_invitations({context.folder,
                              {options.only, options.proposed, options.meetings},
                              platform::today(),
                              *context.language,
                              options.documents});
  tell_remarks(queued, context);
  LongWork work(context, 24 * 3600.0);
  const app::Deliveries done = app::deliver_mail(
      {context.folder, [&](int tried, int total) {
         work.say(msg("{0} of {1} mails", std::int64_t{tried}, std::int64_t{total}));
         return !work.is_over();
       }});
  report_deliveries(done, context);
}

void status(Context& context) {
  print(reports::outbox_text(
      app::mailed_invitations(app::MailedInvitationsRequest{context.folder}).lines,
      *context.language, context.style()));
}

void run(const Options& options, Context& context) {
  if (options.status) return status(context);
  if (options.dry_run) return rehearse(options, context);
  if (options.send) return send(options, context);
  write_files(options, context);
}

// What is wrong with the call itself, whatever the workspace.
void refuse_incomplete(const Options& options) {
  const bool names = !options.meetings.empty() || !options.documents.empty();
  if (names && !options.send && !options.dry_run) {
    throw base::bad_input(msg("a session is named, and nothing is sent"),
                          msg("add --send to send its invitations, or --dry-run to see them"));
  }
  if (options.dry_run && !options.documents.empty()) {
    throw base::bad_input(
        msg("--dry-run writes invitations alone"),
        msg("see what documents would leave with “gouvernail meeting send … --dry-run”"));
  }
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
          if (!app::is_recipient_in(context.folder, options.only)) {
            return strangers.push_back(name);
          }
        }
        if (!its.out.empty()) its.out = folder_in(its.out, name);
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

void add_to(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "invite", context.text(msg("invitations: .ics files, or mails to those invited")));
  command->add_option("meetings", o->meetings,
                      context.text(msg("with --send: BODY/DAY, convened by what is sent")));
  command->add_option("--out", o->out, context.text(msg("folder to write to")));
  command->add_option("--for", o->only,
                      context.text(msg("one party, body or person (or mail address)")));
  command->add_flag("--send", o->send,
                    context.text(msg("send what is new to those who are invited")));
  command->add_flag("--proposed", o->proposed,
                    context.text(msg("with --send: dates to be confirmed, convening nobody")));
  command->add_flag("--dry-run", o->dry_run,
                    context.text(msg("with --send: write the mails to --out, send nothing")));
  command
      ->add_option("--with", o->documents.names,
                   context.text(msg("with --send and one session: a document attached to it, "
                                    "which leaves with it; once for each")))
      ->allow_extra_args(false);
  command->add_option("--link", o->documents.link,
                      context.text(msg("with --send and one session: address where its documents "
                                       "can be read")));
  command->add_flag("--force", o->force,
                    context.text(msg("with --send: also from a record that does not know what "
                                     "left before")));
  command->add_flag("--status", o->status, context.text(msg("what was sent, waits, was refused")));
  command->callback([o, &context] { run_all(*o, context); });
}

}  // namespace
}  // namespace invite_command

void add_invite(CLI::App& app, Context& context) { invite_command::add_to(app, context); }

}  // namespace gouvernail::cli
