-- SPDX-License-Identifier: EUPL-1.2
-- Parts of the product catalogue as they stand in the log; all of them, so that the order of editions can be replayed.
CREATE TABLE catalogue_part (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  title TEXT NOT NULL,
  edition INTEGER NOT NULL,
  is_example INTEGER NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  tlp TEXT NOT NULL,
  first_id TEXT NOT NULL,
  last_id TEXT NOT NULL,
  -- Canonical encoding of the message.
  payload BLOB NOT NULL
) STRICT;
-- The edition in force, and its products as JSON by id.
CREATE TABLE catalogue_edition (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  edition INTEGER NOT NULL,
  idx INTEGER NOT NULL REFERENCES entry (idx),
  parts INTEGER NOT NULL,
  title TEXT NOT NULL,
  is_example INTEGER NOT NULL,
  tlp TEXT NOT NULL
) STRICT;
CREATE TABLE catalogue_product (
  id TEXT PRIMARY KEY,
  product TEXT NOT NULL
) STRICT, WITHOUT ROWID;
