-- SPDX-License-Identifier: EUPL-1.2
-- The log: what is here was acknowledged. Files under public/ are made from it.
CREATE TABLE entry (
  idx INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL,
  kind TEXT NOT NULL
) STRICT;
CREATE TABLE body (
  hash BLOB PRIMARY KEY,
  idx INTEGER NOT NULL REFERENCES entry (idx),
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX body_of_entry ON body (idx);
-- Tiles in their widest form.
CREATE TABLE tile (
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (level, idx)
) STRICT;
CREATE TABLE checkpoint (
  name TEXT PRIMARY KEY CHECK (name IN ('signed', 'witnessed')),
  size INTEGER NOT NULL,
  note BLOB NOT NULL
) STRICT;

-- Static key files, by path.
CREATE TABLE wrap_file (
  path TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE epoch_key (
  purpose TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  -- NULL: announced in the log, but lost here (hub recover); the next epoch takes its place.
  key BLOB,
  idx INTEGER NOT NULL,
  period INTEGER NOT NULL,
  PRIMARY KEY (purpose, epoch)
) STRICT;
CREATE TABLE issuer_key (
  period INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  number INTEGER NOT NULL,
  is_spare INTEGER NOT NULL,
  -- NULL: announced in the log, but lost here; tokens that were signed with it still count.
  pkcs8 BLOB,
  spki BLOB NOT NULL,
  idx INTEGER,
  PRIMARY KEY (period, purpose, number, is_spare)
) STRICT;
-- Who fetched tokens of a period: everybody does, so it says nothing about who uses them.
CREATE TABLE issued (
  period INTEGER NOT NULL,
  member TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  PRIMARY KEY (period, member)
) STRICT;

-- What was published, by the key of the advisory. A version that was withdrawn may be published again, under another label.
CREATE TABLE advisory (
  namespace TEXT NOT NULL,
  tracking_id TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  idx INTEGER NOT NULL REFERENCES entry (idx),
  -- Index of the entry that withdraws it; NULL while it is in force.
  withdrawn INTEGER REFERENCES entry (idx),
  PRIMARY KEY (namespace, tracking_id, version, idx)
) STRICT;

CREATE TABLE analyst (
  id TEXT PRIMARY KEY,
  key BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE draft (
  id TEXT PRIMARY KEY,
  warning BLOB NOT NULL,
  tlp TEXT NOT NULL,
  author TEXT NOT NULL REFERENCES analyst (id),
  author_signature BLOB NOT NULL,
  approver TEXT REFERENCES analyst (id),
  approver_signature BLOB,
  idx INTEGER REFERENCES entry (idx)
) STRICT;

-- Anonymous intake. No row refers to a batch, a slot, an hour or a member, and keys are hashes, so the order of arrival is not kept.
CREATE TABLE spent (
  nonce BLOB PRIMARY KEY,
  contribution BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE contribution (
  id BLOB PRIMARY KEY,
  payload BLOB NOT NULL,
  period INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE batch (
  root BLOB PRIMARY KEY,
  slot INTEGER NOT NULL,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
