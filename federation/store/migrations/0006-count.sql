-- SPDX-License-Identifier: EUPL-1.2
-- Questions of the log, so that an answer is measured by them without opening a body each time.
CREATE TABLE question (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  payload BLOB NOT NULL,
  -- Index of the withdrawal of the warning that ended it before its time; NULL where none did.
  withdrawn INTEGER REFERENCES entry (idx),
  -- Index of its last result: from then on no answer is taken.
  final INTEGER REFERENCES entry (idx)
) STRICT;
-- One question for a counting key.
CREATE TABLE question_key (
  period INTEGER NOT NULL,
  k INTEGER NOT NULL,
  idx INTEGER NOT NULL REFERENCES question (idx),
  grp TEXT NOT NULL,
  PRIMARY KEY (period, k)
) STRICT, WITHOUT ROWID;
-- Answers by the nonce of their token: one for a token, the newest version of it. No row tells when it came, or beside which others.
CREATE TABLE answer (
  nonce BLOB PRIMARY KEY,
  question INTEGER NOT NULL,
  grp TEXT NOT NULL,
  counter INTEGER NOT NULL,
  status TEXT NOT NULL,
  commitment BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_of_question ON answer (question, grp, status);
-- Results in the log: how many there are of a question, and when the newest was published (never when an answer came).
CREATE TABLE count_result (
  question INTEGER NOT NULL,
  number INTEGER NOT NULL,
  idx INTEGER NOT NULL REFERENCES entry (idx),
  at INTEGER NOT NULL,
  PRIMARY KEY (question, number)
) STRICT, WITHOUT ROWID;
