// SPDX-License-Identifier: MPL-2.0
#include "platform/timer_text.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "calendar/typed.h"

namespace gouvernail::platform {
namespace {

constexpr std::array<const char*, 7> unit_weekdays = {"Mon", "Tue", "Wed", "Thu",
                                                      "Fri", "Sat", "Sun"};
constexpr std::string_view unit_key = "OnCalendar=";

const char* unit_weekday(int iso) { return unit_weekdays[static_cast<std::size_t>(iso) - 1]; }

std::string replaced(std::string_view text, char what, std::string_view by) {
  std::string made;
  for (const char c : text) {
    if (c == what) {
      made += by;
    } else {
      made += c;
    }
  }
  return made;
}

// systemd.syntax(7), "Quoting"; "%" begins a specifier (systemd.unit(5)).
std::string unit_quoted(const std::string& text) {
  return '"' + replaced(replaced(replaced(text, '\\', "\\\\"), '"', "\\\""), '%', "%%") + '"';
}

// An argument: "$" begins a variable (systemd.service(5)), in the program's own path it does not.
std::string unit_argument(const std::string& text) {
  return unit_quoted(replaced(text, '$', "$$"));
}

// systemd takes no program whose path holds a quote or a backslash: sh starts those.
std::string unit_program(const std::string& path) {
  if (path.find_first_of("'\"\\") == std::string::npos) return unit_quoted(path);
  return "/bin/sh -c " + unit_argument("exec \"$0\" \"$@\"") + " " + unit_argument(path);
}

// For sh: inside of quotes, where only their own kind means something. cron would end the command
// at "%" (crontab(5)).
std::string cron_argument(const std::string& text) {
  return "'" + replaced(replaced(text, '\'', "'\"'\"'"), '%', "\\%") + "'";
}

int minutes_of(const AlertTime& at) { return static_cast<int>(at.time.count()); }

}  // namespace

std::string service_unit(const AlertJob& job) {
  const std::string program = unit_program(job.program) + " -C " + unit_argument(job.workspace);
  std::string unit =
      "# Written by “gouvernail install-timer”: run it again rather than change this.\n"
      "[Unit]\n"
      "Description=Gouvernail weekly alert (" +
      replaced(job.workspace, '%', "%%") +
      ")\n\n"
      "[Service]\n"
      "Type=oneshot\n";
  if (!job.data.empty()) unit += "Environment=" + unit_quoted("GOUVERNAIL_DATA=" + job.data) + "\n";
  // "-": the digest goes, even if the mailbox does not answer.
  if (job.answers) unit += "ExecStart=-" + program + " answers\n";
  return unit + "ExecStart=" + program + " alert --send\n";
}

std::string timer_unit(const AlertJob& job) {
  std::string days = unit_weekday(job.at.weekday);
  if (job.at.last_weekday() != job.at.weekday) {
    days += std::string("..") + unit_weekday(job.at.last_weekday());
  }
  const int minutes = minutes_of(job.at);
  return fmt::format(
      "# Written by “gouvernail install-timer”: run it again rather than change this.\n"
      "[Unit]\n"
      "Description=Gouvernail weekly alert ({})\n\n"
      "[Timer]\n"
      "{}{} *-*-* {:02}:{:02}:00 Europe/Paris\n"
      "Persistent=true\n\n"
      "[Install]\n"
      "WantedBy=timers.target\n",
      replaced(job.workspace, '%', "%%"), unit_key, days, minutes / 60, minutes % 60);
}

std::string crontab_line(const AlertJob& job) {
  std::string program = cron_argument(job.program) + " -C " + cron_argument(job.workspace);
  if (!job.data.empty()) program.insert(0, "GOUVERNAIL_DATA=" + cron_argument(job.data) + " ");
  std::string days = std::to_string(job.at.weekday);
  if (job.at.last_weekday() != job.at.weekday) {
    days += "-" + std::to_string(job.at.last_weekday());
  }
  const int minutes = minutes_of(job.at);
  return fmt::format("{} {} * * {} {}{} alert --send >/dev/null # {}", minutes % 60, minutes / 60,
                     days, job.answers ? program + " answers >/dev/null; " : "", program, job.name);
}

bool is_line_of(const std::string& line, const std::string& name) {
  return !line.starts_with('#') && line.ends_with(" # " + name);
}

std::optional<AlertTime> time_of_unit(const std::string& unit) {
  for (const std::string& line : base::split(unit, '\n')) {
    if (!line.starts_with(unit_key)) continue;
    const std::vector<std::string> words = base::split(line.substr(unit_key.size()), ' ');
    if (words.size() != 4 || words[1] != "*-*-*" || words[3] != "Europe/Paris") break;
    const auto weekday = calendar::parse_weekday(words[0].substr(0, 3));
    const auto time = calendar::parse_time(words[2].substr(0, 5));
    if (!weekday || !time) break;
    const AlertTime at{*weekday, *time};
    AlertJob job;
    job.at = at;
    // The other days and the seconds, too, are as we write them.
    if (timer_unit(job).find("\n" + line + "\n") == std::string::npos) break;
    return at;
  }
  return std::nullopt;
}

std::optional<AlertTime> time_of_line(const std::string& line) {
  const std::vector<std::string> words = base::split(line, ' ');
  if (words.size() < 6 || words[2] != "*" || words[3] != "*" || words[4].empty()) {
    return std::nullopt;
  }
  const int weekday = words[4][0] - '0';
  const auto time =
      calendar::parse_time(words[1] + ":" + (words[0].size() == 1 ? "0" : "") + words[0]);
  if (weekday < 1 || weekday > 7 || !time) return std::nullopt;
  AlertJob job;
  job.at = {weekday, *time};
  const std::vector<std::string> ours = base::split(crontab_line(job), ' ');
  if (!std::equal(ours.begin(), ours.begin() + 5, words.begin())) return std::nullopt;
  return job.at;
}

std::optional<calendar::UtcTime> next_run(const AlertTime& at, const std::string& zone,
                                          calendar::UtcTime now) {
  const auto local = calendar::to_zone(zone, now);
  if (!local) return std::nullopt;
  for (calendar::Day day = local->day;; day += calendar::Days{1}) {
    const int weekday = calendar::weekday_of(day);
    if (weekday < at.weekday || weekday > at.last_weekday()) continue;
    const auto run = calendar::resolve_in(zone, {day, at.time});
    if (run && run->utc > now) return run->utc;
  }
}

}  // namespace gouvernail::platform
