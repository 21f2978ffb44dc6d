// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite::migrations {

const char* const v001_facts = R"(
-- "GOUV": tells this file from other programs' databases.
PRAGMA application_id = 1196381526;

-- The only personal data, and the only rows that change or go. Facts name a person "#<id>";
-- AUTOINCREMENT never gives the number of an erased person again.
CREATE TABLE persons (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  party TEXT NOT NULL DEFAULT '',
  listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1))  -- 0: only named by seats or authors
) STRICT;

-- One row a change: the whole state of its subject from then on, JSON null for "withdrawn".
CREATE TABLE facts (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  recorded_at TEXT NOT NULL CHECK (length(recorded_at) = 16),  -- UTC, 20261013T120000Z
  author TEXT NOT NULL,  -- "#<id>" of a person, or empty
  kind TEXT NOT NULL CHECK (kind <> ''),
  subject TEXT NOT NULL CHECK (subject <> ''),
  content TEXT NOT NULL
) STRICT;
CREATE INDEX facts_by_subject ON facts (kind, subject, id);

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY REFERENCES facts (id),
  recorded_at TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  summary TEXT NOT NULL,
  fact_sha256 TEXT NOT NULL CHECK (length(fact_sha256) = 64),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER facts_never_change BEFORE UPDATE ON facts
  BEGIN SELECT RAISE(ABORT, 'facts are never changed'); END;
CREATE TRIGGER facts_never_go BEFORE DELETE ON facts
  BEGIN SELECT RAISE(ABORT, 'facts are never deleted'); END;
-- INSERT OR REPLACE is a deletion in disguise.
CREATE TRIGGER facts_follow_on BEFORE INSERT ON facts
  WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM facts)
  BEGIN SELECT RAISE(ABORT, 'facts are appended'); END;
CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_never_goes BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;
CREATE TRIGGER journal_follows_on BEFORE INSERT ON journal
  WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
  BEGIN SELECT RAISE(ABORT, 'the journal is appended'); END;
)";

}  // namespace gouvernail::store_sqlite::migrations
