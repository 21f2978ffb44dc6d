// SPDX-License-Identifier: MPL-2.0
#include "app/import_rows.h"

#include <utility>

#include "app/workspace/attendance.h"
#include "base/failure.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/file_faults.h"
#include "governance/history.h"
#include "governance/transitions.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::msg;
using governance::Meeting;

void FileReport::say(base::Severity severity, const Row& row, std::string code, base::Message what,
                     base::Message remedy) {
  diagnostics.push_back({severity,
                         std::move(code),
                         {path_, row.line, 0},
                         diary_ ? "UID:" + row.meeting.uid : line(row.line),
                         std::move(what),
                         std::move(remedy)});
}

void FileReport::warn(const Row& row, std::string code, base::Message what, base::Message remedy) {
  say(base::Severity::warning, row, std::move(code), std::move(what), std::move(remedy));
}

void FileReport::warn(std::string code, base::Message what) {
  diagnostics.push_back(
      {base::Severity::warning, std::move(code), {path_, 0, 0}, "", std::move(what), {}});
}

void FileReport::refuse(const Row& row, const governance::Refusal& refusal) {
  governance::FileFault fault = governance::file_fault(refusal);
  say(base::Severity::error, row, fault.code,
      msg("“{0}”: {1}", row.meeting.uid, base::MessageList{std::move(fault.cause)}),
      std::move(fault.remedy));
}

std::string FileReport::line(int number) {
  if (text_.empty()) text_ = base::to_utf8(bytes_);
  return base::line_of(text_, number);
}

bool is_calendar(const std::string& path, const std::string& bytes) {
  return path.ends_with(".ics") || bytes.find("BEGIN:VCALENDAR") < 16;
}

std::vector<Row> from_table(const std::string& path, const std::string& bytes, const Opened& opened,
                            calendar::Day today, governance::CsvSource& source,
                            base::Diagnostics& diagnostics) {
  std::vector<Row> rows;
  const auto sitter = [&opened](const Meeting& session, const std::string& name) {
    return sitters(opened, session)(name);
  };
  auto history = governance::read_history_csv(path, bytes, opened.rules->convention, diagnostics,
                                              &source, sitter, today);
  if (!history) return rows;
  for (std::size_t i = 0; i < history->meetings.size(); ++i) {
    rows.push_back(
        {std::move(history->meetings[i]), source.lines[i], false, std::move(source.told[i])});
  }
  return rows;
}

}  // namespace gouvernail::app
