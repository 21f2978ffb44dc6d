// SPDX-License-Identifier: MPL-2.0
#include <gmock/gmock.h>

#include "app/import.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using calendar::LocalTime;

struct ImportHours : ExampleWorkspace {
  void bring(const std::string& name, const std::string& bytes) const {
    folder.write(name, bytes);
    app::Opened here = opened();
    app::import_file(here, {(folder.path() / name).string()}, day("2026-11-24"));
  }
  void table(const std::string& lines) const {
    bring("lignes.csv", "uid,body,start,end,status,convened_on,present,minutes_on,note\n" + lines);
  }
  void diary(const std::string& events) const {
    bring("agenda.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n");
  }
  // What a file that was refused is told, "LINE code: cause | remedy"; nothing may be recorded.
  template <class Ask>
  std::vector<std::string> complaints(Ask ask) const {
    std::vector<std::string> lines;
    const std::int64_t before = revision();
    try {
      ask();
      ADD_FAILURE() << "imported";
    } catch (const base::Failure& failure) {
      for (const base::Diagnostic& one : failure.diagnostics()) {
        lines.push_back(std::to_string(one.position.line) + " " + one.code + ": " +
                        english().text(one.what) + " | " + english().text(one.remedy));
      }
    }
    EXPECT_EQ(revision(), before);
    return lines;
  }
};

TEST_F(ImportHours, AnHourThatTheClocksLeapOverIsRefused) {
  EXPECT_THAT(
      complaints([&] { table("m,copil,2027-03-28T02:30,2027-03-28T04:00,proposed,,,,\n"); }),
      testing::ElementsAre("2 no-such-hour: on Sunday 28 March 2027, the clocks leap "
                           "over this hour: it does not exist | give another hour in start "
                           "or end"));
  add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n");
  const auto at = [](const std::string& start) {
    return "BEGIN:VEVENT\r\nUID:m\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:COPIL\r\nDTSTART" + start +
           "\r\nEND:VEVENT\r\n";
  };
  const auto is_refused = [&](const std::string& start) {
    const auto told = complaints([&] { diary(at(start)); });
    ASSERT_EQ(told.size(), 1U) << start;
    EXPECT_THAT(told[0], testing::HasSubstr("no-such-hour: on Sunday 28 March 2027")) << start;
  };
  is_refused(";TZID=Europe/Paris:20270328T023000");
  is_refused(";TZID=Europe/Berlin:20270328T023000");
  const auto is_taken = [&](const std::string& start, const std::string& as) {
    diary(at(start));
    EXPECT_EQ(calendar::to_iso(LocalTime{recorded("m").day, *recorded("m").start_time}), as);
  };
  is_taken(";TZID=Europe/London:20270328T023000", "2027-03-28T03:30");
  is_taken(":20270328T013000Z", "2027-03-28T03:30");
  is_taken(";TZID=Europe/Paris:20271031T023000", "2027-10-31T02:30");
}

}  // namespace
}  // namespace gouvernail::test
