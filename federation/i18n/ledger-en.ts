// SPDX-License-Identifier: EUPL-1.2
/** English texts of `ncv hub revoke-issuer`. @module */
export const LEDGER_EN = {
  'revoke.plan':
    'The issuer key {key}… (period {period}, {purpose} {number}) will be revoked.\n{members} members have tokens of this period; theirs under this key become worthless, and what is still under way with them does not count.',
  'revoke.spare': 'The spare {key}… that was announced with it takes its place; nodes fetch new tokens under it, each at a random instant.',
  'revoke.no-spare': 'There is no spare here: nothing more is issued or accepted for this place in this period.',
  'revoke.over': 'Note: nothing of this period is accepted any more anyway.',
  'revoke.ask': 'This cannot be undone. Revoke now? [y/N] ',
  'revoke.declined': 'Nothing was changed. --yes revokes without asking.',
  'revoke.done': 'Revoked with entry {index} (period {period}). Nodes act on it as soon as the witnesses have seen it.',
}
