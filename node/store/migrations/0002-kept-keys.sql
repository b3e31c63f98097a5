-- SPDX-License-Identifier: EUPL-1.2
-- One-time keys of spent tokens, by keys drawn by lot: what they were used for is sealed with them.
CREATE TABLE kept_keys (
  key BLOB PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
