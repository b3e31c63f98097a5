-- SPDX-License-Identifier: EUPL-1.2
-- What members have sent and the log does not hold yet. Named, and public among members once it is in the log; until then nobody is shown a choice.
CREATE TABLE pending_motion (
  -- Envelope id of the frame.
  id BLOB PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('motion', 'motion-withdrawal')),
  frame BLOB NOT NULL,
  proposer TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Why it could not be put into the log; NULL while it waits.
  code TEXT
) STRICT;
-- One vote for a voter and motion; gone once the tally is in the log.
CREATE TABLE pending_vote (
  -- Envelope id of the motion's frame.
  motion BLOB NOT NULL,
  voter TEXT NOT NULL,
  frame BLOB NOT NULL,
  PRIMARY KEY (motion, voter)
) STRICT, WITHOUT ROWID;
