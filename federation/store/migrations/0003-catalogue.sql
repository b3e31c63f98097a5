-- SPDX-License-Identifier: EUPL-1.2
-- Editions of the product catalogue that wait for their second signature or have got it. What was published stands in the log.
CREATE TABLE catalogue_draft (
  id TEXT PRIMARY KEY,
  -- The whole edition as JSON.
  catalogue TEXT NOT NULL,
  tlp TEXT NOT NULL,
  author TEXT NOT NULL REFERENCES analyst (id),
  author_signature BLOB NOT NULL,
  approver TEXT REFERENCES analyst (id),
  approver_signature BLOB,
  -- Of the entry with the first part.
  idx INTEGER REFERENCES entry (idx)
) STRICT;
