-- SPDX-License-Identifier: EUPL-1.2
-- The post: named, so it has times and an order. Who writes to whom is known here; what they write only where the hub is a recipient.
CREATE TABLE post (
  -- SHA-256 of the sealed bytes.
  hash BLOB PRIMARY KEY,
  -- A member's id, or 'hub'.
  sender TEXT NOT NULL,
  id BLOB NOT NULL,
  at INTEGER NOT NULL,
  -- NULL where only the hub was a recipient.
  sealed BLOB,
  UNIQUE (sender, id)
) STRICT;
CREATE INDEX post_at ON post (at);
-- One row for each recipient that is a member; numbers are never used again.
CREATE TABLE mailbox (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  member TEXT NOT NULL,
  post BLOB NOT NULL REFERENCES post (hash) ON DELETE CASCADE,
  -- When the member said that it has it; NULL until then.
  fetched_at INTEGER
) STRICT;
CREATE INDEX mailbox_of_member ON mailbox (member, number);
CREATE INDEX mailbox_of_post ON mailbox (post);
-- What the hub was sent and what it sent, as it was signed.
CREATE TABLE hub_post (
  post BLOB PRIMARY KEY REFERENCES post (hash) ON DELETE CASCADE,
  is_own INTEGER NOT NULL,
  kind TEXT NOT NULL,
  frame BLOB NOT NULL,
  -- A person at the hub has read it.
  read_at INTEGER
) STRICT;
-- What recipients said of what the hub sent.
CREATE TABLE hub_post_receipt (
  post BLOB NOT NULL REFERENCES post (hash) ON DELETE CASCADE,
  member TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('delivered', 'read')),
  at INTEGER NOT NULL,
  PRIMARY KEY (post, member, state)
) STRICT, WITHOUT ROWID;
-- Sealed files that lie in the folder `attachments`, by who handed them in.
CREATE TABLE post_file (
  hash BLOB NOT NULL,
  uploader TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (hash, uploader)
) STRICT, WITHOUT ROWID;
CREATE TABLE post_attachment (
  post BLOB NOT NULL REFERENCES post (hash) ON DELETE CASCADE,
  hash BLOB NOT NULL,
  PRIMARY KEY (post, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_of_post ON post_attachment (hash);
-- Numbers of the mailbox mean something within one generation: a hub that came out of a backup counts anew.
CREATE TABLE post_generation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  generation BLOB NOT NULL
) STRICT;
