-- SPDX-License-Identifier: EUPL-1.2
-- The hub's daily lists of the last 30 days, as every member has them.
CREATE TABLE intake_list (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  day INTEGER NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL
) STRICT;
CREATE INDEX intake_list_day ON intake_list (day);
CREATE TABLE listed_batch (
  root BLOB PRIMARY KEY,
  day INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE listed_mark (
  mark BLOB PRIMARY KEY,
  day INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Batches of which this node has the relay's receipt, and which the hub's list of their time does not hold. Each slot has one, cover or not.
CREATE TABLE unlogged_batch (
  slot INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  -- The hub has said that it was restored since: then batches may be lost.
  is_explained INTEGER NOT NULL
) STRICT;
-- Issuer keys that are dead; their spare has taken their place.
CREATE TABLE issuer_revocation (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  payload BLOB NOT NULL
) STRICT;
