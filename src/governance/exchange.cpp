// SPDX-License-Identifier: MPL-2.0
#include "governance/exchange.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "calendar/local_time.h"
#include "governance/history_columns.h"
#include "governance/history_csv.h"
#include "governance/meeting.h"
#include "governance/presence_text.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;

std::string iso_or_nothing(const std::optional<Day>& day) {
  return day ? calendar::to_iso(*day) : std::string();
}

std::string iso_or_nothing(const std::optional<calendar::LocalTime>& moment) {
  return moment ? calendar::to_iso(*moment) : std::string();
}

constexpr std::array<const char*, 5> answer_words = {"accepted", "declined", "delegated",
                                                     "needs-action", "tentative"};

std::string answer_text(Answer answer) { return answer_words[static_cast<std::size_t>(answer)]; }

std::optional<Answer> parse_answer(const std::string& text) {
  const auto* const word = std::ranges::find(answer_words, text);
  if (word == answer_words.end()) return std::nullopt;
  return static_cast<Answer>(word - answer_words.begin());
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "|") + part;
  return text;
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
        rows.push_back({one.key, one.name, one.address, one.party, joined(one.aliases)});
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
        rows.push_back({one.meeting, one.person, answer_text(one.answer), one.delegate,
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
                        answer_text(one.answer), one.delegate, std::to_string(one.sequence),
                        calendar::to_ical_utc(one.dtstamp), iso_or_nothing(one.start),
                        iso_or_nothing(one.end), one.comment,
                        calendar::to_ical_utc(one.received_at), one.digest});
      }
      break;
  }
  return rows;
}

// The cells of a record by the names of the columns, and what is wrong in them.
class ExchangeRow {
 public:
  ExchangeRow(const CsvRecord& record, const std::map<std::string, std::size_t>& places,
              CsvReport& report)
      : record_(record), places_(places), report_(report), errors_(report.errors()) {}

  std::string text(const std::string& column) const {
    const auto place = places_.find(column);
    if (place == places_.end() || place->second >= record_.fields.size()) return "";
    return record_.fields[place->second];
  }
  std::string need_text(const std::string& column) {
    std::string value(base::trim(text(column)));
    if (value.empty()) complain(column, "missing-value", msg("column {} is empty", column));
    return value;
  }
  std::optional<Day> day(const std::string& column) {
    const std::string value(base::trim(text(column)));
    if (value.empty()) return std::nullopt;
    const auto day = calendar::parse_iso_day(value);
    if (!day) complain(column, "bad-day", msg("column {0}: “{1}” is no day", column, value));
    return day;
  }
  Day need_day(const std::string& column) {
    if (!need_text(column).empty()) return day(column).value_or(Day{});
    return Day{};
  }
  std::optional<calendar::LocalTime> moment(const std::string& column) {
    const std::string value(base::trim(text(column)));
    if (value.empty()) return std::nullopt;
    const auto moment = calendar::parse_local_time(value);
    if (!moment) complain(column, "bad-time", msg("column {0}: “{1}” is no time", column, value));
    return moment;
  }
  calendar::UtcTime need_instant(const std::string& column) {
    const std::string stamp = need_text(column);
    const auto at = calendar::parse_ical_utc(stamp);
    if (!at) complain(column, "bad-time", msg("“{}” is not a time in UTC", stamp));
    return at.value_or(calendar::UtcTime{});
  }
  Answer need_answer(const std::string& column) {
    const std::string word = need_text(column);
    const auto its = parse_answer(word);
    if (!its) complain(column, "unknown-answer", msg("“{}” is not an answer", word));
    return its.value_or(Answer::needs_action);
  }
  int number(const std::string& column) {
    const std::string value(base::trim(text(column)));
    int number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc{} || read.ptr != value.data() + value.size()) {
      complain(column, "bad-number", msg("column {0}: “{1}” is no number", column, value));
    }
    return number;
  }
  void complain(const std::string& column, std::string code, base::Message what) {
    const auto place = places_.find(column);
    report_.error(record_, std::move(code), std::move(what),
                  msg("write it as an export of Gouvernail has it"),
                  place == places_.end() ? std::nullopt : std::optional(place->second));
  }
  bool sound() const { return report_.errors() == errors_; }

 private:
  const CsvRecord& record_;
  const std::map<std::string, std::size_t>& places_;
  CsvReport& report_;
  int errors_;
};

