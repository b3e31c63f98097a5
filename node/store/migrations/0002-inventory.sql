-- SPDX-License-Identifier: EUPL-1.2
-- What an inventory knows beyond product and version.
ALTER TABLE asset ADD COLUMN model TEXT;
ALTER TABLE asset ADD COLUMN serial TEXT;
ALTER TABLE asset ADD COLUMN operator TEXT CHECK (operator IN ('self', 'it-dl', 'saas', 'district'));
ALTER TABLE asset ADD COLUMN criticality TEXT CHECK (criticality IN ('low', 'medium', 'high', 'very-high'));
ALTER TABLE asset ADD COLUMN confidentiality TEXT CHECK (confidentiality IN ('normal', 'high', 'very-high'));
ALTER TABLE asset ADD COLUMN integrity TEXT CHECK (integrity IN ('normal', 'high', 'very-high'));
ALTER TABLE asset ADD COLUMN availability TEXT CHECK (availability IN ('normal', 'high', 'very-high'));
ALTER TABLE asset ADD COLUMN exposure TEXT CHECK (exposure IN ('internet', 'internal', 'isolated'));
ALTER TABLE asset ADD COLUMN office TEXT;
ALTER TABLE asset ADD COLUMN role TEXT;
ALTER TABLE asset ADD COLUMN host TEXT;
ALTER TABLE asset ADD COLUMN kind TEXT CHECK (kind IN ('family', 'os'));

-- The last imports, each with what leads back: JSON of the assets that it changed or took away, and the ids that it brought.
CREATE TABLE inventory_import (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  -- name of the file without its folder, or of the questionnaire
  source TEXT NOT NULL,
  format TEXT NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  total INTEGER NOT NULL,
  -- the change that takes it back; of an undone one the change that makes it again
  way_back TEXT NOT NULL,
  is_undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Which column is which field, by the header that it was last used for.
CREATE TABLE inventory_mapping (
  fingerprint TEXT PRIMARY KEY,
  preset TEXT,
  -- JSON: column name -> field
  columns TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Answers to the questionnaire, kept while it is filled in.
CREATE TABLE questionnaire_answer (
  question TEXT PRIMARY KEY,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
