// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite::migrations {

const char* const v002_invitations = R"(
-- To whom a revision of an invitation (a fact of kind "invitation") went. Apart from the fact,
-- since addresses go when their person is erased.
CREATE TABLE invitation_recipients (
  fact INTEGER NOT NULL REFERENCES facts (id),
  address TEXT NOT NULL CHECK (address <> ''),  -- lower case
  person INTEGER REFERENCES persons (id) ON DELETE CASCADE,  -- whose address it was then
  PRIMARY KEY (fact, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipients_by_person ON invitation_recipients (person);
CREATE INDEX recipients_by_address ON invitation_recipients (address);
)";

}  // namespace gouvernail::store_sqlite::migrations