Seat seat_in(ExchangeRow& row) {
  return {row.need_text("role"), row.need_text("person"), row.text("party"), row.need_day("from"),
          row.day("until")};
}

Person person_in(ExchangeRow& row) {
  Person person{row.need_text("key"), row.text("name"), row.text("address"), row.text("party"), {}};
  const std::string aliases = row.text("aliases");
  if (!aliases.empty()) person.aliases = base::split(aliases, '|');
  return person;
}

Waiver waiver_in(ExchangeRow& row) {
  return {row.need_text("id"),   row.need_text("target"),    row.day("from"),
          row.day("until"),      row.need_day("granted_on"), row.text("reason"),
          row.text("authority"), row.text("evidence")};
}

AnswerRecord answer_in(ExchangeRow& row) {
  AnswerRecord answer;
  answer.meeting = row.need_text("meeting");
  answer.person = row.need_text("person");
  answer.answer = row.need_answer("answer");
  answer.delegate = row.text("delegate");
  answer.sequence = row.number("sequence");
  answer.dtstamp = row.need_instant("dtstamp");
  answer.comment = row.text("comment");
  return answer;
}

Undecided undecided_in(ExchangeRow& row) {
  Undecided undecided;
  undecided.meeting = row.need_text("meeting");
  const std::string word = row.need_text("doubt");
  const auto doubt = doubt_of_word(word);
  if (!doubt) {
    row.complain("doubt", "unknown-doubt", msg("“{}” is no reason why an answer waits", word));
  }
  undecided.doubt = doubt.value_or(Doubt::stranger);
  undecided.attendee = row.need_text("attendee");
  undecided.sender = row.text("sender");
  undecided.answer = row.need_answer("answer");
  undecided.delegate = row.text("delegate");
  undecided.sequence = row.number("sequence");
  undecided.dtstamp = row.need_instant("dtstamp");
  undecided.start = row.moment("start");
  undecided.end = row.moment("end");
  undecided.comment = row.text("comment");
  undecided.received_at = row.need_instant("received_at");
  undecided.digest = row.need_text("digest");
  return undecided;
}

Tick tick_in(ExchangeRow& row) {
  return {row.need_text("meeting"), row.need_text("checklist"),  row.need_text("item"),
          row.need_day("done_on"),  row.need_day("session_day"), row.text("person"),
          row.text("note")};
}

}  // namespace

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

std::optional<ExchangeTable> exchange_table_of(const CsvRecord& header) {
  Texts names;
  for (const std::string& field : header.fields) {
    std::string name(base::trim(field));
    if (!name.empty()) names.push_back(std::move(name));
  }
  for (const ExchangeTable table : exchange_tables) {
    if (table != ExchangeTable::meetings && columns_of(table) == names) return table;
  }
  return std::nullopt;
}

void read_exchange(ExchangeTable kind, const CsvTable& table, CsvReport& report, Exchange& into) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < table.header.fields.size(); ++i) {
    places.emplace(base::trim(table.header.fields[i]), i);
  }
  const auto keep = [](auto& list, const ExchangeRow& row, auto value) {
    if (row.sound()) list.push_back(std::move(value));
  };
  for (const CsvRecord& record : table.records) {
    if (record.broken) continue;
    ExchangeRow row(record, places, report);
    if (kind == ExchangeTable::seats) keep(into.history.seats, row, seat_in(row));
    if (kind == ExchangeTable::persons) keep(into.persons, row, person_in(row));
    if (kind == ExchangeTable::waivers) keep(into.history.waivers, row, waiver_in(row));
    if (kind == ExchangeTable::answers) keep(into.answers, row, answer_in(row));
    if (kind == ExchangeTable::undecided) keep(into.undecided, row, undecided_in(row));
    if (kind == ExchangeTable::ticks) keep(into.history.ticks, row, tick_in(row));
  }
}

}  // namespace gouvernail::governance
