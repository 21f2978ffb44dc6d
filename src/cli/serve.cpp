// SPDX-License-Identifier: MPL-2.0
#include "cli/serve.h"

#include "app/workspace/portfolio.h"
#include "base/failure.h"
#include "base/sha256.h"
#include "cli/usage.h"
#include "http/server.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "platform/machine.h"
#include "platform/shipped.h"
#include "web/application.h"
#include "web/portfolio.h"

namespace gouvernail::cli {
namespace serve_command {
namespace {

using base::msg;

// Where a browser looks when nothing else was said; nothing well known stands there.
constexpr int usual_port = 4874;

struct Options {
  int port = usual_port;
  bool key = false;
};

void run(const Options& options, Context& context) {
  // What is wrong with it is said here, and not to a browser.
  const bool several = app::is_portfolio(context.folder);
  several ? void(app::read_portfolio(context.folder)) : void(open_workspace(context));
  if (options.port < 0 || options.port > 65535) {
    throw base::bad_input(msg("“{}” is no port", std::int64_t{options.port}),
                          msg("give one from 1024 to 65535, or 0 for any that is free"));
  }
  web::House house{context.folder, platform::shipped().catalogues.string(), 0, "", platform::now};
  house.language = context.asked_language;
  if (options.key) house.key = base::sha256_hex(platform::random_bytes(32)).substr(0, 20);
  std::unique_ptr<web::Application> one;
  std::unique_ptr<web::Portfolio> all;
  http::Server server(
      options.port, {[&](const http::Request& request) {
                       return all ? all->answer(request) : one->answer(request);
                     },
                     [&](int status) { return all ? all->refuse(status) : one->refuse(status); }});
  house.port = server.port();
  if (several) all = std::make_unique<web::Portfolio>(house);
  if (!several) one = std::make_unique<web::Application>(house);
  print(context.text(msg("Gouvernail is at {0}",
                         "http://127.0.0.1:" + std::to_string(server.port()) + "/")) +
        "\n");
  if (options.key) print(context.text(msg("Key: {0}", house.key)) + "\n");
  tell(context.text(msg("For this machine alone. Ctrl-C ends it.")));
  server.run(http::Server::Signals::stop);
  tell(context.text(msg("Ended.")));
}

void add_to(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("serve", context.text(msg("the pages of the workspace, in a browser of "
                                                   "this machine")));
  accept_whole(command->add_option(
      "--port", options->port,
      context.text(msg("port of this machine (default: 4874; 0: any that is free)"))));
  command->add_flag("--key", options->key,
                    context.text(msg("ask for a key, on a machine that is shared")));
  command->callback([options, &context] { run(*options, context); });
}

}  // namespace
}  // namespace serve_command

void add_serve(CLI::App& app, Context& context) { serve_command::add_to(app, context); }

}  // namespace gouvernail::cli
