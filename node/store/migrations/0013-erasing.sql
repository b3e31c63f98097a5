-- SPDX-License-Identifier: EUPL-1.2
-- Entries whose content was erased, the entry that says so, and why.
CREATE TABLE erased (
  idx INTEGER PRIMARY KEY REFERENCES entry (idx),
  by_idx INTEGER NOT NULL REFERENCES entry (idx),
  reason TEXT NOT NULL CHECK (reason IN ('wrong-label', 'personal-data', 'licence', 'court', 'retired'))
) STRICT;
