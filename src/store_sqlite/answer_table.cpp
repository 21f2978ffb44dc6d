// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/answer_table.h"

#include <SQLiteCpp/Statement.h>

#include "records/content.h"
#include "records/errors.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;

records::StoreError unreadable_answer() {
  return records::damaged(msg("an answer cannot be read"));
}

calendar::UtcTime answer_time(SQLite::Statement& row, int column) {
  const auto time = calendar::parse_ical_utc(row.getColumn(column).getString());
  if (!time) throw unreadable_answer();
  return *time;
}

std::optional<calendar::LocalTime> local_in(SQLite::Statement& row, int column) {
  return calendar::parse_local_time(row.getColumn(column).getString());
}

std::string iso(const std::optional<calendar::LocalTime>& time) {
  return time ? calendar::to_iso(*time) : "";
}

records::Decision decision_of(const std::string& text) {
  return text == "accepted"  ? records::Decision::accepted
         : text == "refused" ? records::Decision::refused
                             : records::Decision::waiting;
}

const char* word_of(records::Decision decision) {
  switch (decision) {
    case records::Decision::waiting:
      return "waiting";
    case records::Decision::accepted:
      return "accepted";
    case records::Decision::refused:
      return "refused";
  }
  return "";
}

constexpr const char* undecided_columns =
    "id, meeting, reason, attendee, sender, answer, delegate, sequence, dtstamp, starts, ends, "
    "comment, received_at, state, digest";

records::Undecided undecided_of(SQLite::Statement& row) {
  records::Undecided u;
  u.id = row.getColumn(0).getInt64();
  u.meeting = row.getColumn(1).getString();
  const auto doubt = records::doubt_of_word(row.getColumn(2).getString());
  if (!doubt) throw unreadable_answer();
  u.doubt = *doubt;
  u.attendee = row.getColumn(3).getString();
  u.sender = row.getColumn(4).getString();
  u.answer = records::answer_of_word(row.getColumn(5).getString())
                 .value_or(governance::Answer::needs_action);
  u.delegate = row.getColumn(6).getString();
  u.sequence = row.getColumn(7).getInt();
  u.dtstamp = answer_time(row, 8);
  u.start = local_in(row, 9);
  u.end = local_in(row, 10);
  u.comment = row.getColumn(11).getString();
  u.received_at = answer_time(row, 12);
  u.state = decision_of(row.getColumn(13).getString());
  u.digest = row.getColumn(14).getString();
  return u;
}

}  // namespace

void CommentTable::add(std::int64_t fact, std::int64_t person, const std::string& comment) {
  SQLite::Statement insert(database_,
                           "INSERT INTO answer_comments (fact, person, comment) VALUES (?, ?, ?)");
  insert.bind(1, fact);
  insert.bind(2, person);
  insert.bind(3, comment);
  insert.exec();
}

std::unordered_map<std::int64_t, std::string> CommentTable::by_fact() {
  SQLite::Statement rows(database_, "SELECT fact, comment FROM answer_comments");
  std::unordered_map<std::int64_t, std::string> comments;
  while (rows.executeStep()) {
    comments.emplace(rows.getColumn(0).getInt64(), rows.getColumn(1).getString());
  }
  return comments;
}

std::vector<records::Undecided> UndecidedTable::all() {
  SQLite::Statement rows(
      database_, std::string("SELECT ") + undecided_columns + " FROM undecided ORDER BY id");
  std::vector<records::Undecided> result;
  while (rows.executeStep()) result.push_back(undecided_of(rows));
  return result;
}

bool UndecidedTable::add(const records::Undecided& u, const std::string& digest) {
  // No ON CONFLICT: a row that is not inserted must not use up a number.
  SQLite::Statement insert(database_, R"(
      INSERT INTO undecided (digest, meeting, reason, attendee, sender, answer, delegate, sequence,
                             dtstamp, starts, ends, comment, received_at, state)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'waiting'
      WHERE NOT EXISTS (SELECT 1 FROM undecided WHERE digest = ?1))");
  insert.bind(1, digest);
  insert.bind(2, u.meeting);
  insert.bind(3, records::doubt_word(u.doubt));
  insert.bind(4, u.attendee);
  insert.bind(5, u.sender);
  insert.bind(6, records::answer_word(u.answer));
  insert.bind(7, u.delegate);
  insert.bind(8, u.sequence);
  insert.bind(9, calendar::to_ical_utc(u.dtstamp));
  insert.bind(10, iso(u.start));
  insert.bind(11, iso(u.end));
  insert.bind(12, u.comment);
  insert.bind(13, calendar::to_ical_utc(u.received_at));
  return insert.exec() > 0;
}

std::optional<records::Undecided> UndecidedTable::find_waiting(std::int64_t id) {
  SQLite::Statement row(database_, std::string("SELECT ") + undecided_columns +
                                       " FROM undecided WHERE id = ? AND state = 'waiting'");
  row.bind(1, id);
  if (!row.executeStep()) return std::nullopt;
  return undecided_of(row);
}

void UndecidedTable::decide(std::int64_t id, records::Decision decision) {
  SQLite::Statement update(database_, "UPDATE undecided SET state = ? WHERE id = ?");
  update.bind(1, word_of(decision));
  update.bind(2, id);
  update.exec();
}

}  // namespace gouvernail::store_sqlite
