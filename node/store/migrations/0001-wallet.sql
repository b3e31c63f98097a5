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
-- The hub knows a contribution by its envelope id, and about when it came. Whoever finds this disk without the vault's key must
-- not find either of them here: the rows lie under keys drawn by lot, in their order, and everything else is sealed.
CREATE TABLE outgoing (
  key BLOB PRIMARY KEY,
  -- Envelope id, incident, times, slots, state.
  sealed BLOB NOT NULL,
  -- What the box will hold; empty when it is not needed any more.
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE slot (
  slot INTEGER PRIMARY KEY,
  -- Leaf hash of the box, by which the relay's receipt is recognised, what was in it, and where it went; always of one length, so that
  -- cover looks like content, and empty when the receipt has come.
  sealed BLOB NOT NULL,
  -- Size of the batch that the relay gave proof of; absent before.
  batch_count INTEGER
) STRICT;
-- Addresses (SHA-256) from which a receipt of the relay has come: content is sent to no other.
CREATE TABLE proven_relay (
  address BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
