-- SPDX-License-Identifier: EUPL-1.2
-- From which contribution a draft was made, so that whoever signs second can compare. NULL as soon as it is published.
ALTER TABLE draft ADD COLUMN contribution BLOB;
-- Imports of documents: how each ended.
CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  path TEXT NOT NULL,
  files INTEGER NOT NULL,
  published INTEGER NOT NULL,
  -- Of these, newer versions of documents that were there.
  revised INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  -- Code of what ended it before its time; NULL where it came to its end.
  failure TEXT
) STRICT;
-- What was not published, and why, in both languages.
CREATE TABLE import_rejection (
  run INTEGER NOT NULL REFERENCES import_run (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  file TEXT NOT NULL,
  code TEXT NOT NULL,
  test TEXT,
  pointer TEXT NOT NULL,
  reason_de TEXT NOT NULL,
  reason_en TEXT NOT NULL,
  PRIMARY KEY (run, number)
) STRICT, WITHOUT ROWID;
