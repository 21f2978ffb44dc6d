// SPDX-License-Identifier: MPL-2.0
#include "governance/history_csv.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "base/text.h"
#include "governance/csv_table.h"
#include "governance/history_columns.h"
#include "governance/history_row.h"
#include "governance/presence_text.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;
using calendar::LocalTime;

constexpr const char* made_uid = "csv-";

// FNV-1a, 64 bits: the same text gives the same digits on every machine and for ever.
std::string stable_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += digits[(hash >> shift) & 15U];
  return out;
}

std::string start_text(const Meeting& meeting) {
  return meeting.start_time ? calendar::to_iso(LocalTime{meeting.day, *meeting.start_time})
                            : calendar::to_iso(meeting.day);
}

// A uid stands in reports, file names and invitations: one line, nothing invisible.
bool is_printable(const std::string& uid) {
  return std::none_of(uid.begin(), uid.end(), [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7F;
  });
}

// Uids of one file: those given, each once, and those made for lines that give none.
class Uids {
 public:
  explicit Uids(CsvReport& report) : report_(report) {}

  // A line that says wrongly what else it says still holds its uid.
  void take(const CsvRecord& record, const std::string& uid) {
    if (!is_printable(uid)) {
      report_.error(record, "bad-uid", msg("the uid holds characters that cannot be shown"),
                    msg("write it on one line"));
      return;
    }
    const auto [taken, fresh] = lines_.emplace(uid, record.line);
    if (fresh) return;
    report_.error(record, "duplicate-uid",
                  msg("the uid “{0}” stands already in line {1}", uid, std::int64_t{taken->second}),
                  msg("give each session its own uid, or leave it empty"));
  }

  // From body and start, however they are written; the second session of a body at the same time
  // is told by its rank. Only lines above count: those appended later change nothing.
  std::string make(const CsvRecord& record, const Meeting& meeting) {
    const std::string basis = meeting.body + "|" + start_text(meeting);
    for (;;) {
      const int rank = ++ranks_[basis];
      std::string uid =
          made_uid + stable_hash(rank == 1 ? basis : basis + "|" + std::to_string(rank));
      if (lines_.emplace(uid, record.line).second) return uid;
    }
  }

 private:
  CsvReport& report_;
  std::map<std::string, int> lines_;
  std::map<std::string, int> ranks_;
};

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

// The line that a spreadsheet sums up in, whatever its other cells say; no body is called so.
bool is_total(const CsvRecord& record, const HistoryColumns& columns,
              const Convention& convention) {
  if (convention.find_body(columns.field(record, "body"))) return false;
  const auto first = std::ranges::find_if(
      record.fields, [](const std::string& field) { return !base::trim(field).empty(); });
  return first != record.fields.end() && base::fold(*first).starts_with("total");
}

std::string day_text(const std::optional<Day>& day) {
  return day ? calendar::to_iso(*day) : std::string();
}

std::string csv_line(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) line += ',';
    line += csv_field(field, ',');
  }
  return line + "\r\n";
}

}  // namespace

std::optional<History> read_history_csv(const std::string& file, std::string_view bytes,
                                        const Convention& convention,
                                        base::Diagnostics& diagnostics, CsvSource* source,
                                        const SitterOf& find, std::optional<Day> today) {
  const std::string text = base::to_utf8(bytes);
  CsvReport report(file, text, diagnostics);
  const CsvTable table = read_csv(report, HistoryColumns::is_header);
  if (table.header.fields.empty() && report.failed()) return std::nullopt;
  const auto columns = HistoryColumns::find(table, report);
  if (!columns) return std::nullopt;
  if (!columns->has("status") && !today) {
    report.error(table.header, "missing-column", msg("the column “{}” is missing", "status"),
                 msg("say of each session whether it was held"));
    return std::nullopt;
  }
  if (!columns->has("status") && !table.records.empty()) {
    report.warn(table.header, "status-not-told",
                msg("no column tells the status: what lies before today is taken as held, the "
                    "rest as proposed"));
  }
  if (source) *source = {columns->names(), {}, {}};
  HistoryRows rows(convention, *columns, report, find, today);
  Uids uids(report);
  History history;
  for (const CsvRecord& record : table.records) {
    if (record.broken || !has_right_width(record, *columns, report)) continue;
    if (is_total(record, *columns, convention)) continue;
    auto meeting = rows.read(record);
    std::string uid = columns->field(record, "uid");
    if (!uid.empty()) {
      uids.take(record, uid);
    } else if (meeting) {
      uid = uids.make(record, *meeting);
    }
    if (!meeting) continue;
    meeting->uid = std::move(uid);
    history.meetings.push_back(std::move(*meeting));
    if (!source) continue;
    source->lines.push_back(record.line);
    source->told.push_back(columns->told_in(record));
  }
  if (report.failed()) return std::nullopt;
  return history;
}

bool is_made_uid(const std::string& uid) { return uid.starts_with(made_uid); }

Meeting keep_untold(const Meeting& recorded, Meeting read, const std::set<std::string>& told) {
  const auto keep = [&](const char* column, auto Meeting::*field) {
    if (!told.contains(column)) read.*field = recorded.*field;
  };
  // Of another day, nobody knows whether the hours stay.
  if (read.day == recorded.day) {
    if (!read.start_time) read.start_time = recorded.start_time;
    if (!read.end && read.start_time == recorded.start_time) read.end = recorded.end;
  }
  keep("status", &Meeting::status);
  keep("note", &Meeting::note);
  // A status says of itself that nobody was convened, that nobody came; and those convened to
  // another day are not convened to this one.
  const bool held = read.status == MeetingStatus::held;
  const bool convened =
      held || (read.status != MeetingStatus::proposed && read.day == recorded.day);
  if (convened) keep("convened_on", &Meeting::convened_on);
  if (held) keep("present", &Meeting::present);
  if (held) keep("minutes_on", &Meeting::minutes_on);
  keep("documents_on", &Meeting::documents_on);
  keep("cancelled_on", &Meeting::cancelled_on);
  keep("urgent", &Meeting::urgent);
  keep("site", &Meeting::site);
  keep("agenda", &Meeting::agenda);
  keep("reason", &Meeting::reason);
  keep("moved_from", &Meeting::moved_from);
  keep("minutes_sent_on", &Meeting::minutes_sent_on);
  keep("joint", &Meeting::joint);
  keep("second_of", &Meeting::second_of);
  keep("awaited", &Meeting::awaited);
  return read;
}

std::string write_history_csv(const History& history) {
  std::string text = csv_line(written_columns());
  for (const Meeting& m : history.meetings) {
    text += csv_line({m.uid,
                      m.body,
                      start_text(m),
                      m.end ? calendar::to_iso(*m.end) : "",
                      to_string(m.status),
                      day_text(m.convened_on),
                      presence_text(m.present),
                      day_text(m.minutes_on),
                      m.note,
                      day_text(m.documents_on),
                      day_text(m.cancelled_on),
                      m.urgent ? "yes" : "",
                      m.site,
                      m.agenda,
                      m.reason,
                      day_text(m.moved_from),
                      day_text(m.minutes_sent_on),
                      m.joint,
                      m.second_of,
                      m.awaited ? to_text(*m.awaited) : ""});
  }
  return text;
}

}  // namespace gouvernail::governance
