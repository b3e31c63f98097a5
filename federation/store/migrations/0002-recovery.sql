-- SPDX-License-Identifier: EUPL-1.2
-- witnessed/<unit>: the newest head of each unit of time that a quorum has cosigned. Nobody could make them again.
CREATE TABLE archived_head (
  unit INTEGER PRIMARY KEY,
  note BLOB NOT NULL
) STRICT;
-- When this hub last came out of a backup, or was built anew out of its public log. It then forgets what a founded hub may take for granted:
-- that nobody knows more than it does, and that its ledger of spent tokens is whole.
CREATE TABLE restoration (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at INTEGER NOT NULL
) STRICT;
