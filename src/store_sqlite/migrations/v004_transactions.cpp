// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite::migrations {

const char* const v004_transactions = R"(
-- Numbers of the facts with which a transaction began: what was recorded together is undone
-- together. Beside the journal, not in it: this says nothing of what was recorded.
CREATE TABLE transactions (
  first INTEGER PRIMARY KEY CHECK (first > 0)
) STRICT;

-- Until now nobody kept it: one author's facts of one second are taken for one.
INSERT INTO transactions
  SELECT id FROM facts AS fact WHERE NOT EXISTS (
    SELECT 1 FROM facts AS before WHERE before.id = fact.id - 1 AND
      before.recorded_at = fact.recorded_at AND before.author = fact.author);

CREATE TRIGGER transactions_never_change BEFORE UPDATE ON transactions
  BEGIN SELECT RAISE(ABORT, 'transactions are never changed'); END;
CREATE TRIGGER transactions_never_go BEFORE DELETE ON transactions
  BEGIN SELECT RAISE(ABORT, 'transactions are never deleted'); END;
CREATE TRIGGER transactions_follow_on BEFORE INSERT ON transactions
  WHEN NEW.first <> (SELECT coalesce(max(id), 0) + 1 FROM facts)
  BEGIN SELECT RAISE(ABORT, 'transactions are appended'); END;
)";

}  // namespace gouvernail::store_sqlite::migrations
