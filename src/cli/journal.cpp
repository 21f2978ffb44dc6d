// SPDX-License-Identifier: MPL-2.0
#include "app/journal.h"

#include <memory>

#include "app/undo.h"
#include "cli/context.h"
#include "records/mark.h"
#include "reports/journal_text.h"

namespace gouvernail::cli {
namespace journal_command {
namespace {

using base::msg;

struct Options {
  app::WhichEntries which;
  app::UndoChange undo;
  app::KeptMarks kept;
};

void list(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  print(reports::journal_text(app::journal_lines(opened, options.which), *context.language,
                              context.style()));
}

void undo(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::Undone undone = app::undo_change(opened, options.undo);
  const auto count = static_cast<std::int64_t>(undone.restored.size());
  const base::Message head =
      options.undo.dry_run
          ? msg("Would be put back as before, {0} {0:change|changes} (nothing is recorded):", count)
          : msg("Put back as before, {0} {0:change|changes}:", count);
  print_lines(context.text(head) + "\n" +
              reports::undo_text(undone.restored, *context.language, context.style()));
  for (const base::Message& behind : undone.behind) tell(context.text(behind));
}

// Of what left the house.
void compare(const Options& options, const app::Opened& opened, Context& context) {
  if (options.kept.typed.empty() && options.kept.file.empty()) return;
  for (const app::KeptMark& one : app::compare_marks(opened, options.kept)) {
    if (!one.entries) context.status = status_not_in_order;
    print_lines(context.text(records::describe_mark(one.mark, one.entries)) + "\n");
  }
}

void verify(const Options& options, Context& context) {
  const app::Opened opened = open_workspace(context);
  for (const base::Message& doubt : app::record_doubts(opened)) tell(context.text(doubt));
  const records::Verification found = app::verify_journal(opened);
  if (found.sound()) {
    print_lines(context.text(msg("{0} {0:entry|entries}: the journal is whole. Last hash: {1}",
                                 found.entries, found.head)) +
                "\n" + context.text(msg("Mark of the record: {}", app::record_mark(opened))) +
                "\n");
  } else {
    print_lines(context.text(records::describe(*found.first_break)) + "\n");
    context.status = status_not_in_order;
    return;  // of such a record no mark says anything
  }
  compare(options, opened, context);
}

void add_to(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("journal", context.text(msg("what was recorded, and when")));
  command->require_subcommand(1);
  auto o = std::make_shared<Options>();
  CLI::App* listed = command->add_subcommand(
      "list", context.text(msg("who recorded what, before and after: every entry")));
  listed->add_option("--meeting", o->which.meeting,
                     context.text(msg("only of this meeting, BODY/DAY or identifier")));
  listed->add_option("--last", o->which.last, context.text(msg("only so many, the latest")));
  listed->callback([o, &context] { list(*o, context); });
  CLI::App* undone = command->add_subcommand(
      "undo", context.text(msg("puts back what stood before an entry and what was recorded "
                               "together with it")));
  undone->add_option("entry", o->undo.entry, context.text(msg("number of the entry")))->required();
  undone->add_flag("--dry-run", o->undo.dry_run,
                   context.text(msg("shows what would be put back, records nothing")));
  undone->callback([o, &context] { undo(*o, context); });
  CLI::App* verified =
      command->add_subcommand("verify", context.text(msg("is the journal as it was written?")));
  verified->add_option("--expect", o->kept.typed,
                       context.text(msg("a mark that a mail or a report has: did the record have "
                                        "it?")));
  verified->add_option("--against", o->kept.file,
                       context.text(msg("a weekly mail, a page or a PDF that holds the mark")));
  verified->callback([o, &context] { verify(*o, context); });
}

}  // namespace
}  // namespace journal_command

void add_journal(CLI::App& app, Context& context) { journal_command::add_to(app, context); }

}  // namespace gouvernail::cli
