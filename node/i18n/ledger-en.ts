// SPDX-License-Identifier: EUPL-1.2
/** English texts of daily lists and revoked keys. @module */
export const LEDGER_EN = {
  'concern.batch-unlogged':
    '{count} slots: the relay has proven reception, but the hub does not name the batch in its daily list (first slot {slot}, list {day}). Either the hub denies a batch, or the relay has forged a receipt. What was in it goes out again. Ask other members and both operators.',
  'concern.batch-unlogged.one':
    'One slot: the relay has proven reception, but the hub does not name the batch in its daily list (slot {slot}, list {day}). Either the hub denies the batch, or the relay has forged a receipt. What was in it goes out again. Ask other members and both operators.',
  'concern.batch-lost':
    'The hub has lost {count} slots; it was restored since. What was in them goes out again while its token holds; else contribute again.',
  'concern.batch-lost.one':
    'The hub has lost one slot; it was restored since. What was in it goes out again while its token holds; else contribute again.',
  'concern.list-missing':
    'The hub has published no daily list since day {day}. Until it does, nobody can see whether contributions arrived. Ask the hub about it.',
  'concern.not-accepted': 'The hub has received {count} contributions and not accepted them[$: see “ncv node contributions”].',
  'concern.not-accepted.one': 'The hub has received one contribution and not accepted it[$: see “ncv node contributions”].',
  'concern.issuer-revoked-report':
    'An issuer key of period {period} is revoked. Tokens under it are lost; the node fetches new ones under the spare, where there is one. Contribute again what was not accepted yet.',
  'concern.issuer-revoked-count': 'A counting key of period {period} is revoked. The question of this key cannot be answered any more.',
  'contribution.accepted': 'accepted (daily list {day})',
  'contribution.not-accepted':
    'not accepted: the hub received the batch, and its daily list {day} does not hold the contribution. Remedy: contribute again (“ncv node contribute”); ask the hub if it happens again',
  'incident.accepted': 'contribution accepted',
  'incident.not-accepted': 'contribution not accepted',
  'status.intake': 'Daily lists of the hub: newest of day {day} · accepted: {accepted} · batches missing: {unlogged}',
  'status.intake.none': 'Daily lists of the hub: none yet',
}
