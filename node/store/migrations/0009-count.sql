-- SPDX-License-Identifier: EUPL-1.2
-- Questions of the log that this node may answer.
CREATE TABLE question (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  payload BLOB NOT NULL
) STRICT;
-- One question for a counting key: two of them could link what one member says.
CREATE TABLE question_key (
  period INTEGER NOT NULL,
  k INTEGER NOT NULL,
  idx INTEGER NOT NULL REFERENCES question (idx),
  PRIMARY KEY (period, k)
) STRICT, WITHOUT ROWID;
-- Results, part by part. Of a group only the newest whole result is kept, and what has come of the next.
CREATE TABLE count_part (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  question INTEGER NOT NULL REFERENCES question (idx),
  grp TEXT NOT NULL,
  number INTEGER NOT NULL,
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  payload BLOB NOT NULL,
  UNIQUE (question, grp, number, part)
) STRICT;
-- A row for every question, whether it was answered or not, sealed and always of one length: the file does not show that, what and how
-- often this house has answered.
CREATE TABLE own_answer (
  question INTEGER PRIMARY KEY REFERENCES question (idx),
  sealed BLOB NOT NULL
) STRICT;
-- What a person has allowed for all questions.
CREATE TABLE answer_consent (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  mode TEXT NOT NULL CHECK (mode IN ('off', 'propose', 'send')),
  at INTEGER NOT NULL
) STRICT;
