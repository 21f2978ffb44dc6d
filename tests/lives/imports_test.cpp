// SPDX-License-Identifier: MPL-2.0
// Random moves by hand between imports of exports and calendars, some of them old: what is older
// undoes nothing unasked, and what was imported changes nothing when it is imported again.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>

#include "app/correct_meeting.h"
#include "app/import.h"
#include "app/meetings.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/history_csv.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "lives/chance.h"
#include "records/workspace.h"
#include "support/memory_workspace.h"
#include "support/sample.h"
#include "unit/app/mail_workspace.h"

namespace gouvernail::app {
namespace {

using calendar::Day;
using calendar::Days;
using governance::Meeting;

// A calendar that somebody else keeps.
class Diary {
 public:
  void change(const std::string& now) {
    const int kind = below(4);
    if (events_.empty() || kind == 0) {
      events_.push_back({"evenement-" + std::to_string(made_++), some_day()});
    } else if (kind == 1 && events_.size() > 1) {
      events_.pop_back();
    } else {
      Event& event = events_[static_cast<std::size_t>(below(static_cast<int>(events_.size())))];
      event.day = some_day();
      if (below(2) == 0) ++event.sequence;
    }
    // A clock may be years ahead; nobody writes two states at one moment.
    const std::string ahead = "2031" + now.substr(4);
    for (Event& event : events_) event.stamp = below(5) == 0 ? ahead : now;
  }
  std::string written() const {
    std::string text = "BEGIN:VCALENDAR\nVERSION:2.0\n";
    for (const Event& event : events_) {
      text += "BEGIN:VEVENT\nUID:" + event.uid +
              "\nSUMMARY:copil\nSEQUENCE:" + std::to_string(event.sequence) +
              "\nDTSTAMP:" + event.stamp + "\nDTSTART;TZID=Europe/Paris:" + digits_of(event.day) +
              "T140000\nEND:VEVENT\n";
    }
    return text + "END:VCALENDAR\n";
  }

 private:
  struct Event {
    std::string uid;
    Day day;
    int sequence = 0;
    std::string stamp = {};
  };
  static Day some_day() { return test::day("2026-02-02") + Days{below(300)}; }
  static std::string digits_of(Day day) {
    std::string digits = calendar::to_iso(day);
    std::erase(digits, '-');
    return digits;
  }

  std::vector<Event> events_;
  int made_ = 0;
};

class Imports {
 public:
  explicit Imports(const std::filesystem::path& folder)
      : folder_(folder), opened_(open({folder, "", "", ""})) {
    std::filesystem::remove(folder / "imports.json");
    const governance::History begun = opened_.history;
    opened_.database = std::make_unique<test::MemoryWorkspace>();
    opened_.revision = 0;
    pass_time();
    records::Changes changes;
    for (const governance::Person& person : opened_.people->persons) {
      changes.push_back(records::PutPerson{person});
    }
    for (const governance::Seat& seat : begun.seats) changes.push_back(records::PutSeat{seat});
    record(opened_, changes);
  }

  void step() {
    pass_time();
    const std::int64_t before = opened_.revision;
    try {
      act();
    } catch (const base::Failure& failure) {
      RC_ASSERT(opened_.database->revision() == before);
    }
  }

 private:
  void pass_time() {
    seconds_ += 61;
    char text[32];
    std::snprintf(text, sizeof text, "20260105T%02d%02d%02dZ", 8 + seconds_ / 3600,
                  seconds_ / 60 % 60, seconds_ % 60);
    now_ = text;
    ::setenv("GOUVERNAIL_NOW", text, 1);
  }

  void act() {
    switch (below(8)) {
      case 0:
        add_meeting(opened_,
                    {below(2) == 0 ? "copil" : "cotech",
                     some_day(),
                     calendar::Minutes{60 * (9 + below(6))},
                     {},
                     "",
                     "",
                     false,
                     ""},
                    today_);
        return;
      case 1:
      case 2:
        move_meeting(opened_, {some_meeting(), some_day(), {}, {}, {}, "Salle prise"}, today_);
        return;
      case 3:
        cancel_meeting(opened_, {some_meeting(), {{}, "Grève"}}, today_);
        return;
      case 4:
        tables_.push_back(governance::write_history_csv(opened_.history));
        return again(".csv", tables_.back());
      case 5:
        if (!tables_.empty()) again(".csv", one_of(tables_));
        return;
      case 6: {
        diary_.change(now_);
        const std::string text = diary_.written();
        bring("agenda.ics", text);
        calendars_.push_back(text);
        return again(".ics", text);
      }
      default:
        if (!calendars_.empty()) again(".ics", one_of(calendars_));
        return;
    }
  }

  // What was recorded before, or exported, says nothing new, under whatever name it comes.
  void again(const std::string& ending, const std::string& bytes) {
    const auto before = sorted();
    const std::string name = (below(2) == 0 ? "agenda" : "copie") + ending;
    bring(name, bytes);
    RC_LOG() << name << ":\n"
             << bytes << "before:\n"
             << told(before) << "after:\n"
             << told(sorted());
    RC_ASSERT(sorted() == before);
    const std::int64_t revision = opened_.revision;
    bring("agenda" + ending, bytes);
    RC_ASSERT(opened_.revision == revision);
  }

  void bring(const std::string& name, const std::string& bytes) {
    const std::filesystem::path file = folder_ / name;
    std::ofstream(file, std::ios::binary) << bytes;
    import_file(opened_, {file.string()}, today_);
  }

  static std::string told(const std::vector<Meeting>& meetings) {
    governance::History history;
    history.meetings = meetings;
    return governance::write_history_csv(history);
  }

  // But for what is kept of when a calendar was written.
  std::vector<Meeting> sorted() const {
    std::vector<Meeting> meetings = opened_.history->meetings;
    for (Meeting& meeting : meetings) meeting.diary.reset();
    std::ranges::sort(meetings, {}, &Meeting::uid);
    return meetings;
  }

  template <class Value>
  static const Value& one_of(const std::vector<Value>& values) {
    return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
  }
  std::string some_meeting() const {
    const auto& meetings = opened_.history->meetings;
    return meetings.empty() ? "copil/2026-01-01" : one_of(meetings).uid;
  }
  static Day some_day() { return test::day("2026-02-02") + Days{below(300)}; }

  std::filesystem::path folder_;
  Opened opened_;
  Day today_ = test::day("2026-01-05");
  int seconds_ = 0;
  std::string now_;
  Diary diary_;
  std::vector<std::string> tables_;     // exports, oldest first
  std::vector<std::string> calendars_;  // states that were imported, oldest first
};

struct ImportedLives : MailWorkspace {};

TEST_F(ImportedLives, WhatIsOlderUndoesNothingUnasked) {
  {
    Opened opened = open_here();
    record(opened, {records::WithdrawMeeting{"copil-un", ""}});
  }
  EXPECT_TRUE(holds(test::cases(60, 5000), [this] {
    Imports life(folder.path());
    const int steps = 5 + below(20);
    for (int step = 0; step < steps; ++step) life.step();
  }));
}

}  // namespace
}  // namespace gouvernail::app
