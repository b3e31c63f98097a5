-- SPDX-License-Identifier: EUPL-1.2
-- How the house works on an incident (node/incident/course.ts), sealed and padded: without the vault it says no more than the incident's own row.
CREATE TABLE incident_course (
  incident TEXT PRIMARY KEY,
  -- when the incident was recorded: both go together
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
