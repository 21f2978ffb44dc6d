// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include "base/failure.h"
#include "cli/context.h"
#include "cli/status.h"
#include "governance/history.h"
#include "governance/people.h"
#include "platform/clock.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::cli {
namespace import_command {
namespace {

using base::msg;

struct Options {
  std::vector<std::string> files;
  bool dry_run = false;
  bool confirmed = false;
};

void run(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  for (const std::string& file : options.files) {
    const app::Imported imported =
        app::import_file(opened, {file, options.dry_run, options.confirmed}, platform::today());
    show(imported.warnings, context);
    if (imported.left > 0) context.status = status_bad_input;
    // Each of them, where somebody looks before anything is recorded.
    if (options.dry_run || context.verbose) {
      for (const reports::ImportLine& line : imported.lines) {
        print((line.before ? "~ " : "+ ") +
              reports::import_line_words(line, opened.rules->convention, *context.language) + "\n");
      }
    }
    print(context.text(msg("{0}: {1} {1:meeting|meetings} added, {2} corrected, {3} unchanged.",
                           file, std::int64_t{imported.added}, std::int64_t{imported.corrected},
                           std::int64_t{imported.unchanged})) +
          "\n");
  }
  if (options.dry_run)
    tell(context.text(msg("Nothing was recorded ({0}).", base::Detail::dry_run)));
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("import", context.text(msg("meetings and attendance from CSV or .ics")));
  command->add_option("files", options->files, context.text(msg("files to read")))->required();
  command->add_flag("--dry-run", options->dry_run,
                    context.text(msg("say what would be recorded, and record nothing")));
  command->add_flag("--yes", options->confirmed,
                    context.text(msg("cancel what a calendar (.ics) no longer has")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace
}  // namespace import_command

void add_import(CLI::App& app, Context& context) { import_command::add_to(app, context); }

}  // namespace gouvernail::cli
