// SPDX-License-Identifier: MPL-2.0
// “meeting send”: documents of a session leave to those who are invited to it.
#include "app/send_documents.h"

#include <memory>

#include "app/deliver_mail.h"
#include "base/failure.h"
#include "cli/context.h"
#include "cli/long_work.h"
#include "cli/sending.h"
#include "platform/clock.h"
#include "reports/mailing_text.h"

namespace gouvernail::cli {
namespace send_documents_command {
namespace {

using base::msg;

struct Options {
  app::SendDocuments what;
  bool dry_run = false;
};

void tell_remarks(const app::DocumentLetters& made, Context& context) {
  for (const base::Message& remark : made.remarks) tell(context.text(remark));
  if (made.left_out) context.status = status_bad_input;
}

// One letter stands for all: they differ in their readers alone.
void rehearse(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  const app::DocumentLetters made =
      app::document_letters(opened, options.what, platform::today(), *context.language);
  tell_remarks(made, context);
  std::vector<reports::LetterLine> lines;
  for (const app::Letter& letter : made.letters) {
    lines.push_back({letter.title, letter.day, false, letter.mail.person});
  }
  print(reports::letters_text(lines, *context.language, context.style()));
  if (made.letters.empty()) return;
  print("\n" + made.letters.front().subject + "\n\n" + made.letters.front().text + "\n");
  print(context.text(msg("Nothing was sent.")) + "\n");
}

void run(const Options& options, Context& context) {
  if (options.dry_run) return rehearse(options, context);
  {
    app::Opened opened = open_workspace(context);
    tell_remarks(app::queue_documents(opened, options.what, platform::today(), *context.language),
                 context);
  }
  LongWork work(context, 24 * 3600.0);
  report_deliveries(app::deliver_mail({context.folder,
                                       [&](int tried, int total) {
                                         work.say(msg("{0} of {1} mails", std::int64_t{tried},
                                                      std::int64_t{total}));
                                         return !work.is_over();
                                       }}),
                    context);
}

}  // namespace
}  // namespace send_documents_command

void add_send_documents(CLI::App& meeting, Context& context) {
  using namespace send_documents_command;
  auto o = std::make_shared<Options>();
  CLI::App* command = meeting.add_subcommand(
      "send", context.text(msg("documents of one, by mail to those who are invited to it")));
  command->add_option("meeting", o->what.meeting, context.text(msg("BODY/DAY or identifier")))
      ->required();
  command->add_option("names", o->what.documents.names,
                      context.text(msg("documents that are attached to it, without folder")));
  command->add_option("--link", o->what.documents.link,
                      context.text(msg("address where documents can be read, https://…")));
  command->add_flag("--minutes", o->what.minutes,
                    context.text(msg("the minutes are among them: the day is noted")));
  command->add_flag("--dry-run", o->dry_run,
                    context.text(msg("show what would be sent; send nothing")));
  command->callback([o, &context] { run(*o, context); });
}

}  // namespace gouvernail::cli
