// SPDX-License-Identifier: MPL-2.0
#include "app/invitations.h"

#include "app/clock.h"
#include "app/portfolio.h"
#include "cli/context.h"

namespace gouvernail::cli {
namespace {

using base::msg;

struct Options {
  std::string only;
  std::string out;
};

void run(const Options& options, Context& context) {
  app::Opened opened = app::open({context.folder, "", "", ""});
  const app::InvitationWords words{context.text(msg("[to be confirmed]"))};
  const app::Exported exported =
      app::export_invitations(opened, options.out, options.only, app::today(), words);
  for (const base::Message& remark : exported.remarks) tell(context.text(remark));
  print(context.text(msg("{0} {0:meeting|meetings} and {1} {1:partner calendar|partner calendars} "
                         "in {2}; {3} {3:file|files} written.",
                         std::int64_t{exported.meetings}, std::int64_t{exported.partners},
                         options.out, std::int64_t{exported.written})) +
        "\n");
}

// Each workspace of a portfolio into a folder of its own.
void run_all(const Options& options, Context& context) {
  if (!app::is_portfolio(context.folder)) return run(options, context);
  const std::filesystem::path portfolio = context.folder;
  for (const app::Member& member : app::read_portfolio(portfolio)) {
    Options its = options;
    its.out = (std::filesystem::path(options.out) / member.name).string();
    context.folder = member.folder;
    run(its, context);
  }
  context.folder = portfolio;
}

}  // namespace

void add_invite(CLI::App& app, Context& context) {
  auto o = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("invite", context.text(msg(".ics files for the partners' calendars")));
  command->add_option("--out", o->out, context.text(msg("folder to write to")))->required();
  command->add_option("--for", o->only, context.text(msg("one party, body or person")));
  command->callback([o, &context] { run_all(*o, context); });
}

}  // namespace gouvernail::cli
