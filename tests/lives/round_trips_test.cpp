// SPDX-License-Identifier: MPL-2.0
// What is exported of a record is read back, by the import itself: to the same record where there
// is none, and to nothing new in the one that it left.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "app/export_record.h"
#include "app/import.h"
#include "app/persons.h"
#include "base/failure.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "lives/any_record.h"
#include "lives/chance.h"
#include "platform/files.h"
#include "platform/workbook.h"
#include "rules/rules.h"
#include "support/memory_workspace.h"
#include "support/sample.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::app {
namespace {

using governance::Exchange;
using governance::ExchangeTable;
using test::day;
namespace fs = std::filesystem;

const calendar::Day today = day("2026-11-24");

// A workspace of the shipped rules, whose record is kept in memory.
class Kept {
 public:
  explicit Kept(const fs::path& folder)
      : opened_(open({folder, "", "", ""})), convention_(opened_.rules->convention) {
    empty();
  }

  void empty() {
    opened_.database = std::make_unique<test::MemoryWorkspace>();
    opened_.revision = 0;
    opened_.history = governance::History();
    opened_.people = governance::People();
    platform::write_file(opened_.folder / "people.toml", "");
    fs::remove(opened_.folder / "imports.json");
  }

  void fill(const AnyRecord& record) {
    records::Changes changes;
    for (const auto& one : record.lost) changes.push_back(records::PutMeeting{one});
    for (const auto& one : record.whole.history.meetings) {
      changes.push_back(records::PutMeeting{one});
    }
    for (const auto& one : record.whole.history.seats) changes.push_back(records::PutSeat{one});
    for (const auto& one : record.whole.history.waivers) changes.push_back(records::PutWaiver{one});
    for (const auto& one : record.whole.history.ticks) changes.push_back(records::PutTick{one});
    for (const auto& one : record.whole.answers) changes.push_back(records::RecordAnswer{one});
    for (const auto& one : record.lost) changes.push_back(records::WithdrawMeeting{one.uid, "x"});
    record_with_persons(opened_, changes, record.whole.persons, true);
  }

  Exchange exported() const {
    Exchange all = export_record(opened_);
    for (auto& one : all.answers) one.recorded_at = {};
    const auto by_uid = [](const auto& a, const auto& b) { return a.uid < b.uid; };
    std::ranges::sort(all.history.meetings, by_uid);
    return all;
  }

  // Empty; else what the import had to say.
  std::string import(const std::vector<fs::path>& files) {
    brought_something = false;
    ImportSet set(opened_, today);
    try {
      for (const fs::path& file : files) {
        ImportFile request{file.string()};
        request.of_whole_export = files.size() > 1;
        set.take(request);
      }
      brought_something = set.brings_something();
      std::string doubts;
      for (const Imported& one : set.record()) {
        for (const reports::ImportLine& line : one.lines) {
          for (const auto& cell : written_row(*line.after)) RC_LOG() << cell << ",";
          RC_LOG() << " instead of ";
          for (const auto& cell :
               written_row(line.before ? **line.before : governance::Meeting{})) {
            RC_LOG() << cell << ",";
          }
          RC_LOG() << "\n";
        }
        for (const auto& doubt : one.doubts) doubts += "doubt " + doubt.key + "\n";
        if (one.bad > 0) doubts += "bad lines\n";
      }
      return doubts;
    } catch (const base::Failure& failure) {
      std::string all = test::english().text(failure.cause()) + "\n";
      for (const auto& one : failure.diagnostics()) {
        all += one.code + ": " + test::english().text(one.what) + "\n";
      }
      return all;
    }
  }

  const Opened& opened() const { return opened_; }
  const governance::Convention& convention() const { return convention_; }
  bool brought_something = false;  // the last import

 private:
  Opened opened_;
  governance::Convention convention_;
};

struct RoundTrips : test::ExampleWorkspace {
  RoundTrips() { fs::copy(workspace, other_folder, fs::copy_options::recursive); }

  std::vector<fs::path> as_csv(const Opened& opened) const {
    std::vector<fs::path> files;
    const Exchange all = export_record(opened);
    for (const ExchangeTable table :
         {ExchangeTable::persons, ExchangeTable::seats, ExchangeTable::attendance,
          ExchangeTable::meetings, ExchangeTable::waivers, ExchangeTable::answers,
          ExchangeTable::ticks}) {
      files.push_back(folder.path() / (std::string(governance::name_of(table)) + ".csv"));
      platform::write_file(files.back(),
                           governance::exchange_csv(governance::sheet_of(table, all)));
    }
    return files;
  }
  std::vector<fs::path> as_workbook(const Opened& opened) const {
    const fs::path file = folder.path() / "all.xlsx";
    platform::write_xlsx(governance::exchange_book(export_record(opened)), "all", today, file);
    return {file};
  }
  std::vector<fs::path> as_archive(const Opened& opened) const {
    const fs::path file = folder.path() / "all.jsonl";
    platform::write_file(file, export_archive(opened, calendar::UtcTime{}));
    return {file};
  }

