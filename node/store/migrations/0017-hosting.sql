-- SPDX-License-Identifier: EUPL-1.2
-- Decisions that the host of this node made for all houses concerned at once: the number of that act, to take it back by.
ALTER TABLE decision_batch ADD COLUMN host_act TEXT;
CREATE INDEX decision_batch_of_host ON decision_batch (host_act) WHERE host_act IS NOT NULL;
