// SPDX-License-Identifier: MPL-2.0
// Tasks as text, byte by byte. What other programs read back is in tests/cli/test_checklist.py.
#include "ical/task.h"

#include <gtest/gtest.h>

namespace gouvernail::ical {
namespace {

const calendar::UtcTime stamp = calendar::parse_ical_utc("20261124T073000Z").value();

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t first = text.find(from);
  const std::size_t last = text.find(to, first);
  EXPECT_NE(last, std::string::npos) << text;
  return text.substr(first, last + to.size() - first);
}

std::string written(const Task& task) {
  return between(write_tasks({task}, "Liste", stamp), "BEGIN:VTODO", "END:VTODO\r\n");
}

Task task() {
  Task task;
  task.uid = "copil-1-salle";
  task.summary = "Salle, réservée; « été »";
  task.description = "ligne 1\nligne \\ 2";
  task.due = calendar::parse_iso_day("2026-12-04");
  return task;
}

TEST(Tasks, ATaskToBeDone) {
  EXPECT_EQ(written(task()),
            "BEGIN:VTODO\r\n"
            "UID:copil-1-salle\r\n"
            "DTSTAMP:20261124T073000Z\r\n"
            "LAST-MODIFIED:20261124T073000Z\r\n"
            "SUMMARY:Salle\\, réservée\\; « été »\r\n"
            "DESCRIPTION:ligne 1\\nligne \\\\ 2\r\n"
            "DUE;VALUE=DATE:20261204\r\n"
            "STATUS:NEEDS-ACTION\r\n"
            "END:VTODO\r\n");
}

TEST(Tasks, StateAndHaste) {
  Task one = task();
  one.pressing = true;
  EXPECT_NE(written(one).find("PRIORITY:1\r\nSTATUS:NEEDS-ACTION\r\n"), std::string::npos);
  one.done = true;
  EXPECT_NE(written(one).find("\r\nSTATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\nEND:"),
            std::string::npos);
  EXPECT_EQ(written(one).find("PRIORITY"), std::string::npos);
  one.completed = calendar::parse_ical_utc("20261120T110000Z");
  EXPECT_NE(written(one).find("\r\nCOMPLETED:20261120T110000Z\r\n"), std::string::npos);
  one = task();
  one.dropped = true;
  one.completed = calendar::parse_ical_utc("20261120T110000Z");
  EXPECT_NE(written(one).find("\r\nSTATUS:CANCELLED\r\nEND:"), std::string::npos);
}

TEST(Tasks, WithoutADayOrWords) {
  Task one = task();
  one.due.reset();
  one.description.clear();
  EXPECT_EQ(written(one).find("DUE"), std::string::npos);
  EXPECT_EQ(written(one).find("DESCRIPTION"), std::string::npos);
}

TEST(Tasks, AFileHoldsThemInTheirOrder) {
  Task other = task();
  other.uid = "copil-1-date";
  const std::string text = write_tasks({task(), other}, "Liste", stamp);
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_TRUE(text.ends_with("END:VTODO\r\nEND:VCALENDAR\r\n"));
  EXPECT_NE(text.find("\r\nMETHOD:PUBLISH\r\n"), std::string::npos);
  EXPECT_LT(text.find("UID:copil-1-salle"), text.find("UID:copil-1-date"));
}

}  // namespace
}  // namespace gouvernail::ical
