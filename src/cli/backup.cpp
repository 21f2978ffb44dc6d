// SPDX-License-Identifier: MPL-2.0
#include "app/backup.h"

#include "app/restore.h"
#include "cli/context.h"

namespace gouvernail::cli {
namespace backup_command {
namespace {

using base::msg;

void back_up(const std::string& file, const Context& context) {
  const app::BackedUp done = app::back_up(context.folder, file);
  for (const base::Message& remark : done.remarks) tell(context.text(remark));
  print(context.text(msg("{0}: {1} {1:entry|entries} of the journal and {2} {2:file|files}, read "
                         "again and found whole. Last hash: {3}",
                         file, done.entries, std::int64_t{done.files}, done.head)) +
        "\n");
}

void restore(const app::Restore& request, const Context& context) {
  const app::Restored done = app::restore(request);
  print(context.text(msg("{0}: put back, {1} {1:entry|entries} of the journal. Last hash: {2}",
                         request.to.string(), done.entries, done.head)) +
        "\n");
  if (done.kept_mails > 0) {
    print(context.text(
              msg("{0} {0:mail|mails} that left since stay known as sent.", done.kept_mails)) +
          "\n");
  }
  if (done.kept_answers > 0) {
    print(context.text(msg("{0} {0:answer|answers} that came since are kept.", done.kept_answers)) +
          "\n");
  }
  if (done.back_again > 0) {
    tell(
        context.text(msg("{0} {0:person|persons} erased since the backup {0:is|are} there again: "
                         "erase them anew.",
                         done.back_again)));
  }
  if (done.lost_answers > 0) {
    print(context.text(msg("{0} {0:answer|answers} that came since are to sessions that the backup "
                           "does not know: only what stood there before has them.",
                           done.lost_answers)) +
          "\n");
  }
  if (!done.replaced.empty()) {
    print(context.text(msg("What stood there before is in {}.", done.replaced.string())) + "\n");
  }
}

}  // namespace
}  // namespace backup_command

void add_backup(CLI::App& app, Context& context) {
  using base::msg;
  auto file = std::make_shared<std::string>();
  CLI::App* backup = app.add_subcommand(
      "backup", context.text(msg("the whole workspace in one file, checked once it is written")));
  backup->add_option("file", *file, context.text(msg("file to write")))->required();
  backup->callback([file, &context] { backup_command::back_up(*file, context); });

  auto request = std::make_shared<app::Restore>();
  CLI::App* restore =
      app.add_subcommand("restore", context.text(msg("puts a backup back, into a new folder or in "
                                                     "the place of a workspace")));
  restore->add_option("file", request->backup, context.text(msg("the backup")))->required();
  restore->add_option("folder", request->to, context.text(msg("folder of the workspace")));
  restore->add_flag(
      "--force", request->force,
      context.text(msg("also where mails left or answers came since the backup was made")));
  restore->callback([request, &context] {
    app::Restore its = *request;
    if (its.to.empty()) its.to = context.folder;
    backup_command::restore(its, context);
  });
}

}  // namespace gouvernail::cli
