// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite::migrations {

const char* const v005_documents = R"(
-- What went along with a mail, one a line: SHA-256 of files, addresses of what is read elsewhere.
ALTER TABLE outbox ADD COLUMN documents TEXT NOT NULL DEFAULT '';
)";

}  // namespace gouvernail::store_sqlite::migrations
