-- SPDX-License-Identifier: EUPL-1.2
-- What rides on the post and has a life of its own at the hub: named reports, requests, receipts for alarms. All of it is named.
-- One row for each stage of a named report.
CREATE TABLE duty_stage (
  member TEXT NOT NULL,
  -- Id of the post that brought it.
  post BLOB NOT NULL,
  -- The same in all stages of one report.
  report BLOB NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('initial', 'update', 'interim', 'final')),
  at INTEGER NOT NULL,
  tlp TEXT NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (member, post)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_stage_at ON duty_stage (at);
CREATE TABLE spoc_request (
  member TEXT NOT NULL,
  -- Id of the post that asked.
  id BLOB NOT NULL,
  -- When the hub took it: the clock runs from here.
  at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('received', 'acknowledged', 'answered', 'brokered', 'declined', 'closed')),
  -- When the clock stopped; NULL while it runs.
  stopped_at INTEGER,
  changed_at INTEGER NOT NULL,
  tlp TEXT NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (member, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE spoc_request_step (
  member TEXT NOT NULL,
  request BLOB NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('acknowledged', 'answered', 'brokered', 'declined', 'closed')),
  at INTEGER NOT NULL,
  -- The member that asked has done it.
  is_member INTEGER NOT NULL CHECK (is_member IN (0, 1)),
  text TEXT,
  PRIMARY KEY (member, request, number),
  FOREIGN KEY (member, request) REFERENCES spoc_request (member, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
-- Warnings that are alarms, by the index of their entry.
CREATE TABLE alarm (
  idx INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- Who cannot read it is not asked.
  tlp TEXT NOT NULL,
  title TEXT NOT NULL,
  -- Index of the withdrawal that ended it.
  withdrawn INTEGER
) STRICT;
CREATE TABLE alarm_receipt (
  idx INTEGER NOT NULL REFERENCES alarm (idx) ON DELETE CASCADE,
  member TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('delivered', 'read')),
  -- When the hub took it.
  at INTEGER NOT NULL,
  PRIMARY KEY (idx, member, state)
) STRICT, WITHOUT ROWID;
-- Providers and experts that the hub can name to members. Bodies, not people.
CREATE TABLE expert (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- JSON, list of topics.
  topics TEXT NOT NULL,
  contact TEXT NOT NULL,
  region TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
