-- SPDX-License-Identifier: EUPL-1.2
-- The post. Without the vault's key the file says how many posts there are and how far they are, not from whom, to whom, when or about what.
CREATE TABLE post_out (
  -- Hex of the message's id.
  id TEXT PRIMARY KEY,
  -- queued: may be taken back; sealed: signed and on its way, maybe there already; taken: the hub's receipt is here; refused: see the record
  state TEXT NOT NULL CHECK (state IN ('queued', 'sealed', 'taken', 'refused')),
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX post_open ON post_out (id) WHERE state IN ('queued', 'sealed');
-- Files that were sealed for a post and are not at the hub yet.
CREATE TABLE post_out_file (
  post TEXT NOT NULL REFERENCES post_out (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (post, number)
) STRICT;
CREATE TABLE post_in (
  -- Hex of the envelope id: what comes again changes nothing.
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('new', 'read', 'deleted')),
  sealed BLOB NOT NULL
) STRICT;
-- What could not be opened or carried out, by the hex of the hash of the sealed bytes; tried again when the log has gone on.
CREATE TABLE post_aside (
  hash TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
-- How far the own mailbox at the hub was fetched.
CREATE TABLE post_cursor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  generation BLOB NOT NULL,
  after INTEGER NOT NULL
) STRICT;
