-- SPDX-License-Identifier: EUPL-1.2
-- Telephone calls about an alarm: who of the coordination reached whom.
CREATE TABLE alarm_call (
  idx INTEGER NOT NULL REFERENCES alarm (idx) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  member TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'message-left', 'no-answer', 'wrong-number')),
  -- Name of the account; NULL for a token.
  caller TEXT,
  note TEXT,
  PRIMARY KEY (idx, number)
) STRICT, WITHOUT ROWID;
-- A letter whose thread the hub handles as a case with a circle; NULL: it is only a letter.
ALTER TABLE hub_post ADD COLUMN case_state TEXT CHECK (case_state IN ('open', 'waiting', 'closed'));
ALTER TABLE hub_post ADD COLUMN case_at INTEGER;
