// SPDX-License-Identifier: MPL-2.0
// The outbox as rows. Internal to `store_sqlite`; throws SQLite::Exception and StoreError.
#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <vector>

#include "records/outbox.h"
#include "store_sqlite/person_table.h"

namespace gouvernail::store_sqlite {

// False when the same mail stands there. Earlier ones on the subject to the recipient that have
// not gone yet are superseded.
bool queue_mail(SQLite::Database& database, PersonTable& persons,
                const records::OutgoingMail& mail);

// Without their bytes; in the order in which they were queued.
std::vector<records::OutgoingMail> load_outbox(SQLite::Database& database);
// The first that is due and may be sent, with its bytes.
std::optional<records::OutgoingMail> next_due(SQLite::Database& database, calendar::UtcTime now,
                                              std::int64_t after);

// `pending` and `sending` keep the bytes, the other states drop them.
void set_state(SQLite::Database& database, std::int64_t id, records::MailState state,
               calendar::UtcTime changed_at, calendar::UtcTime due_at, int reply, int attempts);

}  // namespace gouvernail::store_sqlite
