-- SPDX-License-Identifier: EUPL-1.2
-- The one-time X-Wing key to which replies are sealed. NULL: taken in before there were replies, or its case is over: it cannot be answered.
ALTER TABLE contribution ADD COLUMN xw_pk BLOB;
-- What the hub asks back. Who wrote it stays in this table.
CREATE TABLE reply (
  contribution BLOB NOT NULL,
  number INTEGER NOT NULL,
  -- Canonical encoding of the reply: what the analyst signs and the node reads.
  content BLOB NOT NULL,
  is_closing INTEGER NOT NULL,
  author TEXT NOT NULL REFERENCES analyst (id),
  signature BLOB NOT NULL,
  -- Board unit in which it was written; it goes out in a later one.
  unit INTEGER NOT NULL,
  -- Entry of the board file; NULL while it waits.
  idx INTEGER REFERENCES entry (idx),
  PRIMARY KEY (contribution, number)
) STRICT, WITHOUT ROWID;
-- What the unnamed sender added. As with contributions no row has a time; the order is the sender's own count.
CREATE TABLE follow_up (
  contribution BLOB NOT NULL,
  counter INTEGER NOT NULL,
  id BLOB NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (contribution, counter)
) STRICT, WITHOUT ROWID;
-- „Das waren wir": members that have said of themselves that a contribution is theirs, with the proof.
CREATE TABLE claim (
  contribution BLOB PRIMARY KEY,
  member TEXT NOT NULL,
  signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
