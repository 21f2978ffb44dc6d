// SPDX-License-Identifier: MPL-2.0
#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "base/text.h"
#include "calendar/local_time.h"
#include "governance/exchange.h"
#include "governance/history_cells.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"

namespace gouvernail::governance {
namespace {

using base::msg;
using calendar::Day;
using ColumnPlaces = std::map<std::string, std::size_t>;  // of the columns, by name

std::optional<Answer> parse_answer(const std::string& text) {
  for (const Answer one : {Answer::accepted, Answer::declined, Answer::delegated,
                           Answer::needs_action, Answer::tentative}) {
    if (text == exchange_word(one)) return one;
  }
  return std::nullopt;
}

// The cells of a record by the names of the columns, and what is wrong in them.
class ExchangeRow {
 public:
  ExchangeRow(const CsvRecord& record, const ColumnPlaces& places, bool days_from_1904,
              CsvReport& report)
      : record_(record),
        places_(places),
        days_from_1904_(days_from_1904),
        report_(report),
        errors_(report.errors()) {}

  // Whether none of its columns says anything: what somebody wrote beside the table, or nothing.
  bool is_blank() const {
    return std::ranges::all_of(
        places_, [&](const auto& one) { return base::trim(text(one.first)).empty(); });
  }

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
    // As an export has it, or as whoever mended the table typed it.
    const auto typed = moment_of_cell(value, days_from_1904_);
    if (typed && typed->time.value_or(calendar::Minutes{0}) == calendar::Minutes{0}) {
      return typed->day;
    }
    complain(column, "bad-day", msg("column {0}: “{1}” is no day", column, value));
    return std::nullopt;
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
  const ColumnPlaces& places_;
  bool days_from_1904_;
  CsvReport& report_;
  int errors_;
};

Seat seat_in(ExchangeRow& row) {
  return {row.need_text("role"), row.need_text("person"), row.text("party"), row.need_day("from"),
          row.day("until")};
}

// The way back from joined_aliases.
std::vector<std::string> aliases_in(const std::string& text) {
  std::vector<std::string> aliases(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool guards =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '|' || text[i + 1] == '\\');
    if (guards) {
      aliases.back() += text[++i];
    } else if (text[i] == '|') {
      aliases.emplace_back();
    } else {
      aliases.back() += text[i];
    }
  }
  std::erase(aliases, "");
  return aliases;
}

Person person_in(ExchangeRow& row) {
  Person person{row.need_text("key"), row.text("name"), row.text("address"), row.text("party"), {}};
  person.aliases = aliases_in(row.text("aliases"));
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

// By which a table is known. What else it has may stand in any order, and beside columns that are
// not ours.
std::vector<std::string> telling_columns(ExchangeTable table) {
  switch (table) {
    case ExchangeTable::meetings:  // those have a reading of their own
      return {};
    case ExchangeTable::attendance:
      return {"meeting", "body", "day", "role", "count"};
    case ExchangeTable::seats:
      return {"role", "person", "from"};
    case ExchangeTable::persons:
      return {"key", "name", "address"};
    case ExchangeTable::waivers:
      return {"id", "target", "granted_on"};
    case ExchangeTable::answers:
      return {"meeting", "person", "answer", "dtstamp"};
    case ExchangeTable::undecided:
      return {"meeting", "doubt", "attendee", "received_at", "digest"};
    case ExchangeTable::ticks:
      return {"meeting", "checklist", "item", "done_on"};
  }
  return {};
}

// The first of several that are called alike.
ColumnPlaces places_in(const CsvRecord& header) {
  ColumnPlaces places;
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    places.emplace(base::trim(header.fields[i]), i);
  }
  return places;
}

// An empty cell says that nothing is recorded, a column that is not there says nothing: what it
// held would be taken for erased.
bool has_all_columns(ExchangeTable kind, const CsvTable& table, const ColumnPlaces& places,
                     CsvReport& report) {
  bool all = true;
  for (const std::string& column : columns_of(kind)) {
    if (kind == ExchangeTable::attendance || places.contains(column)) continue;
    all = false;
    report.error(table.header, "missing-column", msg("the column “{}” is missing", column),
                 msg("write it as an export of Gouvernail has it"));
  }
  return all;
}

// The values of one kind, each with its place.
template <class Value>
void keep(std::vector<Value>& values, std::vector<ExchangePlace>& places, const ExchangeRow& row,
          ExchangePlace place, Value value) {
  if (!row.sound()) return;
  values.push_back(std::move(value));
  places.push_back(std::move(place));
}

void read_row(ExchangeTable kind, ExchangeRow& row, ExchangePlace place, Exchange& into) {
  ExchangePlaces& at = into.places;
  switch (kind) {
    case ExchangeTable::meetings:
    case ExchangeTable::attendance:
      return;
    case ExchangeTable::seats:
      return keep(into.history.seats, at.seats, row, std::move(place), seat_in(row));
    case ExchangeTable::persons:
      return keep(into.persons, at.persons, row, std::move(place), person_in(row));
    case ExchangeTable::waivers:
      return keep(into.history.waivers, at.waivers, row, std::move(place), waiver_in(row));
    case ExchangeTable::answers:
      return keep(into.answers, at.answers, row, std::move(place), answer_in(row));
    case ExchangeTable::undecided:
      return keep(into.undecided, at.undecided, row, std::move(place), undecided_in(row));
    case ExchangeTable::ticks:
      return keep(into.history.ticks, at.ticks, row, std::move(place), tick_in(row));
  }
}

}  // namespace

std::optional<ExchangeTable> exchange_table_of(const CsvRecord& header) {
  const ColumnPlaces places = places_in(header);
  for (const ExchangeTable table : exchange_tables) {
    const auto telling = telling_columns(table);
    const bool all = std::ranges::all_of(
        telling, [&](const std::string& column) { return places.contains(column); });
    if (!telling.empty() && all) return table;
  }
  return std::nullopt;
}

int read_exchange(ExchangeTable kind, const CsvTable& table, CsvReport& report, Exchange& into) {
  const ColumnPlaces all = places_in(table.header);
  if (!has_all_columns(kind, table, all, report)) return static_cast<int>(table.records.size());
  ColumnPlaces places;
  for (const std::string& column : columns_of(kind)) {
    const auto its = all.find(column);
    if (its != all.end()) places.insert(*its);
  }
  int bad = 0;
  for (const CsvRecord& record : table.records) {
    const int errors = report.errors();
    ExchangeRow row(record, places, table.days_from_1904, report);
    if (!record.broken && row.is_blank()) continue;
    ExchangePlace place{record.line, table.sheet,
                        shown_record(record, report.text(), !table.sheet.empty())};
    if (!record.broken) read_row(kind, row, std::move(place), into);
    if (record.broken || report.errors() > errors) ++bad;
  }
  return bad;
}

}  // namespace gouvernail::governance
