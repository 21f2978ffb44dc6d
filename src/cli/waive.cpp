// SPDX-License-Identifier: MPL-2.0
#include "app/waivers.h"
#include "cli/context.h"
#include "cli/given.h"
#include "platform/clock.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  std::string target;
  std::string reason;
  std::string authority;
  std::string evidence;
  std::string on;
  std::string from;
  std::string to;
};

void run(const Options& options, Context& context) {
  app::Opened opened = open_workspace(context);
  const app::WaiveDuty request{options.target,       options.reason,        options.authority,
                               options.evidence,     given_day(options.on), given_day(options.from),
                               given_day(options.to)};
  const governance::Waiver waiver = app::waive_duty(opened, request, platform::today());
  print(context.text(
            msg("“{0}” is excused from {1} on.", waiver.target, calendar::arg(waiver.granted_on))) +
        "\n");
}

}  // namespace

void add_waive(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("waive", context.text(msg("record that a duty is excused")));
  command->add_option("duty", o->target, context.text(msg("duty, or obligation with --from, --to")))
      ->required();
  command->add_option("--reason", o->reason, context.text(msg("why")))->required();
  command->add_option("--authority", o->authority, context.text(msg("who decided")))->required();
  command->add_option("--evidence", o->evidence, context.text(msg("document that proves it")));
  command->add_option("--on", o->on, context.text(msg("day of the decision (default: today)")));
  command->add_option("--from", o->from, context.text(msg("first day of the windows excused")));
  command->add_option("--to", o->to, context.text(msg("last day of the windows excused")));
  command->callback([o, &context] { run(*o, context); });
}

}  // namespace gouvernail::cli
