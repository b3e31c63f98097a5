-- SPDX-License-Identifier: EUPL-1.2
-- Receipts of the relay whose batch was not yet found in a daily list, of cover and content alike, by keys drawn by lot.
CREATE TABLE receipt (
  key BLOB PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
-- Under a spare, which came into force by a revocation, tokens are asked for once more in the same period.
ALTER TABLE token ADD COLUMN is_spare INTEGER NOT NULL DEFAULT 0;
CREATE TABLE spare_issuance (
  period INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'done', 'refused')),
  code TEXT
) STRICT;
