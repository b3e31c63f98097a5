-- SPDX-License-Identifier: EUPL-1.2
-- Named reports and requests of this house, annotations written and received. Without the vault's key the file says how many there are.
CREATE TABLE service_record (
  -- Hex, drawn: of a report, of the post that asked, of an annotation.
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('report', 'request', 'annotation')),
  sealed BLOB NOT NULL
) STRICT;
-- Warnings that are alarms, and which receipts were queued for them.
CREATE TABLE alarm (
  idx INTEGER PRIMARY KEY,
  is_delivered INTEGER NOT NULL DEFAULT 0 CHECK (is_delivered IN (0, 1)),
  is_read INTEGER NOT NULL DEFAULT 0 CHECK (is_read IN (0, 1))
) STRICT;
-- Whether this house has bound itself to the periods of named reports.
CREATE TABLE duty_commitment (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  is_committed INTEGER NOT NULL CHECK (is_committed IN (0, 1))
) STRICT;
