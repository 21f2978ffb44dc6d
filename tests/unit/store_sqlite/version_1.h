// SPDX-License-Identifier: MPL-2.0
// A workspace as version 1 of the schema wrote it: never to be edited. Its digests were computed
// by another program from the definition in records/fact.h and records/journal.h.
#pragma once

namespace gouvernail::store_sqlite::test {

inline constexpr const char* version_1 = R"sql(
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

INSERT INTO persons VALUES (1, 'p-dgs', 'Personne Exemple', 'dgs@example.org', 'cchpm', 1);
INSERT INTO persons VALUES (2, 'p-charge', '', '', '', 0);
INSERT INTO facts VALUES (1, '20251001T080000Z', '#2', 'person',
  '#1',
  '{}');
INSERT INTO journal VALUES (1, '20251001T080000Z', 'person-put', '#1',
  '',
  '08098ac4211e1f3c2a04e74a1e70d6244cb0fe1198ddbb1e485b25ba422c1a02',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'd5bc53555275e1abdab6835e99a0ae52be1c56b19ecdd8d8d795e61f40a5e71c');
INSERT INTO facts VALUES (2, '20251001T080000Z', '#2', 'seat',
  'dgs/#1/2025-09-01',
  '{"from":"2025-09-01","person":"#1","role":"dgs"}');
INSERT INTO journal VALUES (2, '20251001T080000Z', 'seat-put', 'dgs',
  'dgs #1 2025-09-01',
  '90ad48cc17515095c1862903095646403238a1222b02173986e325244327b0f3',
  'd5bc53555275e1abdab6835e99a0ae52be1c56b19ecdd8d8d795e61f40a5e71c',
  '8e5cec9a0823dbda8d362a1380b86e3b1acecd4e390850684ff16c88cd918b80');
INSERT INTO facts VALUES (3, '20251001T080000Z', '#2', 'meeting',
  'm-1',
  '{"body":"copil","convened_on":"2025-10-01","day":"2025-11-20","start_minutes":840,"status":"convened","uid":"m-1"}');
INSERT INTO journal VALUES (3, '20251001T080000Z', 'meeting-convened', 'm-1',
  'copil 2025-11-20',
  'd9f6ef9e658571bef4bdc9f44dbab6afe6fe2b02c31f972d9d22ea78e218b2ca',
  '8e5cec9a0823dbda8d362a1380b86e3b1acecd4e390850684ff16c88cd918b80',
  '211e24c04262dbefe14562811781e1fd1ac8907be7c5910c5872265dff41d2e7');
INSERT INTO facts VALUES (4, '20251121T080000Z', '#2', 'meeting',
  'm-1',
  '{"body":"copil","convened_on":"2025-10-01","day":"2025-11-20","note":"Salle comble, à l''été près","present":[["elu",2]],"start_minutes":840,"status":"held","uid":"m-1"}');
INSERT INTO journal VALUES (4, '20251121T080000Z', 'meeting-held', 'm-1',
  'copil 2025-11-20',
  '499654e851697bb67a95ba292bec566c45c1964229f6d9bb9c09915922219c1e',
  '211e24c04262dbefe14562811781e1fd1ac8907be7c5910c5872265dff41d2e7',
  '0b454d89c0cf58b2da0a3c6ca4435fe3dbb547c0f9d876c35e33170eb92a2d75');
PRAGMA user_version = 1;
)sql";

inline constexpr const char* version_1_head =
    "0b454d89c0cf58b2da0a3c6ca4435fe3dbb547c0f9d876c35e33170eb92a2d75";

}  // namespace gouvernail::store_sqlite::test
