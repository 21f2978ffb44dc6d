// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/answer_table.h"

#include <SQLiteCpp/Statement.h>

#include "base/sha256.h"
#include "records/checks.h"
#include "records/content.h"
#include "records/errors.h"
#include "store_sqlite/facts.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;

records::StoreError damaged() {
  return {records::StoreFault::damaged, msg("an answer cannot be read"),
          msg("run journal verify, and restore the database from a backup")};
}

calendar::UtcTime time_in(SQLite::Statement& row, int column) {
  const auto time = calendar::parse_ical_utc(row.getColumn(column).getString());
  if (!time) throw damaged();
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

constexpr const char* undecided_columns =
    "id, meeting, reason, attendee, sender, answer, delegate, sequence, dtstamp, starts, ends, "
    "comment, received_at, state";

records::Undecided undecided_of(SQLite::Statement& row) {
  records::Undecided u;
  u.id = row.getColumn(0).getInt64();
  u.meeting = row.getColumn(1).getString();
  u.reason = row.getColumn(2).getString();
  u.attendee = row.getColumn(3).getString();
  u.sender = row.getColumn(4).getString();
  u.answer = row.getColumn(5).getString();
  u.delegate = row.getColumn(6).getString();
  u.sequence = row.getColumn(7).getInt();
  u.dtstamp = time_in(row, 8);
  u.start = local_in(row, 9);
  u.end = local_in(row, 10);
  u.comment = row.getColumn(11).getString();
  u.received_at = time_in(row, 12);
  u.state = decision_of(row.getColumn(13).getString());
  return u;
}

}  // namespace

std::vector<records::AnswerRecord> load_answers(SQLite::Database& database) {
  const auto keys = PersonTable(database).keys_by_token();
  const auto key_of = [&](const std::string& token) {
    const auto key = keys.find(token);
    return key == keys.end() ? token : key->second;
  };
  SQLite::Statement rows(database,
                         "SELECT content, coalesce(comment, ''), recorded_at FROM facts LEFT JOIN "
                         "answer_comments ON answer_comments.fact = facts.id WHERE kind = "
                         "'answer' ORDER BY facts.id");
  std::vector<records::AnswerRecord> answers;
  while (rows.executeStep()) {
    const std::string content = rows.getColumn(0).getString();
    if (content == records::withdrawn) continue;
    auto answer = records::from_content<records::AnswerRecord>(content);
    answer.person = key_of(answer.person);
    if (!answer.delegate.empty()) answer.delegate = key_of(answer.delegate);
    answer.comment = rows.getColumn(1).getString();
    answer.recorded_at = time_in(rows, 2);
    answers.push_back(std::move(answer));
  }
  return answers;
}

void save_comment(SQLite::Database& database, std::int64_t fact, const std::string& token,
                  const std::string& comment) {
  if (comment.empty()) return;
  SQLite::Statement insert(database,
                           "INSERT INTO answer_comments (fact, person, comment) VALUES (?, ?, ?)");
  insert.bind(1, fact);
  insert.bind(2, std::int64_t{std::stoll(token.substr(1))});
  insert.bind(3, comment);
  insert.exec();
}

std::vector<records::Undecided> load_undecided(SQLite::Database& database) {
  SQLite::Statement rows(
      database, std::string("SELECT ") + undecided_columns + " FROM undecided ORDER BY id");
  std::vector<records::Undecided> result;
  while (rows.executeStep()) result.push_back(undecided_of(rows));
  return result;
}

bool put_undecided(SQLite::Database& database, const records::Undecided& u) {
  records::need_id(u.meeting, "meeting");
  records::need_id(u.reason, "reason");
  records::need_id(u.attendee, "attendee");
  const std::string attendee = lower_address(u.attendee);
  const std::string sender = lower_address(u.sender);
  const std::string dtstamp = calendar::to_ical_utc(u.dtstamp);
  const std::string digest = base::sha256_hex(records::netstrings(
      {u.meeting, u.reason, attendee, sender, u.answer, lower_address(u.delegate),
       std::to_string(u.sequence), dtstamp, iso(u.start), iso(u.end)}));
  SQLite::Statement insert(database, R"(
      INSERT INTO undecided (digest, meeting, reason, attendee, sender, answer, delegate, sequence,
                             dtstamp, starts, ends, comment, received_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')
      ON CONFLICT (digest) DO NOTHING)");
  insert.bind(1, digest);
  insert.bind(2, u.meeting);
  insert.bind(3, u.reason);
  insert.bind(4, attendee);
  insert.bind(5, sender);
  insert.bind(6, u.answer);
  insert.bind(7, lower_address(u.delegate));
  insert.bind(8, u.sequence);
  insert.bind(9, dtstamp);
  insert.bind(10, iso(u.start));
  insert.bind(11, iso(u.end));
  insert.bind(12, u.comment);
  insert.bind(13, calendar::to_ical_utc(u.received_at));
  return insert.exec() > 0;
}

records::Undecided decide(SQLite::Database& database, std::int64_t id, bool accepted) {
  SQLite::Statement row(database, std::string("SELECT ") + undecided_columns +
                                      " FROM undecided WHERE id = ? AND state = 'waiting'");
  row.bind(1, id);
  if (!row.executeStep()) {
    throw records::bad_change(
        msg("no answer of the number {} waits for a decision", id),
        msg("“{0}” shows those that do", base::Action(base::Verb::list_answers)));
  }
  records::Undecided found = undecided_of(row);
  row.reset();
  SQLite::Statement update(database, "UPDATE undecided SET state = ? WHERE id = ?");
  update.bind(1, accepted ? "accepted" : "refused");
  update.bind(2, id);
  update.exec();
  return found;
}

std::vector<records::Published> load_published(SQLite::Database& database,
                                               const std::string& collection) {
  SQLite::Statement rows(database,
                         "SELECT collection, meeting, href, etag, content_sha256 FROM published "
                         "WHERE collection = ? ORDER BY meeting");
  rows.bind(1, collection);
  std::vector<records::Published> result;
  while (rows.executeStep()) {
    result.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                      rows.getColumn(2).getString(), rows.getColumn(3).getString(),
                      rows.getColumn(4).getString()});
  }
  return result;
}

void put_published(SQLite::Database& database, const records::Published& p) {
  SQLite::Statement upsert(database, R"(
      INSERT INTO published (collection, meeting, href, etag, content_sha256)
      VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (collection, meeting) DO UPDATE SET href = ?3, etag = ?4, content_sha256 = ?5)");
  upsert.bind(1, p.collection);
  upsert.bind(2, p.meeting);
  upsert.bind(3, p.href);
  upsert.bind(4, p.etag);
  upsert.bind(5, p.content_sha256);
  upsert.exec();
}

void drop_published(SQLite::Database& database, const std::string& collection,
                    const std::string& meeting) {
  SQLite::Statement erase(database, "DELETE FROM published WHERE collection = ? AND meeting = ?");
  erase.bind(1, collection);
  erase.bind(2, meeting);
  erase.exec();
}

}  // namespace gouvernail::store_sqlite
