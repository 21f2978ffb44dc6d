// SPDX-License-Identifier: MPL-2.0
#include "app/access.h"
#include "app/opened.h"
#include "base/failure.h"
#include "cli/context.h"
#include "net/collection.h"
#include "net/http.h"
#include "net/imap.h"
#include "net/smtp.h"

namespace gouvernail::cli {
namespace {

using base::msg;

class Checker {
 public:
  Checker(const app::Opened& opened, Context& context) : opened_(opened), context_(context) {}

  void run() {
    const settings::Connections& connections = opened_.settings.connections;
    report(msg("settings, rules, people: read without an error"));
    if (const auto& mail = connections.mail) {
      attempt(msg("mail through “{}”", mail->server), [&] {
        const net::Delivery delivery = net::Smtp(app::smtp_of(*mail, context_.folder)).probe();
        if (delivery.outcome == net::Outcome::accepted) return;
        throw net::NetError(net::NetFault::answer, delivery.cause, delivery.remedy);
      });
    }
    if (const auto& answers = connections.answers) {
      attempt(msg("answers in “{}”", net::host_of(answers->place.url)), [&] {
        const settings::Place& place = answers->place;
        net::Mailbox(place.url, app::access_of(place.login, context_.folder), answers->keyword)
            .unprocessed();
      });
    }
    if (const auto& caldav = connections.caldav) {
      attempt(msg("calendar on “{}”", net::host_of(caldav->url)), [&] {
        net::Collection(caldav->url, app::access_of(caldav->login, context_.folder)).list();
      });
    }
    for (const settings::Subscription& subscription : connections.subscriptions) {
      attempt(msg("calendar of “{}”", subscription.key), [&] {
        net::Http http(app::access_of(subscription.place.login, context_.folder));
        const net::HttpResponse response = http.run({"GET", subscription.place.url, {}, ""});
        if (response.is_success()) return;
        throw net::NetError(net::NetFault::answer,
                            msg("the server answered {}", std::int64_t{response.status}),
                            msg("check the address in the settings"));
      });
    }
    if (failed_) context_.status = status_bad_input;
  }

 private:
  void report(const base::Message& what) { print("✓ " + context_.text(what) + "\n"); }

  template <class Action>
  void attempt(const base::Message& what, Action action) {
    try {
      action();
      report(what);
    } catch (const net::NetError& error) {
      fail(what, error.cause(), error.remedy());
    } catch (const base::Failure& failure) {
      fail(what, failure.cause(), failure.remedy());
    }
  }

  void fail(const base::Message& what, const base::Message& cause, const base::Message& remedy) {
    failed_ = true;
    print("✗ " + context_.text(what) + "\n  " + context_.text(cause) + "\n");
    if (!remedy.empty()) {
      print("  " + context_.text(msg("Remedy: {}", base::MessageList{remedy})) + "\n");
    }
  }

  const app::Opened& opened_;
  Context& context_;
  bool failed_ = false;
};

void check(Context& context) {
  const app::Opened opened = app::open({context.folder, "", "", ""});
  Checker(opened, context).run();
}

}  // namespace

void add_settings(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("settings", context.text(msg("check the settings")));
  command->require_subcommand(1);
  CLI::App* checked = command->add_subcommand(
      "check", context.text(msg("read them, try each connection, say what is wrong")));
  checked->callback([&context] { check(context); });
}

}  // namespace gouvernail::cli
