// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/outbox_table.h"

#include <SQLiteCpp/Statement.h>

#include <array>

#include "base/message.h"
#include "base/text.h"
#include "records/errors.h"

namespace gouvernail::store_sqlite {
namespace {

constexpr std::array all_states = {records::MailState::pending, records::MailState::sending,
                                   records::MailState::sent, records::MailState::refused,
                                   records::MailState::superseded};

constexpr const char* mail_columns =
    "outbox.id, kind, subject, revision, method, sender, recipient, coalesce(persons.key, ''), "
    "message_id, state, attempts, queued_at, changed_at, due_at, reply, documents";

records::StoreError unreadable_mail() {
  return records::damaged(base::msg("a mail of the outbox cannot be read"));
}

std::string lines_of(const std::vector<std::string>& documents) {
  std::string lines;
  for (const std::string& one : documents) lines += (lines.empty() ? "" : "\n") + one;
  return lines;
}

calendar::UtcTime mail_time(SQLite::Statement& row, int column) {
  const auto time = calendar::parse_ical_utc(row.getColumn(column).getString());
  if (!time) throw unreadable_mail();
  return *time;
}

records::OutgoingMail mail_of(SQLite::Statement& row) {
  records::OutgoingMail mail;
  mail.id = row.getColumn(0).getInt64();
  mail.kind = row.getColumn(1).getString();
  mail.subject = row.getColumn(2).getString();
  mail.revision = row.getColumn(3).getString();
  mail.method = row.getColumn(4).getString();
  mail.sender = row.getColumn(5).getString();
  mail.recipient = row.getColumn(6).getString();
  mail.person = row.getColumn(7).getString();
  mail.message_id = row.getColumn(8).getString();
  const std::string state = row.getColumn(9).getString();
  for (const records::MailState each : all_states) {
    if (state == to_string(each)) mail.state = each;
  }
  mail.attempts = row.getColumn(10).getInt();
  mail.queued_at = mail_time(row, 11);
  mail.changed_at = mail_time(row, 12);
  mail.due_at = mail_time(row, 13);
  mail.reply = row.getColumn(14).getInt();
  const std::string documents = row.getColumn(15).getString();
  if (!documents.empty()) mail.documents = base::split(documents, '\n');
  return mail;
}

}  // namespace

std::optional<std::int64_t> OutboxTable::add(const records::OutgoingMail& mail,
                                             std::optional<std::int64_t> person) {
  // No ON CONFLICT: a row that is not inserted must not use up a number.
  SQLite::Statement insert(database_, R"(
      INSERT INTO outbox (kind, subject, revision, method, sender, recipient, person, message_id,
                          message, state, queued_at, changed_at, due_at, documents)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'pending', ?10, ?10, ?10, ?11
      WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE kind = ?1 AND subject = ?2 AND revision = ?3
                        AND method = ?4 AND recipient = ?6))");
  insert.bind(1, mail.kind);
  insert.bind(2, mail.subject);
  insert.bind(3, mail.revision);
  insert.bind(4, mail.method);
  insert.bind(5, mail.sender);
  insert.bind(6, mail.recipient);
  person ? insert.bind(7, *person) : insert.bind(7);
  insert.bind(8, mail.message_id);
  insert.bindNoCopy(9, mail.message.data(), static_cast<int>(mail.message.size()));
  insert.bind(10, calendar::to_ical_utc(mail.queued_at));
  insert.bind(11, lines_of(mail.documents));
  if (insert.exec() == 0) return std::nullopt;
  return database_.getLastInsertRowid();
}

void OutboxTable::supersede(const records::OutgoingMail& mail, std::int64_t id) {
  SQLite::Statement update(database_, R"(
      UPDATE outbox SET state = 'superseded', message = x'', changed_at = ?1
      WHERE kind = ?2 AND subject = ?3 AND recipient = ?4 AND state = 'pending' AND id < ?5)");
  update.bind(1, calendar::to_ical_utc(mail.queued_at));
  update.bind(2, mail.kind);
  update.bind(3, mail.subject);
  update.bind(4, mail.recipient);
  update.bind(5, id);
  update.exec();
}

void OutboxTable::forget(const records::OutgoingMail& mail, records::MailState state) {
  SQLite::Statement gone(database_, R"(
      DELETE FROM outbox WHERE kind = ?1 AND subject = ?2 AND revision = ?3 AND method = ?4
                         AND recipient = ?5 AND state = ?6)");
  gone.bind(1, mail.kind);
  gone.bind(2, mail.subject);
  gone.bind(3, mail.revision);
  gone.bind(4, mail.method);
  gone.bind(5, mail.recipient);
  gone.bind(6, to_string(state));
  gone.exec();
}

int OutboxTable::drop(const std::string& kind, const std::string& meeting,
                      const std::string& recipient, calendar::UtcTime now) {
  SQLite::Statement update(database_, R"(
      UPDATE outbox SET state = 'superseded', message = x'', changed_at = ?1
      WHERE kind = ?2 AND subject = ?3 AND ?4 IN ('', recipient) AND state = 'pending')");
  update.bind(1, calendar::to_ical_utc(now));
  update.bind(2, kind);
  update.bind(3, meeting);
  update.bind(4, recipient);
  return update.exec();
}

std::vector<records::OutgoingMail> OutboxTable::all() {
  SQLite::Statement rows(database_, std::string("SELECT ") + mail_columns +
                                        " FROM outbox LEFT JOIN persons ON persons.id = "
                                        "outbox.person ORDER BY outbox.id");
  std::vector<records::OutgoingMail> mails;
  while (rows.executeStep()) mails.push_back(mail_of(rows));
  return mails;
}

std::optional<records::OutgoingMail> OutboxTable::next_due(calendar::UtcTime now,
                                                           std::int64_t after) {
  SQLite::Statement row(database_, std::string("SELECT ") + mail_columns +
                                       ", message FROM outbox LEFT JOIN persons ON persons.id = "
                                       "outbox.person WHERE state IN ('pending', 'sending') AND "
                                       "due_at <= ? AND outbox.id > ? ORDER BY outbox.id LIMIT 1");
  row.bind(1, calendar::to_ical_utc(now));
  row.bind(2, after);
  if (!row.executeStep()) return std::nullopt;
  records::OutgoingMail mail = mail_of(row);
  mail.message = row.getColumn(16).getString();
  return mail;
}

void OutboxTable::set(std::int64_t id, const records::MailProgress& progress) {
  const char* bytes = records::is_leaving(progress.state) ? "" : ", message = x''";
  SQLite::Statement update(
      database_, std::string("UPDATE outbox SET state = ?2, changed_at = ?3, due_at = ?4, reply = "
                             "?5, attempts = coalesce(?6, attempts)") +
                     bytes + " WHERE id = ?1");
  update.bind(1, id);
  update.bind(2, to_string(progress.state));
  update.bind(3, calendar::to_ical_utc(progress.changed_at));
  update.bind(4, calendar::to_ical_utc(progress.due_at));
  update.bind(5, progress.reply);
  progress.attempts ? update.bind(6, *progress.attempts) : update.bind(6);
  update.exec();
}

}  // namespace gouvernail::store_sqlite
