// SPDX-License-Identifier: MPL-2.0
#include "app/test_connections.h"
#include "cli/context.h"

namespace gouvernail::cli {
namespace settings_command {
namespace {

using base::msg;

void show(const app::ConnectionTest& test, const Context& context) {
  const std::string title = context.text(app::connection_words(test));
  if (!test.fault) return print_lines("✓ " + title + "\n");
  print_lines("✗ " + title + "\n  " + context.text(test.fault->cause) + "\n");
  if (test.fault->remedy.empty()) return;
  print_lines("  " + context.text(msg("Remedy: {}", base::MessageList{test.fault->remedy})) + "\n");
}

void check(Context& context) {
  app::TestConnectionsRequest request{context.folder};
  request.read = [&] {
    print_lines("✓ " + context.text(msg("settings, rules, people: read without an error")) + "\n");
  };
  request.tell = [&](const app::ConnectionTest& test) { show(test, context); };
  if (!app::test_connections(request).sound()) context.status = status_bad_input;
}

void add_to(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("settings", context.text(msg("check the settings")));
  command->require_subcommand(1);
  CLI::App* checked = command->add_subcommand(
      "check", context.text(msg("read them, try each connection, say what is wrong")));
  checked->callback([&context] { check(context); });
}

}  // namespace
}  // namespace settings_command

void add_settings(CLI::App& app, Context& context) { settings_command::add_to(app, context); }

}  // namespace gouvernail::cli
