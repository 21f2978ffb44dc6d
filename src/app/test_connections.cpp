// SPDX-License-Identifier: MPL-2.0
#include "app/test_connections.h"

#include <algorithm>

#include "app/workspace/access.h"
#include "app/workspace/opened.h"
#include "base/failure.h"
#include "base/mail_address.h"
#include "governance/people.h"
#include "net/collection.h"
#include "net/http.h"
#include "net/imap.h"
#include "net/smtp.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;

void probe_mail(const settings::MailConnection& mail, const fs::path& folder) {
  const net::Delivery delivery = net::Smtp(smtp_of(mail, folder)).probe();
  if (delivery.outcome == net::Outcome::accepted) return;
  throw net::NetError(net::NetFault::answer, delivery.cause, delivery.remedy);
}

void probe_answers(const settings::Mailbox& answers, const fs::path& folder) {
  const settings::Endpoint& place = answers.place;
  net::Mailbox(place.url, access_of(place.login, folder), answers.keyword).unprocessed();
}

void probe_caldav(const settings::Endpoint& place, const fs::path& folder) {
  net::Collection(place.url, access_of(place.login, folder)).list();
}

void probe_subscription(const settings::Endpoint& place, const fs::path& folder) {
  net::Http http(access_of(place.login, folder));
  const net::HttpResponse response = http.run({"GET", place.url, {}, ""});
  if (response.is_success()) return;
  throw net::NetError(net::NetFault::answer,
                      msg("the server answered {}", std::int64_t{response.status}),
                      msg("check the address in the settings"));
}

template <class Probe>
ConnectionTest attempt(Connection connection, const std::string& name, Probe probe) {
  ConnectionTest test{connection, name, std::nullopt};
  try {
    probe();
  } catch (const net::NetError& error) {
    test.fault = {error.cause(), error.remedy()};
  } catch (const base::Failure& failure) {
    test.fault = {failure.cause(), failure.remedy()};
  }
  return test;
}

}  // namespace

bool TestConnectionsResult::sound() const {
  return std::none_of(tests.begin(), tests.end(),
                      [](const ConnectionTest& test) { return test.fault.has_value(); });
}

base::Message connection_words(const ConnectionTest& test) {
  switch (test.connection) {
    case Connection::person:
      return msg("mail to “{}”", test.name);
    case Connection::mail:
      return msg("mail through “{}”", test.name);
    case Connection::answers:
      return msg("answers in “{}”", test.name);
    case Connection::caldav:
      return msg("calendar on “{}”", test.name);
    case Connection::subscription:
      break;
  }
  return msg("calendar of “{}”", test.name);
}

TestConnectionsResult test_connections(const TestConnectionsRequest& request) {
  const fs::path& folder = request.folder;
  const Opened opened = open({folder, "", "", ""});
  request.read();
  TestConnectionsResult result;
  const auto add = [&](ConnectionTest test) {
    request.tell(test);
    result.tests.push_back(std::move(test));
  };
  for (const governance::Person& person : opened.people->persons) {
    if (person.address.empty() || base::can_be_written_to(person.address)) continue;
    add({Connection::person, person.key,
         ConnectionTest::Fault{base::why_not_written_to(person.address),
                               base::address_to_write_to()}});
  }
  const settings::Connections& connections = opened.settings->connections;
  if (const auto& mail = connections.mail) {
    add(attempt(Connection::mail, mail->server, [&] { probe_mail(*mail, folder); }));
  }
  if (const auto& answers = connections.answers) {
    add(attempt(Connection::answers, net::host_of(answers->place.url),
                [&] { probe_answers(*answers, folder); }));
  }
  if (const auto& caldav = connections.caldav) {
    add(attempt(Connection::caldav, net::host_of(caldav->url),
                [&] { probe_caldav(*caldav, folder); }));
  }
  for (const settings::Subscription& subscription : connections.subscriptions) {
    add(attempt(Connection::subscription, subscription.key,
                [&] { probe_subscription(subscription.place, folder); }));
  }
  return result;
}

}  // namespace gouvernail::app
