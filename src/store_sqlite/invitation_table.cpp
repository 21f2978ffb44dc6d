// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/invitation_table.h"

#include "records/errors.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>

#include "records/checks.h"
#include "records/content.h"
#include "store_sqlite/person_table.h"

namespace gouvernail::store_sqlite {

using base::msg;

std::vector<records::InvitationRevision> load_invitations(SQLite::Database& database,
                                                          const std::string& uid) {
  SQLite::Statement facts(database,
                          "SELECT id, content FROM facts WHERE kind = 'invitation' AND subject = ? "
                          "ORDER BY id");
  SQLite::Statement addresses(
      database, "SELECT address FROM invitation_recipients WHERE fact = ? ORDER BY address");
  facts.bind(1, uid);
  std::vector<records::InvitationRevision> revisions;
  while (facts.executeStep()) {
    revisions.push_back(
        records::from_content<records::InvitationRevision>(facts.getColumn(1).getString()));
    addresses.reset();
    addresses.bind(1, facts.getColumn(0).getInt64());
    while (addresses.executeStep()) {
      revisions.back().recipients.push_back(addresses.getColumn(0).getString());
    }
  }
  return revisions;
}

std::vector<std::string> normal_recipients(const std::vector<std::string>& recipients) {
  std::vector<std::string> addresses;
  for (const std::string& recipient : recipients) addresses.push_back(lower_address(recipient));
  std::sort(addresses.begin(), addresses.end());
  addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
  return addresses;
}

void check_revision(const records::InvitationRevision& next,
                    const std::optional<records::InvitationRevision>& last) {
  records::need_id(next.uid, "uid");
  records::need_sha256(next.content_sha256);
  for (const std::string& recipient : next.recipients) records::need_id(recipient, "recipients");
  if (next.method != "REQUEST" && next.method != "CANCEL" && next.method != "PUBLISH") {
    throw records::bad_change(msg("“{}” is no method of an invitation", next.method),
                              msg("known here: REQUEST, CANCEL, PUBLISH"));
  }
  if (next.sequence < (last ? last->sequence : 0)) {
    throw records::bad_change(
        msg("the invitation of {} would get a lower sequence number", next.uid),
        msg("continue from the last revision recorded"));
  }
  if (last && next.dtstamp <= last->dtstamp) {
    throw records::bad_change(
        msg("the invitation of {} would be older than the one already sent", next.uid),
        msg("check the clock of this machine"));
  }
}

void save_recipients(SQLite::Database& database, std::int64_t fact,
                     const std::vector<std::string>& recipients) {
  PersonTable persons(database);
  SQLite::Statement insert(
      database, "INSERT INTO invitation_recipients (fact, address, person) VALUES (?, ?, ?)");
  for (const std::string& address : recipients) {
    insert.reset();
    insert.bind(1, fact);
    insert.bind(2, address);
    const auto person = persons.find_address(address);
    person ? insert.bind(3, *person) : insert.bind(3);
    insert.exec();
  }
}

}  // namespace gouvernail::store_sqlite
