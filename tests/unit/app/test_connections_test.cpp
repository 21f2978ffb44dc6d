// SPDX-License-Identifier: MPL-2.0
#include "app/test_connections.h"

#include <gmock/gmock.h>

#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using ::testing::HasSubstr;
using TestConnections = ExampleWorkspace;

TEST_F(TestConnections, WithoutAnySettingsAloneAreRead) {
  int read = 0;
  app::TestConnectionsRequest request{workspace};
  request.read = [&] { ++read; };
  const auto result = app::test_connections(request);
  EXPECT_EQ(read, 1);
  EXPECT_TRUE(result.tests.empty());
  EXPECT_TRUE(result.sound());
}

TEST_F(TestConnections, EachIsTriedAndToldOf) {
  // Port 1 of this machine: nobody listens.
  add_settings(
      "[mail]\nserver = \"localhost\"\nport = 1\nsecurity = \"none\"\n"
      "[caldav]\nurl = \"http://localhost:1/x/\"\nuser = \"u\"\n"
      "password-file = \"none\"\n");
  app::TestConnectionsRequest request{workspace};
  std::vector<app::Connection> told;
  request.tell = [&](const app::ConnectionTest& test) { told.push_back(test.connection); };
  const auto result = app::test_connections(request);
  EXPECT_EQ(told, (std::vector{app::Connection::mail, app::Connection::caldav}));
  EXPECT_FALSE(result.sound());
  ASSERT_EQ(result.tests.size(), 2U);
  EXPECT_EQ(result.tests[0].name, "localhost");
  ASSERT_TRUE(result.tests[0].fault);
  ASSERT_TRUE(result.tests[1].fault);
  EXPECT_THAT(english().text(result.tests[1].fault->cause), HasSubstr("is not there"));
}

TEST_F(TestConnections, SettingsThatCannotBeReadAreRefused) {
  add_settings("zut = 1\n[");
  EXPECT_THAT(refusal([&] { app::test_connections({workspace}); }),
              HasSubstr("the settings cannot be read"));
}

}  // namespace
}  // namespace gouvernail::test
