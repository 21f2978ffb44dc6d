// SPDX-License-Identifier: MPL-2.0
// What stands in unit files and in a crontab for the weekly alert of one workspace. Values only.
#pragma once

#include <optional>
#include <string>

#include "calendar/local_time.h"

namespace gouvernail::platform {

// From `weekday` to Friday (on weekends: to Sunday), so that what fails on one day is tried again
// on the next; the digest itself goes once a week.
struct AlertTime {
  int weekday = 1;  // ISO: 1 Monday to 7 Sunday
  calendar::Minutes time{7 * 60 + 30};

  int last_weekday() const { return weekday <= 5 ? 5 : 7; }
  friend bool operator==(const AlertTime&, const AlertTime&) = default;
};

struct AlertJob {
  std::string name;       // of the units, and of the line: letters, digits and '-' alone
  std::string program;    // absolute
  std::string workspace;  // absolute
  std::string data;       // GOUVERNAIL_DATA, absolute; empty: not set
  bool answers = false;   // reads the mailbox before
  AlertTime at;
};

std::string service_unit(const AlertJob& job);
std::string timer_unit(const AlertJob& job);  // times in Europe/Paris
// One line without its end; times in the zone of the machine. It ends in a mark of the job.
std::string crontab_line(const AlertJob& job);
// Whether the line is the job's: a line that was commented out belongs to who did so.
bool is_line_of(const std::string& line, const std::string& name);

// When it runs, read back; none when somebody has written it in another way.
std::optional<AlertTime> time_of_unit(const std::string& unit);
std::optional<AlertTime> time_of_line(const std::string& line);

// The first run after `now`, by the clocks of `zone` ("Europe/Paris"); none for an unknown zone.
std::optional<calendar::UtcTime> next_run(const AlertTime& at, const std::string& zone,
                                          calendar::UtcTime now);

}  // namespace gouvernail::platform
