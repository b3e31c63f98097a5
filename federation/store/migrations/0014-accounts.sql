-- SPDX-License-Identifier: EUPL-1.2
-- Who may sign in, and what was done over a session. What says who and what is sealed where the party has a vault.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  -- Wrong passwords in a row, and until when none is tried.
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  -- Newest step of time whose code was accepted: each opens once.
  used_step INTEGER NOT NULL DEFAULT -1
) STRICT;

CREATE TABLE set_up_link (
  hash BLOB PRIMARY KEY,
  sealed BLOB NOT NULL,
  until INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE audit_request (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  released_at INTEGER,
  sealed BLOB NOT NULL
) STRICT;
