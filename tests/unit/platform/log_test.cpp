// SPDX-License-Identifier: MPL-2.0
#include "platform/log.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <regex>
#include <string>

#include "support/temporary_folder.h"

namespace gouvernail::platform {
namespace {

using base::msg;

// What the log takes, and what does not compile.
template <class Value>
concept Loggable = requires(Value value) {
  log::field("name", value);
};

static_assert(Loggable<int>);
static_assert(Loggable<std::int64_t>);
static_assert(Loggable<bool>);
static_assert(Loggable<std::chrono::seconds>);
static_assert(Loggable<base::Message>);
static_assert(!Loggable<std::string>);
static_assert(!Loggable<std::string_view>);
static_assert(!Loggable<const char*>);
static_assert(!Loggable<char>);
static_assert(!Loggable<base::LocalizedText>);
static_assert(!std::is_constructible_v<log::Words, std::string>);
static_assert(!std::is_constructible_v<log::Words, const char*>);

struct LogFile : ::testing::Test {
  LogTarget target(LogLevel level = LogLevel::info) const {
    return {level, LogSink::file, folder.path() / "gouvernail.log"};
  }
  std::string written() const { return folder.bytes("gouvernail.log"); }

  test::TemporaryFolder folder;
};

TEST_F(LogFile, ALineTellsWhenHowGraveAndWhat) {
  {
    const LogScope scope(target());
    EXPECT_FALSE(scope.problem());
    log::info("mail sent", {log::field("outbox", 12), log::field("reply", 250),
                            log::field("took", std::chrono::milliseconds{412})});
  }
  EXPECT_TRUE(std::regex_match(
      written(), std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d info )"
                            R"(gouvernail\[\d+\]: mail sent: outbox=12 reply=250 took=412ms\n)")))
      << written();
}

TEST_F(LogFile, OfASentenceItsFormatIsWrittenAndNothingThatWasFilledIn) {
  {
    const LogScope scope(target());
    const auto inner =
        msg("“{0}” was refused: {1}", std::string("martin"), std::string("no <a@b>"));
    log::error("command failed",
               {log::field("cause", msg("mail cannot be sent: {}; what was not sent is kept",
                                        base::MessageList{inner}))});
  }
  const std::string line = written();
  EXPECT_NE(line.find("cause=\"mail cannot be sent: {}; what was not sent is kept / "
                      "'{0}' was refused: {1}\""),
            std::string::npos)
      << line;
  EXPECT_EQ(line.find("martin"), std::string::npos);
  EXPECT_EQ(line.find("a@b"), std::string::npos);
}

TEST_F(LogFile, ACommandIsNamedInSmallLetters) {
  {
    const LogScope scope(target());
    log::info("command begins", {log::command_field("meeting convene")});
    log::info("command begins", {log::command_field("Jean@example.org\n7")});
  }
  const std::string lines = written();
  EXPECT_NE(lines.find("command=\"meeting convene\"\n"), std::string::npos) << lines;
  EXPECT_NE(lines.find("command=\"eanexampleorg\"\n"), std::string::npos) << lines;
}

TEST_F(LogFile, LevelsBelowTheOneSetAreLeftOut) {
  {
    const LogScope scope(target(LogLevel::warn));
    log::debug("a");
    log::info("b");
    log::warn("c");
    log::error("d");
  }
  const std::string lines = written();
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  EXPECT_NE(lines.find(" warning gouvernail"), std::string::npos) << lines;
  EXPECT_NE(lines.find(" error gouvernail"), std::string::npos) << lines;
}

TEST_F(LogFile, OffWritesNothingAndMakesNoFile) {
  const LogScope scope(target(LogLevel::off));
  log::error("a");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "gouvernail.log"));
}

TEST_F(LogFile, AnInnerScopeEndsAndTheOuterOneGoesOn) {
  {
    const LogScope outer(target());
    {
      const LogScope inner({LogLevel::info, LogSink::file, folder.path() / "inner.log"});
      log::info("inside");
    }
    log::info("outside");
  }
  log::info("nowhere");
  EXPECT_NE(folder.bytes("inner.log").find("inside"), std::string::npos);
  EXPECT_NE(written().find("outside"), std::string::npos);
  EXPECT_EQ(written().find("inside"), std::string::npos);
  EXPECT_EQ(written().find("nowhere"), std::string::npos);
}

TEST_F(LogFile, TheFileIsItsOwnersAlone) {
  const LogScope scope(target());
  log::info("a");
  struct stat status {};
  ASSERT_EQ(::stat((folder.path() / "gouvernail.log").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(LogFile, ItIsAddedToAndGivesWayOnceItIsLarge) {
  const std::string former(std::size_t{1024} * 1024 - 10, 'x');
  folder.write("gouvernail.log", former, 0600);
  {
    const LogScope scope(target());
    log::info("one more");
  }
  EXPECT_EQ(folder.bytes("gouvernail.1.log"), former);
  EXPECT_NE(written().find("one more"), std::string::npos);
  struct stat status {};
  ASSERT_EQ(::stat((folder.path() / "gouvernail.log").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(LogFile, AFolderThatIsNotThereIsToldAndStopsNothing) {
  const LogScope scope({LogLevel::info, LogSink::file, folder.path() / "gone" / "gouvernail.log"});
  ASSERT_TRUE(scope.problem());
  EXPECT_EQ(scope.problem()->format, "The log cannot be written to {}; what runs is not logged.");
  log::info("a");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "gone"));
}

TEST(LogLevels, AreWords) {
  EXPECT_EQ(parse_log_level("debug"), LogLevel::debug);
  EXPECT_EQ(parse_log_level("off"), LogLevel::off);
  EXPECT_FALSE(parse_log_level("INFO"));
  EXPECT_FALSE(parse_log_level(""));
}

}  // namespace
}  // namespace gouvernail::platform
