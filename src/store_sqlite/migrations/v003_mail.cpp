// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite::migrations {

const char* const v003_mail = R"(
-- Mails to send and sent. No facts: rows change as servers answer, and go with their person.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind <> ''),        -- "invitation", "alert"
  subject TEXT NOT NULL CHECK (subject <> ''),  -- uid of a meeting; what an alert is about
  revision TEXT NOT NULL,                       -- of the subject, as told to this recipient
  method TEXT NOT NULL,                         -- "REQUEST", "CANCEL", or empty
  sender TEXT NOT NULL,
  recipient TEXT NOT NULL CHECK (recipient <> ''),  -- lower case
  person INTEGER REFERENCES persons (id) ON DELETE CASCADE,
  message_id TEXT NOT NULL UNIQUE,
  message BLOB NOT NULL,                        -- as it goes out; emptied once it has gone
  state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'refused', 'superseded')),
  attempts INTEGER NOT NULL DEFAULT 0,
  queued_at TEXT NOT NULL CHECK (length(queued_at) = 16),
  changed_at TEXT NOT NULL CHECK (length(changed_at) = 16),
  due_at TEXT NOT NULL CHECK (length(due_at) = 16),  -- not to be tried before
  reply INTEGER NOT NULL DEFAULT 0,             -- last code of the server
  UNIQUE (kind, subject, revision, method, recipient)
) STRICT;
CREATE INDEX outbox_by_state ON outbox (state, due_at);
CREATE INDEX outbox_by_subject ON outbox (kind, subject, recipient);
CREATE INDEX outbox_by_person ON outbox (person);

-- What a person wrote with an answer (a fact of kind "answer"). Apart from it: texts go with
-- their person.
CREATE TABLE answer_comments (
  fact INTEGER PRIMARY KEY REFERENCES facts (id),
  person INTEGER NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  comment TEXT NOT NULL CHECK (comment <> '')
) STRICT;
CREATE INDEX comments_by_person ON answer_comments (person);

-- Answers that only a person can judge: counter-proposals, strangers.
CREATE TABLE undecided (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),  -- of what came, so that it counts once
  meeting TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  attendee TEXT NOT NULL,  -- addresses, lower case
  sender TEXT NOT NULL,
  answer TEXT NOT NULL,
  delegate TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  dtstamp TEXT NOT NULL CHECK (length(dtstamp) = 16),
  starts TEXT NOT NULL,  -- local times in Europe/Paris, or empty
  ends TEXT NOT NULL,
  comment TEXT NOT NULL,
  received_at TEXT NOT NULL CHECK (length(received_at) = 16),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused'))
) STRICT;

-- What stands in a CalDAV calendar.
CREATE TABLE published (
  collection TEXT NOT NULL,
  meeting TEXT NOT NULL,
  href TEXT NOT NULL,
  etag TEXT NOT NULL,
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
  PRIMARY KEY (collection, meeting)
) STRICT, WITHOUT ROWID;
)";

}  // namespace gouvernail::store_sqlite::migrations
