// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "app/identifiers.h"
#include "base/failure.h"
#include "calendar/typed.h"
#include "cli/context.h"
#include "platform/clock.h"
#include "platform/files.h"

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

void check_target(const std::string& target, const app::Opened& opened) {
  std::vector<std::string> known;
  for (const auto& duty : compliance::duties(opened.rules, opened.world, opened.history)) {
    if (duty.id == target || duty.obligation->id == target) return;
    known.push_back(duty.id);
  }
  throw base::bad_input(msg("there is no duty “{}”", target), base::suggestion(target, known));
}

// By name, size and SHA-256: the file itself stays where it is.
std::string evidence_text(const std::string& path) {
  if (path.empty()) return "";
  const std::string bytes = platform::read_file(path);
  return std::filesystem::path(path).filename().string() + " (" + std::to_string(bytes.size()) +
         ", sha256:" + app::sha256_of(bytes) + ")";
}

void run(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  check_target(options.target, opened);
  governance::Waiver waiver;
  waiver.id = app::new_uid();
  waiver.target = options.target;
  waiver.reason = options.reason;
  waiver.authority = options.authority;
  waiver.evidence = evidence_text(options.evidence);
  waiver.granted_on = options.on.empty() ? platform::today() : calendar::need_day(options.on);
  if (!options.from.empty()) waiver.from = calendar::need_day(options.from);
  if (!options.to.empty()) waiver.until = calendar::need_day(options.to);
  app::record(opened, {records::PutWaiver{waiver}});
  print(context.text(msg("“{0}” is excused from {1} on.", options.target,
                         calendar::arg(waiver.granted_on))) +
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
