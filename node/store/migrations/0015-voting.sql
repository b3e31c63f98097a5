-- SPDX-License-Identifier: EUPL-1.2
-- Own votes, from when they were laid out: choices, signed frame, the hub's receipt. Sealed: until the tally they are nobody's business.
CREATE TABLE own_vote (
  -- Hex of the motion's envelope id, and the voter: "<64 hex> <member>".
  id TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT;
