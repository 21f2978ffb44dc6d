// SPDX-License-Identifier: MPL-2.0
// One record of a history as a meeting. Internal to `governance`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calendar/typed.h"
#include "governance/convention.h"
#include "governance/csv_table.h"
#include "governance/history_columns.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/presence_text.h"
#include "governance/session_title.h"

namespace gouvernail::governance {

// The day, with its hour where one is known, as it is written.
std::string start_text(const Meeting& meeting);

class HistoryRows {
 public:
  // `reading` must outlive it.
  HistoryRows(const Convention& convention, const HistoryColumns& columns, CsvReport& report,
              const SheetReading& reading, bool days_from_1904);

  // Those of the table, whose order says nothing: a second convocation may name one.
  void know_uids(std::set<std::string> uids) { uids_ = std::move(uids); }

  // All of the record but its uid. What is wrong goes to the report, all of it; none when the
  // body or the start is, without which no uid can be made.
  std::optional<Meeting> read(const CsvRecord& record);
  // Of the record that was read last: an event of nobody's. What it calls its body, where that is
  // nearly the name of the one taken.
  bool left_out() const { return left_out_; }
  // Columns in which it says something that was read. A title says by itself that a session was
  // called off; a cell that was left aside says nothing.
  std::set<std::string> told_in(const CsvRecord& record) const;
  const std::string& nearly() const { return nearly_; }
  // What denies that the session took place (CsvLine::denied).
  const std::string& denied() const { return denied_; }
  // What is called by no body's name, as it is written.
  const std::vector<std::string>& unknown_bodies() const { return unknown_bodies_; }
  // What cannot be of a session.
  void check_order(const CsvRecord& record, const Meeting& meeting);
  // Events whose titles no body's fit.
  void tell_left_out(const CsvRecord& header);

 private:
  bool shows_an_error(const CsvRecord& record);
  CsvRecord without_errors(const CsvRecord& record);
  std::optional<Meeting> read_sound(const CsvRecord& record);
  void leave_aside(const CsvRecord& record, const std::string& column, base::Message what,
                   base::Message remedy);
  bool is_of_another_age(const CsvRecord& record, const char* column, calendar::Day day);
  std::optional<std::string> read_body(const CsvRecord& record);
  std::optional<std::string> read_title(const CsvRecord& record);
  std::optional<std::string> near_body(const std::string& text);
  void complain(const CsvRecord& record, const char* column, std::string code, base::Message what,
                base::Message remedy);
  std::optional<calendar::Day> parse_day_cell(const std::string& text) const;
  bool read_start(const CsvRecord& record, Meeting& meeting);
  void read_end(const CsvRecord& record, Meeting& meeting);
  static void take_hours(Meeting& meeting, std::optional<calendar::Minutes> from,
                         std::optional<calendar::Minutes> until);
  MeetingStatus read_status(const CsvRecord& record, const Meeting& meeting);
  bool read_urgent(const CsvRecord& record);
  std::string denial_in(const CsvRecord& record, MeetingStatus status);
  bool denies(const std::string& cell);
  std::optional<Awaited> read_awaited(const CsvRecord& record);
  std::string read_second_of(const CsvRecord& record, const Meeting& meeting);
  std::optional<calendar::Day> read_day(const CsvRecord& record, const char* column);
  std::optional<std::vector<Presence>> read_presence(const CsvRecord& record,
                                                     const Meeting& meeting);
  void bad_day(const CsvRecord& record, const char* column, const std::string& text);
  void bad_time(const CsvRecord& record, const char* column, const std::string& text);

  const Convention& convention_;
  const HistoryColumns& columns_;
  CsvReport& report_;
  const SheetReading& reading_;
  bool days_from_1904_;
  std::set<std::string> uids_;
  bool left_out_ = false;
  std::set<std::string> left_aside_;  // columns of the record that say nothing that can be read
  bool status_told_ = false;
  bool unsure_ = false;  // whether it took place, or what it is: somebody wrote a question mark
  void note_unknown(const std::string& text);

  NearBodies near_;
  std::string nearly_;
  std::string denied_;
  std::map<std::string, bool> denials_;  // whether a cell that was looked at is one
  std::vector<std::string> unknown_bodies_;
  // Names of bodies that are none as they are written. To look for what each may have meant costs
  // more than to read its line: beyond, the file is another's.
  static constexpr int most_strangers = 2000;
  int strangers_ = 0;
  std::vector<std::string> titles_left_out_;
  std::int64_t events_left_out_ = 0;
  std::int64_t untitled_ = 0;
  const Meeting* session_ = nullptr;  // whose attendance is being read
  PresenceReader presence_;
};

}  // namespace gouvernail::governance
