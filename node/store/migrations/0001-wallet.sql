-- SPDX-License-Identifier: EUPL-1.2
-- Tokens, one-time keys and what waits to be sent. Never backed up: a copy would spend twice.
CREATE TABLE issuance (
  period INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- asked: the request is fixed and is sent again until it is answered; refused: the hub said no
  state TEXT NOT NULL CHECK (state IN ('asked', 'done', 'refused')),
  code TEXT
) STRICT;
CREATE TABLE token (
  id INTEGER PRIMARY KEY,
  period INTEGER NOT NULL REFERENCES issuance (period),
  purpose TEXT NOT NULL CHECK (purpose IN ('report', 'count')),
  k INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'ready', 'spent')),
  sealed BLOB NOT NULL
) STRICT;
CREATE INDEX token_ready ON token (purpose, period) WHERE state = 'ready';
CREATE TABLE outgoing (
  -- Hex of the envelope id.
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  period INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'delivered', 'expired')),
  sent_slot INTEGER,
  batch_slot INTEGER,
  batch_count INTEGER
) STRICT;
CREATE TABLE slot (
  slot INTEGER PRIMARY KEY,
  -- Leaf hash of the box, by which the relay's receipt is recognised.
  leaf BLOB NOT NULL,
  outgoing TEXT REFERENCES outgoing (id),
  -- Size of the batch that the relay gave proof of; absent before.
  batch_count INTEGER
) STRICT;
