-- SPDX-License-Identifier: EUPL-1.2
-- Wrong passwords for names that no account has: they wait as those of accounts do, also over a restart. A name may be anything that somebody
-- typed into the wrong field, so none is kept: only what a key that is sealed where the party has a vault makes of it. A bounded number.

CREATE TABLE sign_in_key (one INTEGER PRIMARY KEY CHECK (one = 1), sealed BLOB NOT NULL) STRICT;

CREATE TABLE sign_in_name (
  hash BLOB PRIMARY KEY,
  failures INTEGER NOT NULL,
  locked_until INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
