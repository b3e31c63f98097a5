-- SPDX-License-Identifier: EUPL-1.2
-- The application and later the own contacts (node/store/joining-store.ts), in one sealed record of padded length.
CREATE TABLE application_book (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sealed BLOB NOT NULL
) STRICT;
