-- SPDX-License-Identifier: EUPL-1.2
-- Marks of what was accepted and does not stand in a daily list of the log yet. Ordered by hash: nothing of the order of arrival is kept.
CREATE TABLE accepted_mark (
  mark BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
-- Whether the root stands in a daily list.
ALTER TABLE batch ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 0;
-- Day of the newest daily list.
CREATE TABLE listed_through (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  day INTEGER NOT NULL
) STRICT;
-- Batches that were forgotten since: only how many there were.
CREATE TABLE batches_before (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  batches INTEGER NOT NULL,
  boxes INTEGER NOT NULL
) STRICT;
-- Who fetched tokens of a period, once under its keys and once under each spare that took the place of one.
CREATE TABLE issued_under (
  period INTEGER NOT NULL,
  member TEXT NOT NULL,
  -- Empty, or the place of a spare, such as report/0.
  spare TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  PRIMARY KEY (period, member, spare)
) STRICT;
INSERT INTO issued_under SELECT period, member, '', request_hash FROM issued;
DROP TABLE issued;
ALTER TABLE issued_under RENAME TO issued;