  void need_round_trip(Kept& here, Kept& there, const std::vector<fs::path>& files) {
    const Exchange written = here.exported();
    there.empty();
    const std::string said = there.import(files);
    RC_LOG() << files.front() << "\n" << said;
    RC_ASSERT(said.empty());
    const Exchange read = there.exported();
    RC_ASSERT(read.history.meetings == written.history.meetings);
    RC_ASSERT(read.history.seats == written.history.seats);
    RC_ASSERT(read.history.waivers == written.history.waivers);
    RC_ASSERT(read.history.ticks == written.history.ticks);
    RC_ASSERT(read.answers == written.answers);
    RC_ASSERT(governance::exchange_csv(governance::sheet_of(ExchangeTable::persons, read)) ==
              governance::exchange_csv(governance::sheet_of(ExchangeTable::persons, written)));
    const std::string again = here.import(files);
    RC_LOG() << again;
    RC_ASSERT(again.empty());
    RC_ASSERT(!here.brought_something);
  }

  fs::path other_folder = folder.path() / "other";
};

TEST_F(RoundTrips, AnyRecordIsReadBackInEachFormat) {
  Kept here(workspace);
  Kept there(other_folder);
  EXPECT_TRUE(holds(test::cases(40, 1000), [&] {
    const AnyRecord record = any_record(here.convention(), today);
    here.empty();
    here.fill(record);
    need_round_trip(here, there, as_csv(here.opened()));
    need_round_trip(here, there, as_archive(here.opened()));
    need_round_trip(here, there, as_workbook(here.opened()));
  }));
}

// Sessions of which no line has a uid, several of them at one time: the same whatever the order of
// the lines, at once or in two files, once or twice.
TEST_F(RoundTrips, AnyOrderOfLinesAndTwoHalvesAreTheSameImport) {
  Kept here(workspace);
  EXPECT_TRUE(holds(test::cases(40, 1000), [&] {
    // Those of a body and a day stand in one file: in another one, a line is the session that is
    // recorded, told anew.
    std::vector<std::vector<std::string>> groups;
    for (const char* body : {"copil", "cotech"}) {
      for (const char* on : {"2026-03-10", "2025-06-10", "2025-01-20"}) {
        groups.emplace_back();
        for (int i = below(5); i > 0; --i) {
          // At one hour they say the same: of what says otherwise, somebody is asked.
          const std::string at = below(3) == 0 ? "" : below(2) == 0 ? " 14:00" : " 16:00";
          const std::string note = at.empty() ? std::to_string(below(3)) : "0";
          groups.back().push_back(std::string(body) + "," + on + at + ",held,n" + note + "\n");
        }
      }
    }
    const auto import = [&](const std::vector<std::string>& lines, const char* name) {
      std::string text = "body,start,status,note\n";
      for (const std::string& line : lines) text += line;
      const fs::path file = folder.path() / name;
      platform::write_file(file, text);
      if (!lines.empty()) RC_ASSERT(here.import({file}).empty());
    };
    const auto sessions = [&] {
      std::vector<std::string> all;
      for (const auto& one : here.exported().history.meetings) {
        all.push_back(one.body + one.uid);
        all.push_back(one.body + calendar::to_iso(one.day) + one.note);
      }
      std::ranges::sort(all);
      return all;
    };
    std::vector<std::string> first;
    std::vector<std::string> second;
    for (const auto& group : groups) {
      auto& half = below(2) == 0 ? first : second;
      half.insert(half.end(), group.begin(), group.end());
    }
    std::vector<std::string> whole = second;
    whole.insert(whole.end(), first.begin(), first.end());
    here.empty();
    import(whole, "whole.csv");
    const auto once = sessions();
    import(whole, "whole.csv");
    RC_ASSERT(!here.brought_something);
    RC_ASSERT(sessions() == once);
    here.empty();
    import(first, "first.csv");
    import(second, "second.csv");
    RC_ASSERT(sessions() == once);
    for (std::size_t i = whole.size(); i > 1; --i) {
      std::swap(whole[i - 1], whole[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }
    here.empty();
    import(whole, "whole.csv");
    RC_ASSERT(sessions() == once);
  }));
}

}  // namespace
}  // namespace gouvernail::app
