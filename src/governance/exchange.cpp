// SPDX-License-Identifier: MPL-2.0
#include "governance/exchange.h"

#include <algorithm>

#include "calendar/local_time.h"
#include "governance/history_columns.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"

namespace gouvernail::governance {
namespace {

using calendar::Day;

std::string iso_or_nothing(const std::optional<Day>& day) {
  return day ? calendar::to_iso(*day) : std::string();
}

std::string iso_or_nothing(const std::optional<calendar::LocalTime>& moment) {
  return moment ? calendar::to_iso(*moment) : std::string();
}

using Texts = std::vector<std::string>;

std::vector<Texts> attendance_rows(const History& history) {
  std::vector<Texts> rows;
  for (const Meeting& meeting : history.meetings) {
    if (!meeting.present) continue;
    for (const Presence& one : *meeting.present) {
      rows.push_back({meeting.uid, meeting.body, calendar::to_iso(meeting.day), one.role,
                      std::to_string(one.count), one.person, to_string(one.attending), one.by_role,
                      one.by_person});
    }
  }
  return rows;
}

std::vector<Texts> rows_of(ExchangeTable table, const Exchange& record) {
  std::vector<Texts> rows;
  switch (table) {
    case ExchangeTable::meetings:
      for (const Meeting& one : record.history.meetings) rows.push_back(written_row(one));
      break;
    case ExchangeTable::attendance:
      return attendance_rows(record.history);
    case ExchangeTable::seats:
      for (const Seat& one : record.history.seats) {
        rows.push_back({one.role, one.person, one.party, calendar::to_iso(one.from),
                        iso_or_nothing(one.until)});
      }
      break;
    case ExchangeTable::persons:
      for (const Person& one : record.persons) {
        rows.push_back({one.key, one.name, one.address, one.party, joined_aliases(one.aliases)});
      }
      break;
    case ExchangeTable::waivers:
      for (const Waiver& one : record.history.waivers) {
        rows.push_back({one.id, one.target, iso_or_nothing(one.from), iso_or_nothing(one.until),
                        calendar::to_iso(one.granted_on), one.reason, one.authority, one.evidence});
      }
      break;
    case ExchangeTable::answers:
      for (const AnswerRecord& one : record.answers) {
        rows.push_back({one.meeting, one.person, exchange_word(one.answer), one.delegate,
                        std::to_string(one.sequence), calendar::to_ical_utc(one.dtstamp),
                        one.comment});
      }
      break;
    case ExchangeTable::ticks:
      for (const Tick& one : record.history.ticks) {
        rows.push_back({one.meeting, one.checklist, one.item, calendar::to_iso(one.done_on),
                        calendar::to_iso(one.session_day), one.person, one.note});
      }
      break;
    case ExchangeTable::undecided:
      for (const Undecided& one : record.undecided) {
        rows.push_back({one.meeting, doubt_word(one.doubt), one.attendee, one.sender,
                        exchange_word(one.answer), one.delegate, std::to_string(one.sequence),
                        calendar::to_ical_utc(one.dtstamp), iso_or_nothing(one.start),
                        iso_or_nothing(one.end), one.comment,
                        calendar::to_ical_utc(one.received_at), one.digest});
      }
      break;
  }
  return rows;
}

}  // namespace

const char* exchange_word(Answer answer) {
  static constexpr std::array<const char*, 5> words = {"accepted", "declined", "delegated",
                                                       "needs-action", "tentative"};
  return words[static_cast<std::size_t>(answer)];
}

// A bar that belongs to an address stands behind a backslash, and so does a backslash.
std::string joined_aliases(const std::vector<std::string>& aliases) {
  std::string text;
  for (const std::string& alias : aliases) {
    if (alias.empty()) continue;
    if (!text.empty()) text += '|';
    for (const char c : alias) {
      if (c == '|' || c == '\\') text += '\\';
      text += c;
    }
  }
  return text;
}

bool says_anything(const Exchange& exchange) {
  const History& history = exchange.history;
  return !history.meetings.empty() || !history.seats.empty() || !history.waivers.empty() ||
         !history.ticks.empty() || !exchange.persons.empty() || !exchange.answers.empty() ||
         !exchange.undecided.empty();
}

std::string_view name_of(ExchangeTable table) {
  static constexpr std::array<std::string_view, exchange_tables.size()> names = {
      "meetings", "attendance", "seats", "persons", "waivers", "answers", "ticks", "undecided"};
  return names[static_cast<std::size_t>(table)];
}

std::vector<std::string> columns_of(ExchangeTable table) {
  switch (table) {
    case ExchangeTable::meetings:
      return written_columns();
    case ExchangeTable::attendance:
      return {"meeting", "body",      "day",     "role",     "count",
              "person",  "attending", "by_role", "by_person"};
    case ExchangeTable::seats:
      return {"role", "person", "party", "from", "until"};
    case ExchangeTable::persons:
      return {"key", "name", "address", "party", "aliases"};
    case ExchangeTable::waivers:
      return {"id", "target", "from", "until", "granted_on", "reason", "authority", "evidence"};
    case ExchangeTable::answers:
      return {"meeting", "person", "answer", "delegate", "sequence", "dtstamp", "comment"};
    case ExchangeTable::ticks:
      return {"meeting", "checklist", "item", "done_on", "session_day", "person", "note"};
    case ExchangeTable::undecided:
      return {"meeting", "doubt", "attendee", "sender",  "answer",      "delegate", "sequence",
              "dtstamp", "start", "end",      "comment", "received_at", "digest"};
  }
  return {};
}

base::Sheet sheet_of(ExchangeTable table, const Exchange& record) {
  base::Sheet sheet;
  sheet.id = name_of(table);
  sheet.name = sheet.id;
  sheet.columns = columns_of(table);
  for (Texts& texts : rows_of(table, record)) {
    std::vector<base::Cell> row;
    for (std::string& text : texts) row.emplace_back(std::move(text));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace gouvernail::governance
