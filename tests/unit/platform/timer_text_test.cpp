// SPDX-License-Identifier: MPL-2.0
#include "platform/timer_text.h"

#include <gtest/gtest.h>

#include "platform/crontab.h"

namespace gouvernail::platform {
namespace {

using calendar::Minutes;

calendar::UtcTime utc(const char* text) { return calendar::parse_ical_utc(text).value(); }

AlertJob job_at(int weekday, int minutes) {
  AlertJob job;
  job.name = "gouvernail-alert-x-00000000";
  job.program = "/usr/bin/gouvernail";
  job.workspace = "/srv/ctg";
  job.at = {weekday, Minutes{minutes}};
  return job;
}

TEST(TimerText, WhatIsWrittenIsReadBack) {
  for (int weekday = 1; weekday <= 7; ++weekday) {
    for (const int minutes : {0, 1, 9, 59, 60, 450, 719, 720, 1439}) {
      const AlertJob job = job_at(weekday, minutes);
      EXPECT_EQ(time_of_unit(timer_unit(job)), job.at) << timer_unit(job);
      EXPECT_EQ(time_of_line(crontab_line(job)), job.at) << crontab_line(job);
      EXPECT_TRUE(is_line_of(crontab_line(job), job.name));
    }
  }
}

TEST(TimerText, WhatSomebodyWroteIsNotMisread) {
  for (const char* line :
       {"", "30 7 * * 1", "30 7 * * 1-4 x", "30 7 1 * 1-5 x", "*/5 7 * * 1-5 x", "30 24 * * 1-5 x",
        "60 7 * * 1-5 x", "30 7 * * 8 x", "30 7 * * 0 x", "@daily x", "30 07 * * 1-5 x"}) {
    EXPECT_FALSE(time_of_line(line)) << line;
  }
  EXPECT_TRUE(time_of_line("30 7 * * 1-5 x"));
  for (const char* when :
       {"", "weekly", "Mon *-*-* 07:30:00 Europe/Paris", "Mon..Fri *-*-* 07:30:00",
        "Mon..Fri *-*-* 07:30:01 Europe/Paris", "Mon..Fri *-*-1 07:30:00 Europe/Paris",
        "Mon..Fri *-*-* 07:30:00 Europe/London"}) {
    EXPECT_FALSE(time_of_unit("[Timer]\nOnCalendar=" + std::string(when) + "\n")) << when;
  }
  EXPECT_TRUE(time_of_unit("[Timer]\nOnCalendar=Mon..Fri *-*-* 07:30:00 Europe/Paris\n"));
}

TEST(TimerText, TheNextRunIsStrictlyLater) {
  const AlertTime monday{1, Minutes{450}};
  // 24 November 2026 is a Tuesday; 07:30 in Paris is 06:30Z.
  EXPECT_EQ(next_run(monday, "Europe/Paris", utc("20261124T062959Z")), utc("20261124T063000Z"));
  EXPECT_EQ(next_run(monday, "Europe/Paris", utc("20261124T063000Z")), utc("20261125T063000Z"));
  EXPECT_EQ(next_run(monday, "Europe/Paris", utc("20261127T063000Z")), utc("20261130T063000Z"));
  EXPECT_EQ(next_run(monday, "Etc/UTC", utc("20261124T062959Z")), utc("20261124T073000Z"));
  const AlertTime sunday{7, Minutes{450}};
  EXPECT_EQ(next_run(sunday, "Europe/Paris", utc("20261129T063000Z")), utc("20261206T063000Z"));
  const AlertTime saturday{6, Minutes{450}};
  EXPECT_EQ(next_run(saturday, "Europe/Paris", utc("20261128T063000Z")), utc("20261129T063000Z"));
  // Summer time begins on 28 March 2027.
  EXPECT_EQ(next_run(saturday, "Europe/Paris", utc("20270327T063000Z")), utc("20270328T053000Z"));
  EXPECT_FALSE(next_run(monday, "Europe/Nowhere", utc("20261124T062959Z")));
}

TEST(Crontab, OneLineForOneName) {
  const std::string name = "gouvernail-alert-x-00000000";
  const std::string ours = "1 2 * * 1-5 x # " + name;
  EXPECT_EQ(with_line("", name, ours), ours + "\n");
  EXPECT_EQ(with_line("a\nb", name, ours), "a\nb\n" + ours + "\n");
  EXPECT_EQ(with_line(ours + "\nb\n", name, "new"), "new\nb\n");
  EXPECT_EQ(with_line(ours + "\nb\n" + ours, name, "new"), "new\nb\n");
  EXPECT_EQ(with_line("a\n" + ours + "\nb", name, ""), "a\nb");
  EXPECT_EQ(with_line("a\n\n#" + ours + "\n", name, ""), "a\n\n#" + ours + "\n");
  EXPECT_EQ(line_in("a\n" + ours, name), ours);
  EXPECT_FALSE(line_in("#" + ours + "\n" + ours + "1\n", name));
}

}  // namespace
}  // namespace gouvernail::platform
