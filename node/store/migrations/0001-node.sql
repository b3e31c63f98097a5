-- SPDX-License-Identifier: EUPL-1.2
-- The log as followed and verified: all entries, tiles in their widest form, bodies as served.
CREATE TABLE log_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  size INTEGER NOT NULL,
  peaks BLOB NOT NULL
) STRICT;
CREATE TABLE entry (
  idx INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL,
  kind TEXT NOT NULL,
  tlp TEXT NOT NULL,
  terms TEXT NOT NULL,
  time INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  body BLOB,
  -- new: body not looked at; waiting: for a key or for witnesses; done; refused: see quarantine
  state TEXT NOT NULL CHECK (state IN ('new', 'waiting', 'done', 'refused'))
) STRICT;
CREATE INDEX entry_open ON entry (idx) WHERE state IN ('new', 'waiting');
CREATE TABLE tile (
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (level, idx)
) STRICT;
CREATE TABLE body (
  hash BLOB PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
-- Wrap files and archived heads, by the path under which they are public.
CREATE TABLE public_file (
  path TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE checkpoint (
  name TEXT PRIMARY KEY CHECK (name IN ('signed', 'witnessed', 'cosigned', 'contradicting')),
  size INTEGER NOT NULL,
  note BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;
-- What was carried out, by the hash of the signed bytes, in the transaction of its effect.
CREATE TABLE effect (
  id BLOB PRIMARY KEY,
  idx INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  code TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Every announcement of a key, trusted or not: two of them for one place block each other.
CREATE TABLE announcement (
  place TEXT NOT NULL,
  number INTEGER NOT NULL,
  idx INTEGER NOT NULL REFERENCES entry (idx),
  id BLOB NOT NULL,
  PRIMARY KEY (place, number, idx)
) STRICT, WITHOUT ROWID;
-- Keys that the log announced and that passed the rules of trust.
CREATE TABLE epoch_key (
  purpose TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  is_blocked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (purpose, epoch)
) STRICT;
CREATE TABLE issuer_keys (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  period INTEGER NOT NULL,
  payload BLOB NOT NULL,
  -- usable: covered in time and the only one of its period
  state TEXT NOT NULL CHECK (state IN ('usable', 'late', 'blocked'))
) STRICT;
CREATE INDEX issuer_keys_of_period ON issuer_keys (period);
CREATE TABLE hub_key (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  key BLOB NOT NULL,
  box BLOB NOT NULL
) STRICT;

CREATE TABLE warning (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  payload BLOB NOT NULL,
  namespace TEXT,
  tracking_id TEXT,
  version TEXT,
  supersedes INTEGER,
  -- none: has no document; missing: not fetched yet; stored; unreadable: see document_code
  document TEXT NOT NULL CHECK (document IN ('none', 'missing', 'stored', 'unreadable')),
  document_code TEXT
) STRICT;
CREATE INDEX warning_supersedes ON warning (supersedes);
CREATE INDEX warning_without_document ON warning (idx) WHERE document = 'missing';
CREATE TABLE withdrawal (
  target INTEGER PRIMARY KEY,
  idx INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT
) STRICT;

-- What concerns this organisation alone.
CREATE TABLE asset (
  id TEXT PRIMARY KEY,
  vendor TEXT,
  product TEXT NOT NULL,
  version TEXT,
  cpe TEXT,
  purl TEXT
) STRICT;
-- Strongest verdict for an asset under a warning, with its reasons as JSON.
CREATE TABLE match (
  idx INTEGER NOT NULL REFERENCES warning (idx),
  asset TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('affected', 'check')),
  detail TEXT NOT NULL,
  -- of the asset's version and all verdicts: what a decision rests on
  digest TEXT NOT NULL,
  PRIMARY KEY (idx, asset)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_of_asset ON match (asset);
-- What people decided; by advisory without its version, so that a decision outlives a revision that changes nothing here: it
-- counts for matches with the digest that was decided on.
CREATE TABLE match_status (
  asset TEXT NOT NULL,
  advisory TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  until TEXT,
  digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (asset, advisory)
) STRICT, WITHOUT ROWID;

-- Sealed by the vault: nothing readable without its key.
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT;
