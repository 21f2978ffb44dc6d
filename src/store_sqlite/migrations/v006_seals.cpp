// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite::migrations {

const char* const v006_seals = R"(
-- Rows that are no facts and that statements rest on: each by a number of its own, with what its
-- digest is salted with. Goes with the row, so that nothing is left by which it could be guessed.
CREATE TABLE sealed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  place TEXT NOT NULL CHECK (place <> ''),  -- its table
  key TEXT NOT NULL,                        -- its key there
  subkey TEXT NOT NULL DEFAULT '',          -- of a key of two columns, the second
  salt TEXT NOT NULL CHECK (length(salt) = 64),
  UNIQUE (place, key, subkey)
) STRICT;

-- One line a change of such a row, and one for the journal's end after each transaction, each bound
-- to the one before. Names nobody.
CREATE TABLE seals (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  place TEXT NOT NULL,       -- its table, or 'journal'
  sealed INTEGER NOT NULL,   -- its number in `sealed`; of the journal that of its last entry
  digest TEXT NOT NULL CHECK (length(digest) IN (0, 64)),  -- empty: the row went
  hash TEXT NOT NULL CHECK (length(hash) = 64)             -- of the above and the hash before
) STRICT;
CREATE INDEX seals_by_place ON seals (place, sealed);

CREATE TRIGGER seals_never_change BEFORE UPDATE ON seals
  BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
CREATE TRIGGER seals_never_go BEFORE DELETE ON seals
  BEGIN SELECT RAISE(ABORT, 'seals are never deleted'); END;
CREATE TRIGGER seals_follow_on BEFORE INSERT ON seals
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM seals)
  BEGIN SELECT RAISE(ABORT, 'seals are appended'); END;
)";

}  // namespace gouvernail::store_sqlite::migrations
