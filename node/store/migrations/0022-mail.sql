-- SPDX-License-Identifier: EUPL-1.2
-- Mails of this node to its own people. What they say, to whom they go and what has been told already is sealed: without the vault's key
-- the file says when a mail was written and whether it has gone.
CREATE TABLE mail_message (
  -- Hex, drawn; stands in the mail as its Message-ID, so that a second copy after a crash is known as one.
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  sent_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  code TEXT CHECK (code IN ('unreachable', 'timeout', 'tls', 'login', 'password', 'refused', 'other')),
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX mail_message_next ON mail_message (state, next_at);
CREATE TABLE mail_book (
  name TEXT PRIMARY KEY CHECK (name IN ('settings', 'password', 'told')),
  sealed BLOB NOT NULL
) STRICT;
