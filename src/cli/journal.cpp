// SPDX-License-Identifier: MPL-2.0
#include "app/journal.h"

#include "cli/context.h"
#include "reports/journal_text.h"

namespace gouvernail::cli {
namespace {

using base::msg;

void list(Context& context) {
  const app::Opened opened = open_workspace(context);
  print(reports::journal_text(app::journal_lines(opened), *context.language, context.style()));
}

void verify(Context& context) {
  const records::Verification found = app::verify_journal(open_workspace(context));
  if (found.sound()) {
    print(context.text(msg("{0} {0:entry|entries}: the journal is whole. Last hash: {1}",
                           found.entries, found.head)) +
          "\n");
    return;
  }
  print(context.text(records::describe(*found.first_break)) + "\n");
  context.status = status_not_in_order;
}

}  // namespace

void add_journal(CLI::App& app, Context& context) {
  CLI::App* command =
      app.add_subcommand("journal", context.text(msg("what was recorded, and when")));
  command->require_subcommand(1);
  command->add_subcommand("list", context.text(msg("every entry")))->callback([&context] {
    list(context);
  });
  command->add_subcommand("verify", context.text(msg("is the journal as it was written?")))
      ->callback([&context] { verify(context); });
}

}  // namespace gouvernail::cli
