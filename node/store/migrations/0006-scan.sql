-- SPDX-License-Identifier: EUPL-1.2
-- Advisories as matching reads them (node/matching/stored-advisory.ts). Those stored before are made from their documents at the next
-- start, as is one whose form is another than the program's.
CREATE TABLE advisory (
  idx INTEGER PRIMARY KEY REFERENCES warning (idx),
  form INTEGER NOT NULL,
  lines TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX advisory_of_form ON advisory (form, idx);
CREATE INDEX warning_with_document ON warning (idx) WHERE document = 'stored';
-- A complete rescan that is owed: rules or inventory have changed. Advisories up to `after` are done.
CREATE TABLE rescan_owed (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  after INTEGER NOT NULL
) STRICT;
-- The program that all results are of; those of another one are made anew.
CREATE TABLE scan_program (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  mark TEXT NOT NULL
) STRICT;
-- Assets that came, changed or went and are not matched anew yet.
CREATE TABLE asset_owed (
  asset TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
