// SPDX-License-Identifier: MPL-2.0
#include "governance/history_csv.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "base/file_text.h"
#include "base/text.h"
#include "governance/calendar_columns.h"
#include "governance/csv_table.h"
#include "governance/day_order.h"
#include "governance/exchange.h"
#include "governance/exported_row.h"
#include "governance/history_columns.h"
#include "governance/history_row.h"
#include "governance/history_uids.h"
#include "governance/no_session.h"
#include "governance/presence_text.h"
#include "governance/sheet_names.h"
#include "governance/sheets_to_read.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;

// Spreadsheets fill lines up, or leave out what is empty at their end.
bool has_right_width(const CsvRecord& record, const HistoryColumns& columns, CsvReport& report) {
  std::size_t filled = record.fields.size();
  while (filled > 0 && base::trim(record.fields[filled - 1]).empty()) --filled;
  if (filled <= columns.count()) return true;
  report.error(record, "wrong-field-count",
               msg("{0} fields where the header has {1}", std::int64_t(record.fields.size()),
                   std::int64_t(columns.count())),
               msg("put a text that holds the separator between quotes"));
  return false;
}

class Reader {
 public:
  Reader(const Convention& convention, const SheetReading& reading, ColumnNames& names,
         CsvReport& report, CsvSource& source)
      : convention_(convention),
        reading_(reading),
        names_(names),
        report_(report),
        source_(source),
        uids_(report, reading.asks) {}

  // False: its header is not one.
  bool read(CsvTable& table) {
    report_.on_sheet(table.sheet);
    join_header(table, names_);
    const std::string shape = shape_of(table.header);
    source_.shapes.push_back(shape);
    for (const std::string& field : table.header.fields) headers_.insert(base::fold(field));
    names_.settle(shape);
    const auto columns = HistoryColumns::find(table, names_, report_, &source_);
    if (!columns) return false;
    if (is_of_an_export(*columns)) source_.tables.insert(ExchangeTable::meetings);
    exported_ = exported_meetings(table, *columns, convention_);
    if (columns->of_calendar()) dress_calendar(table, *columns);
    clear_dashes(table, *columns);
    fill_years(table, *columns, report_);
    settle_day_order(table, *columns, report_);
    if (!may_lack_status(table, *columns)) return false;
    tell_hidden(table);
    for (const std::string& name : columns->names()) source_.columns.push_back(name);
    HistoryRows rows(convention_, *columns, report_, reading_, table.days_from_1904);
    rows.know_uids(uids_in(table, *columns));
    history.meetings.reserve(history.meetings.size() + table.records.size());
    source_.lines.reserve(history.meetings.capacity());
    for (CsvRecord& record : table.records) {
      read_record(record, table, *columns, rows);
      record = {};  // of many thousand, none is kept
    }
    rows.tell_left_out(table.header);
    for (const std::string& one : rows.unknown_bodies()) source_.unknown_bodies.push_back(one);
    return true;
  }

  // What somebody said of a column that the file does not have is a slip of the finger.
  void check_given(const CsvRecord& place) {
    for (const auto& [written, column] : reading_.columns) {
      if (headers_.contains(base::fold(written))) continue;
      base::MessageList all;
      for (const std::string& field : place.fields) {
        if (!base::trim(field).empty()) all.push_back(msg("“{}”", std::string(base::trim(field))));
      }
      report_.error(place, "no-such-column", msg("this file has no column “{}”", written),
                    msg("its columns: {}", std::move(all)));
    }
  }

  History history;

 private:
  bool may_lack_status(const CsvTable& table, const HistoryColumns& columns) {
    if (columns.has("status") || columns.of_calendar()) return true;
    if (!reading_.today) {
      report_.error(table.header, "missing-column", msg("the column “{}” is missing", "status"),
                    msg("say of each session whether it was held"));
      return false;
    }
    if (!table.records.empty()) {
      report_.warn(table.header, "status-not-told",
                   msg("no column tells the status: of what is not recorded yet, what lies before "
                       "today is taken as held, the rest as proposed"));
    }
    return true;
  }

