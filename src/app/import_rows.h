// SPDX-License-Identifier: MPL-2.0
// The sessions that a file tells, each with the line on which it stands.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/workspace/opened.h"
#include "base/diagnostic.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/transitions.h"

namespace gouvernail::app {

struct Row {
  governance::Meeting meeting;
  int line = 0;
  bool corrected = false;           // its day, of a session that is recorded (import_corrected.h)
  std::set<std::string> told = {};  // of a table: columns in which its line says something
};

// What is told of the rows of a file, each with its line.
class FileReport {
 public:
  // `bytes` must outlive it. `diary`: a calendar, whose rows are told by their uids.
  FileReport(std::string path, const std::string& bytes, bool diary)
      : path_(std::move(path)), bytes_(bytes), diary_(diary) {}

  void say(base::Severity severity, const Row& row, std::string code, base::Message what,
           base::Message remedy);
  void warn(const Row& row, std::string code, base::Message what, base::Message remedy = {});
  void warn(std::string code, base::Message what);  // of the whole file
  void refuse(const Row& row, const governance::Refusal& refusal);

  const std::string& path() const { return path_; }
  bool is_diary() const { return diary_; }
  std::string line(int number);  // of a table

  base::Diagnostics diagnostics;

 private:
  std::string path_;
  const std::string& bytes_;
  bool diary_;
  std::string text_;  // of a table, once it is asked for
};

bool is_calendar(const std::string& path, const std::string& bytes);

// Persons may be named by their keys, as commands take them. None where a line is wrong.
std::vector<Row> from_table(const std::string& path, const std::string& bytes, const Opened& opened,
                            calendar::Day today, governance::CsvSource& source,
                            base::Diagnostics& diagnostics);

}  // namespace gouvernail::app
