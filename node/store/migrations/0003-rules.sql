-- SPDX-License-Identifier: EUPL-1.2
-- What the house knows better than its inventory and the advisories. No row is ever deleted: what is undone can be redone.
CREATE TABLE correction (
  -- of what it says: the same in every node
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('alias', 'never')),
  -- the product as the inventory writes it, and as advisories do
  vendor TEXT,
  product TEXT NOT NULL,
  said_vendor TEXT,
  said_product TEXT NOT NULL,
  since INTEGER NOT NULL,
  -- the verdict that somebody corrected
  asset TEXT,
  advisory TEXT,
  product_id TEXT,
  note TEXT,
  is_undone INTEGER NOT NULL CHECK (is_undone IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE correction_event (
  number INTEGER PRIMARY KEY,
  correction TEXT NOT NULL REFERENCES correction (id),
  what TEXT NOT NULL CHECK (what IN ('made', 'imported', 'undone', 'redone')),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX correction_event_of ON correction_event (correction);
