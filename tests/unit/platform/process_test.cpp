// SPDX-License-Identifier: MPL-2.0
#include "platform/process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "support/temporary_folder.h"

namespace gouvernail::platform {
namespace {

using namespace gouvernail::test;
using Seconds = std::chrono::duration<double>;

Command sh(const std::string& script, const std::string& input = "") {
  Command command;
  command.arguments = {"sh", "-c", script};
  command.input = input;
  return command;
}

double seconds_of(const Command& command, Finished& finished) {
  const auto start = std::chrono::steady_clock::now();
  finished = run_program(command);
  return Seconds(std::chrono::steady_clock::now() - start).count();
}

TEST(Process, OutputErrorsAndStatus) {
  const Finished finished = run_program(sh("cat; echo oops >&2; exit 7", "éà\n"));
  EXPECT_EQ(finished.ending, Ending::exited);
  EXPECT_EQ(finished.status, 7);
  EXPECT_EQ(finished.output, "éà\n");
  EXPECT_EQ(finished.errors, "oops\n");
  EXPECT_FALSE(finished.ok());
  EXPECT_TRUE(run_program(sh("exit 0")).ok());
}

TEST(Process, ArgumentsPassNoShell) {
  Command command;
  command.arguments = {"printf", "%s|", "a b", "$HOME", "`id`", "", "*", "é'\"\\"};
  EXPECT_EQ(run_program(command).output, "a b|$HOME|`id`||*|é'\"\\|");
}

TEST(Process, MuchInAndOutOnBothStreamsAtOnce) {
  const std::string much(4 << 20, 'x');
  const Finished finished = run_program(sh("tee /dev/stderr", much));
  EXPECT_TRUE(finished.ok());
  EXPECT_TRUE(finished.output == much);
  EXPECT_TRUE(finished.errors == much);
}

TEST(Process, InputThatNobodyReadsKillsNobody) {
  struct sigaction former {};
  struct sigaction plain {};
  plain.sa_handler = SIG_DFL;
  ::sigaction(SIGPIPE, &plain, &former);
  EXPECT_TRUE(run_program(sh("exit 0", std::string(4 << 20, 'x'))).ok());
  ::sigaction(SIGPIPE, &former, nullptr);
}

TEST(Process, NoInputIsItsEndAtOnce) {
  EXPECT_EQ(run_program(sh("cat; echo end")).output, "end\n");
}

TEST(Process, AbsentIsAnOutcome) {
  Command command;
  command.arguments = {"gouvernail-no-such-program", "x"};
  EXPECT_EQ(run_program(command).ending, Ending::absent);
  const TemporaryFolder folder;
  const OnlyPath path(folder.path());
  command.arguments = {"sh", "-c", "true"};
  EXPECT_EQ(run_program(command).ending, Ending::absent);
  folder.write("sh", "#!/bin/sh\n", 0644);  // there, but not to be run
  command.arguments = {(folder.path() / "sh").string()};
  EXPECT_EQ(run_program(command).ending, Ending::absent);
}

TEST(Process, TheTimeLimitEndsItAndWhatItStarted) {
  const TemporaryFolder folder;
  const std::string pipe = (folder.path() / "pipe").string();
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int end = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  Command command = sh("exec 9>'" + pipe + "'; echo begun; (sleep 100) & sleep 100; echo waited");
  command.limit = std::chrono::seconds(1);
  Finished finished;
  const double took = seconds_of(command, finished);
  EXPECT_EQ(finished.ending, Ending::too_long);
  EXPECT_EQ(finished.output, "begun\n");
  EXPECT_GE(took, 1);
  // The pipe ends once nobody holds it any more, and not by itself for 100 seconds.
  pollfd waiting{end, POLLIN, 0};
  EXPECT_EQ(::poll(&waiting, 1, 20000), 1);
  EXPECT_EQ(waiting.revents & POLLHUP, POLLHUP);
  ::close(end);
}

TEST(Process, WhoeverStartedItMayEndIt) {
  int asked = 0;
  Command command = sh("echo begun; sleep 100; echo waited");
  command.goes_on = [&] { return ++asked < 5; };
  const Finished finished = run_program(command);
  EXPECT_EQ(finished.ending, Ending::stopped);
  EXPECT_EQ(asked, 5);
  EXPECT_EQ(finished.output.find("waited"), std::string::npos);
  command = sh("exit 3");
  command.goes_on = [] { return true; };
  EXPECT_EQ(run_program(command).status, 3);
}

TEST(Process, SomethingLeftBehindIsNotWaitedFor) {
  const TemporaryFolder folder;
  const auto waited = folder.path() / "waited";
  const Finished finished =
      run_program(sh("echo done; (trap 'kill $s; exit' TERM; sleep 100 & s=$!; wait; : >'" +
                     waited.string() + "') & echo $!"));
  EXPECT_TRUE(finished.ok());
  EXPECT_FALSE(std::filesystem::exists(waited));
  ASSERT_TRUE(finished.output.starts_with("done\n"));
  ::kill(std::stoi(finished.output.substr(5)), SIGTERM);
}

TEST(Process, ASignalIsToldApart) {
  const Finished finished = run_program(sh("kill -TERM $$"));
  EXPECT_EQ(finished.ending, Ending::killed);
  EXPECT_EQ(finished.status, SIGTERM);
}

TEST(Process, NoZombieAndNoDescriptorIsLeft) {
  const auto descriptors = [] {
    const auto open = std::filesystem::directory_iterator("/proc/self/fd");
    return std::distance(begin(open), end(open));
  };
  const auto before = descriptors();
  for (int i = 0; i < 20; ++i) run_program(sh("exit 1"));
  Command absent;
  absent.arguments = {"gouvernail-no-such-program"};
  run_program(absent);
  EXPECT_EQ(descriptors(), before);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

TEST(Process, TheChildHasNoOtherDescriptors) {
  const int other = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  // What whoever runs the tests left open, without O_CLOEXEC; and that of the folder that ls reads.
  std::size_t expected = 3 + 1;
  for (int number = 3; number < 1024; ++number) {
    const int flags = ::fcntl(number, F_GETFD);
    if (flags >= 0 && (flags & FD_CLOEXEC) == 0) ++expected;
  }
  Command command;
  command.arguments = {"ls", "/proc/self/fd"};
  const std::string listed = run_program(command).output;
  EXPECT_EQ(std::count(listed.begin(), listed.end(), '\n'), expected) << listed;
  ::close(other);
}

TEST(Process, VariablesLieOverOurs) {
  ::setenv("GOUVERNAIL_TEST", "ours", 1);
  EXPECT_EQ(run_program(sh("echo $GOUVERNAIL_TEST")).output, "ours\n");
  Command command = sh("echo $GOUVERNAIL_TEST; env | grep -c GOUVERNAIL_TEST=");
  command.environment = {{"GOUVERNAIL_TEST", "laid over"}};
  EXPECT_EQ(run_program(command).output, "laid over\n1\n");
  ::unsetenv("GOUVERNAIL_TEST");
}

TEST(Process, TheLineThatSaysWhatIsWrong) {
  Finished finished;
  EXPECT_EQ(complaint(finished), "");
  finished.errors = "\n  \nfirst\nsecond\n";
  EXPECT_EQ(complaint(finished), "first");
  finished.errors = "Traceback (most recent call last):\n  File \"x\"\nValueError: no\n\n";
  EXPECT_EQ(complaint(finished), "ValueError: no");
}

}  // namespace
}  // namespace gouvernail::platform
