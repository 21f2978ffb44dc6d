// SPDX-License-Identifier: MPL-2.0
#include "app/make_workspace.h"
#include "cli/context.h"
#include "governance/people.h"

namespace gouvernail::cli {
namespace init_command {
namespace {

using base::msg;

struct Options {
  std::string folder;
  std::string rules;
  std::string people;
};

void run(const Options& options, Context& context) {
  const std::filesystem::path target =
      options.folder.empty() ? context.folder : std::filesystem::path(options.folder);
  const auto made = app::make_workspace({target, options.rules, options.people, *context.language});
  print(context.text(msg("Workspace made in {0}, for “{1}”.", target.string(), made.convention)) +
        "\n");
  if (made.record_kept) {
    tell(context.text(msg("The record that stood there was kept as it is: see it with “{0}”.",
                          base::Action(base::Verb::list_journal))));
  }
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("init", context.text(msg("make a workspace from a folder of rules")));
  command->add_option("folder", options->folder, context.text(msg("folder of the workspace")));
  command->add_option("--rules", options->rules, context.text(msg("folder of rules, or its name")))
      ->required();
  command->add_option("--people", options->people,
                      context.text(msg("persons and seats to begin with (people.toml)")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace
}  // namespace init_command

void add_init(CLI::App& app, Context& context) { init_command::add_to(app, context); }

}  // namespace gouvernail::cli
