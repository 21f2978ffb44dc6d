// SPDX-License-Identifier: MPL-2.0
#include "app/publish_meetings.h"
#include "cli/context.h"
#include "platform/clock.h"

namespace gouvernail::cli {
namespace publish_command {
namespace {

using base::msg;

void run(Context& context) {
  const app::PublishMeetingsResult done =
      app::publish_meetings({context.folder, platform::today(), *context.language});
  for (const base::Message& remark : done.remarks) tell(context.text(remark));
  if (done.left_out) context.status = status_bad_input;
  std::string line =
      context.text(msg("{0} {0:meeting|meetings} added, {1} updated, {2} removed, {3} unchanged.",
                       std::int64_t{done.added}, std::int64_t{done.updated},
                       std::int64_t{done.removed}, std::int64_t{done.unchanged}));
  if (done.merged > 0) {
    line += " " + context.text(msg("{0} had been changed on the server: reminders were kept.",
                                   std::int64_t{done.merged}));
  }
  print(line + "\n");
}

void add_to(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand(
      "publish", context.text(msg("put the meetings into the CalDAV calendar of the settings")));
  command->callback([&context] {
    each_workspace(
        context, [&](const std::string&) { run(context); }, OnFailure::go_on);
  });
}

}  // namespace
}  // namespace publish_command

void add_publish(CLI::App& app, Context& context) { publish_command::add_to(app, context); }

}  // namespace gouvernail::cli
