-- SPDX-License-Identifier: EUPL-1.2
-- Who wants to become a member, and what members have told the hub about themselves. Named; none of it is in the log.
CREATE TABLE application (
  -- Follows from the key.
  member TEXT PRIMARY KEY,
  -- SHA-256 of the sealed bytes.
  hash BLOB NOT NULL,
  -- As the applicant signed it.
  frame BLOB NOT NULL,
  -- Time of the applicant, and of the hub.
  at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  rejected_at INTEGER,
  -- Told to the applicant.
  reason TEXT,
  -- Of people at the hub, for themselves.
  note TEXT
) STRICT;
-- Single points of contact: the newest record of each member.
CREATE TABLE contact (
  member TEXT PRIMARY KEY,
  payload BLOB NOT NULL,
  confirmed_at INTEGER NOT NULL,
  -- When the hub last asked whether it still holds.
  asked_at INTEGER
) STRICT;
CREATE TABLE attestation (member TEXT PRIMARY KEY, payload BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
-- Consent for one purpose; a row goes when its last day is over.
CREATE TABLE opt_in (
  member TEXT NOT NULL,
  number INTEGER NOT NULL,
  payload BLOB NOT NULL,
  at INTEGER NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (member, number)
) STRICT;
