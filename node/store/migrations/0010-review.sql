-- SPDX-License-Identifier: EUPL-1.2
-- What people decided about passages of incident texts (node/incident/decisions.ts), of all incidents in one sealed record of padded
-- length: without the vault nobody sees which incident was looked at before it was sent.
CREATE TABLE review (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  sealed BLOB NOT NULL
) STRICT;