  std::shared_ptr<const std::set<std::string>> shared_told(std::set<std::string> told) {
    auto& shared = told_[told];
    if (!shared) shared = std::make_shared<const std::set<std::string>>(std::move(told));
    return shared;
  }

  // They are rows like others: a filter does not unsay what stands in them.
  void tell_hidden(const CsvTable& table) {
    if (table.hidden.empty()) return;
    report_.warn(table.header, "hidden-rows",
                 msg("{0} {0:row|rows} of this sheet {0:is|are} hidden: {0:it is|they are} read, "
                     "too",
                     static_cast<std::int64_t>(table.hidden.size())),
                 msg("delete what is not to be read"));
  }

  // Only a table that marks second convocations asks for them.
  static std::set<std::string> uids_in(const CsvTable& table, const HistoryColumns& columns) {
    std::set<std::string> uids;
    if (!columns.has("second_of")) return uids;
    for (const CsvRecord& record : table.records) uids.insert(columns.field(record, "uid"));
    uids.erase("");
    return uids;
  }

  void keep(Meeting meeting, CsvLine line) {
    history.meetings.push_back(std::move(meeting));
    source_.lines.push_back(std::move(line));
  }

  // False: it is no row of an export.
  bool take_exported(const CsvRecord& record, const CsvTable& table, HistoryRows& rows) {
    const auto its = exported_.find(record.line);
    if (its == exported_.end()) return false;
    const int errors = report_.errors();
    Meeting meeting = std::move(its->second);
    uids_.take(record, meeting.uid);
    rows.check_order(record, meeting);
    if (report_.errors() > errors) {
      ++source_.bad;
      return true;
    }
    CsvLine line{record.line, table.sheet,
                 shown_record(record, report_.text(), !table.sheet.empty()),
                 shared_told(told_of_exported(meeting))};
    line.exported = true;
    keep(std::move(meeting), std::move(line));
    return true;
  }

  void read_record(const CsvRecord& record, const CsvTable& table, const HistoryColumns& columns,
                   HistoryRows& rows) {
    if (take_exported(record, table, rows)) return;
    const int errors = report_.errors();
    if (!record.broken && pass_over(record, table, columns)) return;
    if (record.broken || !has_right_width(record, columns, report_)) {
      ++source_.bad;
      return;
    }
    auto meeting = rows.read(record);
    if (rows.left_out()) return;
    std::string uid = columns.field(record, "uid");
    if (!uid.empty()) {
      uids_.take(record, uid);
    } else if (meeting) {
      auto made = uids_.make(record, *meeting);
      if (!made) return;
      uid = std::move(*made);
    }
    if (meeting && !rows.denied().empty() && !reading_.asks) {
      report_.error(record, "session-denied",
                    msg("“{}” says that it did not take place, and the line that it did",
                        base::one_line(rows.denied())),
                    msg("write “{}” as its status, or leave these words out", "annulée"));
    }
    if (meeting && !record.unclear.empty() && !reading_.asks) {
      report_.error(record, "unclear-day",
                    msg("“{}” could be meant in two ways: the day or the month comes first",
                        record.unclear.front().written),
                    msg("write a day as 13/10/2026 or 2026-10-13"));
    }
    if (!meeting || report_.errors() > errors) {
      ++source_.bad;
      return;
    }
    meeting->uid = std::move(uid);
    keep(std::move(*meeting),
         {record.line, table.sheet, shown_record(record, report_.text(), !table.sheet.empty()),
          shared_told(rows.told_in(record)), rows.nearly(), record.unclear, rows.denied()});
  }

  // What is no session is told, and holds nothing up.
  bool pass_over(const CsvRecord& record, const CsvTable& table, const HistoryColumns& columns) {
    if (repeats_header(record, table.header, names_)) return true;
    if (!is_no_session(record, columns, convention_, table.days_from_1904)) return false;
    const auto first = std::ranges::find_if(
        record.fields, [](const std::string& field) { return !base::trim(field).empty(); });
    report_.warn(record, "no-session",
                 msg("“{}” is no session: this line is passed over", base::one_line(*first)),
                 msg("write the day of the session where it is one"));
    return true;
  }

