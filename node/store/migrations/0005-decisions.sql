-- SPDX-License-Identifier: EUPL-1.2
-- The life of a match: asset × vulnerability under an advisory, kept across its revisions.

-- Warnings whose matches have changed and were not gone through yet.
CREATE TABLE review_due (
  idx INTEGER PRIMARY KEY
) STRICT;
INSERT INTO review_due (idx) SELECT DISTINCT idx FROM match;

-- What the advisory says about one asset and one vulnerability (`*`: one without a CVE), as it was gone through last.
CREATE TABLE match_life (
  asset TEXT NOT NULL,
  advisory TEXT NOT NULL,
  cve TEXT NOT NULL,
  idx INTEGER NOT NULL,
  -- Of the asset.
  version TEXT,
  verdict TEXT NOT NULL CHECK (verdict IN ('affected', 'check')),
  severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical', 'unknown')),
  -- `cvss 3.1 9.8`, `publisher hoch`, `hub high`, `none`
  source TEXT NOT NULL,
  -- The advisory itself says that it is exploited.
  is_exploited INTEGER NOT NULL,
  -- Hashes of what a decision rests on: product status with version texts, and remediations.
  stated TEXT NOT NULL,
  remedies TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  -- When it last became something to look at, and why.
  alert_at INTEGER NOT NULL,
  cause TEXT NOT NULL,
  -- The asset is here and is not touched any more.
  gone_at INTEGER,
  PRIMARY KEY (asset, advisory, cve)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_life_of_warning ON match_life (idx);
CREATE INDEX match_life_of_advisory ON match_life (advisory);

-- What people decided; without a status: only who it was given to.
CREATE TABLE decision (
  asset TEXT NOT NULL,
  advisory TEXT NOT NULL,
  -- Empty: carried over from before vulnerabilities were told apart, and to be spread over all of them.
  cve TEXT NOT NULL,
  status TEXT CHECK (status IN ('check', 'open', 'in-progress', 'closed', 'not-relevant', 'accepted')),
  flag TEXT,
  reason TEXT,
  -- YYYY-MM-DD
  until TEXT,
  role TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (asset, advisory, cve)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_accepted ON decision (until) WHERE status = 'accepted';

-- One act: of a person, or of the program where an acceptance ended or a revision reopened.
CREATE TABLE decision_batch (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  -- A role; nobody has to give a name.
  who TEXT,
  cause TEXT NOT NULL,
  note TEXT,
  is_bulk INTEGER NOT NULL,
  undone_by INTEGER
) STRICT;
CREATE TABLE decision_change (
  batch INTEGER NOT NULL REFERENCES decision_batch (id),
  asset TEXT NOT NULL,
  advisory TEXT NOT NULL,
  cve TEXT NOT NULL,
  -- What was shown before and after.
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL,
  -- The decisions as JSON; null where there was none.
  before TEXT,
  after TEXT,
  PRIMARY KEY (asset, advisory, cve, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_change_of_batch ON decision_change (batch);

-- A decision counts for the match that it was made about and for no other.
INSERT INTO decision (asset, advisory, cve, status, reason, until, at)
SELECT s.asset, s.advisory, '', s.status, s.reason, s.until, s.at FROM match_status s
WHERE EXISTS (
  SELECT 1 FROM match m JOIN warning w ON w.idx = m.idx
  WHERE m.asset = s.asset AND m.digest = s.digest
    AND s.advisory = coalesce(w.namespace || ' ' || w.tracking_id, 'entry ' || w.idx));
-- What counted no more stays as history.
INSERT INTO decision_batch (id, at, cause, note, is_bulk) SELECT 1, max(at), 'carried', NULL, 0 FROM match_status HAVING count(*) > 0;
INSERT INTO decision_change (batch, asset, advisory, cve, from_status, to_status, before, after)
SELECT 1, s.asset, s.advisory, '', '', s.status, NULL,
  json_object('status', s.status, 'flag', NULL, 'reason', s.reason, 'until', s.until, 'role', NULL, 'at', s.at)
FROM match_status s;
DROP TABLE match_status;

-- Vulnerabilities that are known to be exploited, from the list that was imported last.
CREATE TABLE kev (
  cve TEXT PRIMARY KEY,
  -- YYYY-MM-DD
  added TEXT NOT NULL,
  is_ransomware INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE kev_list (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version TEXT NOT NULL,
  released INTEGER NOT NULL,
  count INTEGER NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;
