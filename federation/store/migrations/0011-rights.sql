-- SPDX-License-Identifier: EUPL-1.2
-- What members have signed about themselves (pledge, rest, return, leaving, roles, mandates) and the log does not hold yet. Public among members
-- once it is in the log.
CREATE TABLE pending_frame (
  -- Envelope id of the frame.
  id BLOB PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('pledge', 'request', 'mandate')),
  frame BLOB NOT NULL,
  member TEXT NOT NULL,
  -- As the member signed it.
  at INTEGER NOT NULL
) STRICT;