  const Convention& convention_;
  const SheetReading& reading_;
  ColumnNames& names_;
  CsvReport& report_;
  CsvSource& source_;
  HistoryUids uids_;
  std::map<int, Meeting> exported_;  // of the table that is read, by their lines
  std::map<std::set<std::string>, std::shared_ptr<const std::set<std::string>>> told_;
  std::set<std::string> headers_;  // folded, of all that was read
};

// Some of it, or nothing where a line is wrong and all of them are wanted.
std::optional<History> outcome(History history, const CsvReport& report,
                               const SheetReading& reading) {
  if (report.errors() > 0 && !reading.without_bad) return std::nullopt;
  return history;
}

}  // namespace

std::optional<History> read_history_sheet(const std::string& file, std::string_view bytes,
                                          const Convention& convention,
                                          base::Diagnostics& diagnostics, CsvSource& source,
                                          const SheetReading& reading) {
  const base::FileText read = base::text_of_file(bytes);
  ColumnNames names(reading.columns, reading.columns_by_shape);
  CsvReport report(file, read.text, diagnostics);
  if (read.mended_line > 0) {
    CsvRecord place;
    place.line = read.mended_line;
    place.offset = read.text.size();
    report.warn(place, "mixed-encoding",
                msg("some letters are written in another encoding than the rest"),
                msg("look at the accents of this line and of those below"));
  }
  CsvTable table =
      read_csv(report, [&](const CsvRecord& record) { return names_a_table(record, names); });
  if (table.header.fields.empty() && report.errors() > 0) return std::nullopt;
  unguard(table);
  if (take_exchange(table, report, source)) return outcome(History(), report, reading);
  Reader reader(convention, reading, names, report, source);
  if (!reader.read(table)) return std::nullopt;
  reader.check_given(table.header);
  return outcome(std::move(reader.history), report, reading);
}

std::optional<History> read_history_book(const std::string& file, base::Book book,
                                         const Convention& convention,
                                         base::Diagnostics& diagnostics, CsvSource& source,
                                         const SheetReading& reading) {
  ColumnNames names(reading.columns, reading.columns_by_shape);
  CsvReport report(file, "", diagnostics);
  if (!find_named_sheets(book, reading, report)) return std::nullopt;
  for (const base::BookSheet& sheet : book.sheets) {
    if (!sheet.hidden) continue;
    source.whole = source.whole && !has_columns(sheet, names);
    report.on_sheet(sheet.name);
    report.warn({}, "sheet-left-out", msg("this sheet is hidden: it is left out"));
  }
  name_bodies(book, convention, reading, names, report, source);
  std::vector<CsvTable> tables = sheets_to_read(
      tables_of(std::move(book),
                [&](const CsvRecord& record) { return names_a_table(record, names); }),
      reading, names, report, source);
  if (tables.empty() && says_anything(source.exchange)) return outcome({}, report, reading);
  if (tables.empty()) {
    report.on_sheet("");
    report.error({}, "empty-file", msg("the file is empty"), msg("put the table into a sheet"));
    return std::nullopt;
  }
  Reader reader(convention, reading, names, report, source);
  for (CsvTable& table : tables) {
    if (!reader.read(table)) return std::nullopt;
    table.records = {};
  }
  reader.check_given(tables.front().header);
  return outcome(std::move(reader.history), report, reading);
}

std::optional<History> read_history_csv(const std::string& file, std::string_view bytes,
                                        const Convention& convention,
                                        base::Diagnostics& diagnostics, CsvSource* source,
                                        const SitterOf& find, std::optional<Day> today) {
  CsvSource own;
  return read_history_sheet(file, bytes, convention, diagnostics, source ? *source : own,
                            {find, today});
}

}  // namespace gouvernail::governance
