// SPDX-License-Identifier: MPL-2.0
// The log that an administrator follows: what ran, how long it took, what failed. One line an
// event, in English:
//   2026-11-28T07:30:05+01:00 info gouvernail[812]: mail sent: outbox=12 reply=250
//
// No personal data can get in: an event and its fields are words of the program, numbers and
// durations. There is no way to hand over a text that is only known when the program runs, so an
// address, a name or the subject of a mail does not compile. Of a sentence for people, its English
// format is written, without what is filled in.
//
// The log belongs to the process, as its standard error does; it is off until a LogScope is made.
// Writing never fails: a full disk loses lines of the log, and nothing else. For any thread.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/failure.h"

namespace gouvernail::platform {

enum class LogLevel { debug, info, warn, error, off };

// "debug", "info", "warn", "error", "off"; none for another word.
std::optional<LogLevel> parse_log_level(std::string_view text);

enum class LogSink {
  file,
  system,  // syslog(3): the journal where there is systemd, else the machine's syslog
  stderr_stream
};

struct LogTarget {
  LogLevel level = LogLevel::off;
  LogSink sink = LogSink::stderr_stream;
  std::filesystem::path file;  // made with 0600; renamed to NAME.1.log… once it is 1 MiB large
};

// Whatever is logged while it lives goes to its target; then to the former one again.
class LogScope {
 public:
  explicit LogScope(const LogTarget& target);
  ~LogScope();
  LogScope(const LogScope&) = delete;
  LogScope& operator=(const LogScope&) = delete;

  // Why nothing is logged, where the file cannot be written.
  const std::optional<base::Message>& problem() const { return problem_; }

 private:
  class Former;
  std::unique_ptr<Former> former_;
  std::optional<base::Message> problem_;
};

namespace log {

// Words of the program: a literal of the source in printable ASCII, and nothing else.
class Words {
 public:
  template <std::size_t size>
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is meant to be taken as it stands.
  consteval Words(const char (&literal)[size]) : text_(literal, size - 1) {
    for (const char c : text_) {
      if (c < ' ' || c > '~') throw "words of the log are printable ASCII";
    }
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

template <class T>
concept Number = std::integral<T> && !std::same_as<T, char>;

// "outbox=12"
class Field {
 public:
  const std::string& text() const { return text_; }

 private:
  Field(Words name, const std::string& value);

  std::string text_;

  template <Number T>
  friend Field field(Words name, T value);
  friend Field field(Words name, Words value);
  friend Field field(Words name, std::chrono::milliseconds value);
  friend Field field(Words name, const base::Message& sentence);
  friend Field command_field(std::string_view name);
};

template <Number T>
Field field(Words name, T value) {
  if constexpr (std::same_as<T, bool>) {
    return {name, value ? "yes" : "no"};
  } else {
    return {name, std::to_string(value)};
  }
}
Field field(Words name, Words value);
Field field(Words name, std::chrono::milliseconds value);  // "412ms"
// The English format of a sentence, with those of the sentences inside it, and no argument.
Field field(Words name, const base::Message& sentence);
// For cli/main alone: a command by the name under which the program registered it, never as it was
// typed. Anything but small letters, hyphens and blanks is left out.
Field command_field(std::string_view name);

void write(LogLevel level, Words event, std::initializer_list<Field> fields = {});
void debug(Words event, std::initializer_list<Field> fields = {});
void info(Words event, std::initializer_list<Field> fields = {});
void warn(Words event, std::initializer_list<Field> fields = {});
void error(Words event, std::initializer_list<Field> fields = {});

}  // namespace log

// A span of work from its making on, on a clock that nobody sets.
class Stopwatch {
 public:
  std::chrono::milliseconds passed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start_);
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

}  // namespace gouvernail::platform
