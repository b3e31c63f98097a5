-- SPDX-License-Identifier: EUPL-1.2
-- Files of the reply board that are witnessed and were not read yet. Every node holds the same ones.
CREATE TABLE board (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  -- Time of its entry.
  at INTEGER NOT NULL,
  -- Sealed replies, one after another.
  replies BLOB NOT NULL
) STRICT;
-- What came in answer to own contributions and what was added to them: one record, sealed by the vault and filled up, written anew
-- whenever a file of the board was read. Whether anything was in it for this house does not show.
CREATE TABLE case_book (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sealed BLOB NOT NULL
) STRICT;
