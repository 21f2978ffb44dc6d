// SPDX-License-Identifier: MPL-2.0
// One record of a history as a meeting. Internal to `governance`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "governance/convention.h"
#include "governance/csv_table.h"
#include "governance/history_columns.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/presence_text.h"

namespace gouvernail::governance {

class HistoryRows {
 public:
  HistoryRows(const Convention& convention, const HistoryColumns& columns, CsvReport& report,
              SitterOf find, std::optional<calendar::Day> today);

  // All of the record but its uid. What is wrong goes to the report, all of it; none when the
  // body or the start is, without which no uid can be made.
  std::optional<Meeting> read(const CsvRecord& record);

 private:
  std::optional<std::string> read_body(const CsvRecord& record);
  bool read_start(const CsvRecord& record, Meeting& meeting);
  void read_end(const CsvRecord& record, Meeting& meeting);
  MeetingStatus read_status(const CsvRecord& record, const Meeting& meeting);
  bool read_urgent(const CsvRecord& record);
  std::optional<Awaited> read_awaited(const CsvRecord& record);
  std::string read_second_of(const CsvRecord& record, const Meeting& meeting);
  std::optional<calendar::Day> read_day(const CsvRecord& record, const char* column);
  std::optional<std::vector<Presence>> read_presence(const CsvRecord& record,
                                                     const Meeting& meeting);
  void check_order(const CsvRecord& record, const Meeting& meeting);
  void bad_day(const CsvRecord& record, const char* column, const std::string& text);
  void bad_time(const CsvRecord& record, const char* column, const std::string& text);

  const Convention& convention_;
  const HistoryColumns& columns_;
  CsvReport& report_;
  SitterOf find_;
  std::optional<calendar::Day> today_;
  const Meeting* session_ = nullptr;  // whose attendance is being read
  PresenceReader presence_;
};

}  // namespace gouvernail::governance
