-- SPDX-License-Identifier: EUPL-1.2
-- Bodies to which this house passes on what it receives, all of them in one record, sealed by the vault and filled up: how many there are and
-- which of them has an agreement is nobody's business.
CREATE TABLE recipient_book (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sealed BLOB NOT NULL
) STRICT;
-- What was passed on, to whom, under which rule.
CREATE TABLE forwarding (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Milliseconds; after the federation's retention period the row is deleted.
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
-- What sources were asked to release, and what they answered.
CREATE TABLE release_asked (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Milliseconds; after the federation's retention period the row is deleted.
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
