// SPDX-License-Identifier: MPL-2.0
// The sessions that a file tells, each with the line on which it stands.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/workspace/opened.h"
#include "base/diagnostic.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "ical/title_patterns.h"
#include "reports/import_words.h"

namespace gouvernail::app {

struct Row {
  governance::Meeting meeting;
  // Where it stands and what it says: of a calendar, the title and the day of the event.
  governance::CsvLine place = {};
  bool corrected = false;  // its day, of a session that is recorded (corrected.h)
  // The uid that it has by itself, where it is taken for a session that is recorded under another.
  std::string own_uid = {};
  bool put_off = false;  // of a calendar: its title alone says that it is off, to another day
  bool behind = false;   // some of what it says is another doubt (Laying::behind)
  std::optional<reports::ImportDoubt::Kind> doubt = {};
  std::optional<reports::ImportLine> other = {};  // that contradicts it (twice.h)
  std::vector<std::size_t> told = {};  // which of the things told speak of what it would change
};

// What is told of the rows of a file, each with its line.
class FileReport {
 public:
  // `diary`: a calendar, whose rows are told by their titles and days.
  FileReport(std::string path, bool diary) : path_(std::move(path)), diary_(diary) {}

  void say(base::Severity severity, const Row& row, std::string code, base::Message what,
           base::Message remedy);
  void warn(const Row& row, std::string code, base::Message what, base::Message remedy = {});
  void warn(std::string code, base::Message what);  // of the whole file
  void refuse(const Row& row, const governance::Refusal& refusal);

  const std::string& path() const { return path_; }
  bool is_diary() const { return diary_; }
  // Whether something was refused of the row.
  bool is_bad(const Row& row) const { return bad_.contains(row.meeting.uid); }

  base::Diagnostics diagnostics;

 private:
  std::string path_;
  bool diary_;
  std::set<std::string> bad_;  // uids
};

// What cannot be of a session, whatever is recorded, is refused: of one still to come what was done
// with it, and in a calendar what contradicts itself. Of a table, the reader has told.
void check_alone(const Row& row, calendar::Day today, FileReport& report);

// One answer for all days of a file: of whichever comes first, the day or the month.
inline constexpr const char* day_order_key = "day-order";

// Of a row with a doubt: the same whenever the file is looked at.
std::string doubt_key(const Row& row);
// Of one whose body is nearly called so: of all that are called alike.
std::string body_key(const std::string& called);
// Of one that is taken for a session of another day: what says that it is one of its own.
std::string apart_key(const std::string& own_uid);
// Of one that its line denies: what says that it took place.
std::string took_place_key(const std::string& uid);

// What it would bring; `before`: as it is recorded, null where it is not.
reports::ImportLine import_line(const Row& row, const governance::Meeting* before, bool of_diary);
// Of a row with a doubt; nobody has confirmed it.
reports::ImportDoubt doubt_of(const Row& row, const governance::Meeting* before, bool of_diary);
// Whether its day could be meant in two ways, and no session stands on this one.
bool may_be_another_day(const Row& row, const governance::Meeting* stands);

bool is_calendar(const std::string& path, const std::string& bytes);

// Which titles of events are sessions of which body; none: the settings know of none.
std::vector<ical::TitlePattern> title_patterns(const Opened& opened);

// What is wrong goes to `diagnostics`, with what is left out. A text or a workbook. Persons may be
// named by their keys, as commands take them. None where a line is wrong, but where such lines are
// to be left out. `reading` says the rest.
std::vector<Row> from_table(const std::string& path, std::string bytes, const Opened& opened,
                            governance::SheetReading reading, governance::CsvSource& source,
                            base::Diagnostics& diagnostics);

}  // namespace gouvernail::app
