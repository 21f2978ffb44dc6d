// SPDX-License-Identifier: MPL-2.0
// Revisions of invitations: facts of kind "invitation", their recipients beside. Internal to
// `store`; throws SQLite::Exception and StoreError.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "records/changes.h"

namespace gouvernail::store_sqlite {

std::vector<records::InvitationRevision> load_invitations(SQLite::Database& database,
                                                          const std::string& uid);

// Addresses in lower case, each once, in order.
std::vector<std::string> normal_recipients(const std::vector<std::string>& recipients);

// `bad_change` unless `next` may follow `last`: sequence not lower, DTSTAMP later, a known method,
// addresses on one line.
void check_revision(const records::InvitationRevision& next,
                    const std::optional<records::InvitationRevision>& last);

// Recipients of the revision that is the fact `fact`.
void save_recipients(SQLite::Database& database, std::int64_t fact,
                     const std::vector<std::string>& recipients);

}  // namespace gouvernail::store_sqlite
