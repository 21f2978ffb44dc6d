// SPDX-License-Identifier: MPL-2.0
// Whether the settings of a workspace can be read, and each machine that they name can be reached.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"

namespace gouvernail::app {

enum class Connection {
  person,       // one in people.toml, whose address cannot be written to: no mail reaches him
  mail,         // the server that sends
  answers,      // the mailbox that is read
  caldav,       // the calendar that is published
  subscription  // a calendar that says when somebody is taken
};

struct ConnectionTest {
  Connection connection = Connection::mail;
  std::string name;  // of the host; of a subscription, its person or room; key of a person
  struct Fault {
    base::Message cause;
    base::Message remedy;  // may be empty
  };
  std::optional<Fault> fault;  // none: it can be used
};

// "mail through “smtp.example.org”".
base::Message connection_words(const ConnectionTest& test);

struct TestConnectionsRequest {
  std::filesystem::path folder;  // of the workspace
  // Called once the settings, the rules and the people were read, and after each connection: one
  // may take long to fail.
  std::function<void()> read = [] {};
  std::function<void(const ConnectionTest&)> tell = [](const ConnectionTest&) {};
};

struct TestConnectionsResult {
  std::vector<ConnectionTest> tests;  // of each connection that is set up, and persons' faults

  bool sound() const;
};

// Sends and records nothing. Settings that cannot be read are a Failure; a connection that cannot
// be used is a result.
TestConnectionsResult test_connections(const TestConnectionsRequest& request);

}  // namespace gouvernail::app
