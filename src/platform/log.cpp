// SPDX-License-Identifier: MPL-2.0
#include "platform/log.h"

#include <fcntl.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/sinks/syslog_sink.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <utility>

namespace gouvernail::platform {
namespace {

namespace fs = std::filesystem;
using base::msg;

constexpr std::size_t largest_log = std::size_t{1024} * 1024;  // bytes
constexpr std::size_t former_files = 4;
constexpr const char* name = "gouvernail";
constexpr const char* line_pattern = "%Y-%m-%dT%H:%M:%S%z %l gouvernail[%P]: %v";
constexpr const char* system_pattern = "%v";  // time, level and process are told by the system

using Logger = std::shared_ptr<spdlog::logger>;

std::mutex guard;
Logger current;  // null: off

Logger get() {
  const std::lock_guard lock(guard);
  return current;
}

Logger replace(Logger logger) {
  const std::lock_guard lock(guard);
  return std::exchange(current, std::move(logger));
}

spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
    case LogLevel::off:
      break;
  }
  return spdlog::level::off;
}

// A log tells when a workspace sends and fails: it is its owner's to read. The umask would give it
// to others.
void make_private(const fs::path& file) {
  const int made = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made >= 0) ::close(made);
}

spdlog::sink_ptr file_sink(const fs::path& file) {
  // spdlog would make the folder, and try again for a while where it cannot.
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored)) throw spdlog::spdlog_ex("no folder");
  spdlog::file_event_handlers handlers;
  handlers.before_open = [](const spdlog::filename_t& opened) { make_private(opened); };
  return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), largest_log,
                                                                former_files, false, handlers);
}

spdlog::sink_ptr sink_of(const LogTarget& target) {
  switch (target.sink) {
    case LogSink::file:
      return file_sink(target.file);
    case LogSink::system:
      return std::make_shared<spdlog::sinks::syslog_sink_mt>(name, LOG_PID, LOG_USER, true);
    case LogSink::stderr_stream:
      break;
  }
  return std::make_shared<spdlog::sinks::stderr_sink_mt>();
}

Logger make_logger(const LogTarget& target) {
  auto logger = std::make_shared<spdlog::logger>(name, sink_of(target));
  logger->set_pattern(target.sink == LogSink::system ? system_pattern : line_pattern);
  logger->set_level(level_of(target.level));
  logger->flush_on(spdlog::level::debug);  // whatever kills the process, what was logged stays
  logger->set_error_handler([](const std::string&) {});
  return logger;
}

std::string formats_of(const base::Message& sentence) {
  std::string text = sentence.format;
  for (const base::Argument& argument : sentence.arguments) {
    const auto* inner = std::get_if<base::MessageList>(&argument);
    if (!inner) continue;
    for (const base::Message& one : *inner) text += " / " + formats_of(one);
  }
  return text;
}

// Typographic quotes and whatever else is not ASCII would be a trap for grep.
std::string in_quotes(const std::string& text) {
  std::string plain;
  for (const char c : text) {
    const bool printable = c >= ' ' && c <= '~' && c != '"' && c != '\\';
    const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // of a UTF-8 sequence
    if (printable) {
      plain += c;
    } else if (begins) {
      plain += '\'';
    }
  }
  return '"' + plain + '"';
}

}  // namespace

std::optional<LogLevel> parse_log_level(std::string_view text) {
  constexpr std::pair<std::string_view, LogLevel> levels[] = {{"debug", LogLevel::debug},
                                                              {"info", LogLevel::info},
                                                              {"warn", LogLevel::warn},
                                                              {"error", LogLevel::error},
                                                              {"off", LogLevel::off}};
  for (const auto& [word, level] : levels) {
    if (word == text) return level;
  }
  return std::nullopt;
}

class LogScope::Former {
 public:
  explicit Former(Logger logger) : logger_(std::move(logger)) {}
  Logger take() { return std::move(logger_); }

 private:
  Logger logger_;
};

LogScope::LogScope(const LogTarget& target) {
  Logger logger;
  if (target.level != LogLevel::off) {
    try {
      logger = make_logger(target);
    } catch (const spdlog::spdlog_ex&) {
      problem_ =
          msg("The log cannot be written to {}; what runs is not logged.", target.file.string());
    }
  }
  former_ = std::make_unique<Former>(replace(std::move(logger)));
}

LogScope::~LogScope() { replace(former_->take()); }

namespace log {

Field::Field(Words name, const std::string& value) : text_(name.text()) { text_ += "=" + value; }

Field field(Words name, Words value) { return {name, std::string(value.text())}; }

Field field(Words name, std::chrono::milliseconds value) {
  return {name, std::to_string(value.count()) + "ms"};
}

Field field(Words name, const base::Message& sentence) {
  return {name, in_quotes(formats_of(sentence))};
}

Field command_field(std::string_view name) {
  std::string plain;
  std::copy_if(name.begin(), name.end(), std::back_inserter(plain),
               [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == ' '; });
  return {"command", in_quotes(plain)};
}

void write(LogLevel level, Words event, std::initializer_list<Field> fields) {
  const Logger logger = get();
  if (!logger || !logger->should_log(level_of(level))) return;
  std::string line(event.text());
  const char* separator = ": ";
  for (const Field& field : fields) {
    line += separator + field.text();
    separator = " ";
  }
  logger->log(level_of(level), spdlog::string_view_t(line.data(), line.size()));
}

void debug(Words event, std::initializer_list<Field> fields) {
  write(LogLevel::debug, event, fields);
}
void info(Words event, std::initializer_list<Field> fields) {
  write(LogLevel::info, event, fields);
}
void warn(Words event, std::initializer_list<Field> fields) {
  write(LogLevel::warn, event, fields);
}
void error(Words event, std::initializer_list<Field> fields) {
  write(LogLevel::error, event, fields);
}

}  // namespace log
}  // namespace gouvernail::platform
