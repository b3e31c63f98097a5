// SPDX-License-Identifier: EUPL-1.2
/** English texts of backing up and restoring a node. @module */
export const backupEn: Readonly<Record<string, string>> = {
  'backup.done':
    'Backed up: {file} ({size} entries, {bytes} bytes).\nNot in it: the wallet (never copied: a copy would spend tokens twice) and the vault’s key {key}. Without that key the backup is of no use: back it up apart. Inventory and matches are in the file in clear: encrypt it and lock it away.',
  'restore.done':
    'Restored into {dir}: {name}, as of {at}, {size} entries. Vault’s key: {key}.\nThe wallet is empty: there are new tokens only for a period for which this node has fetched none yet; until then no anonymous contribution is possible. What was queued and not delivered is lost. The old node must not run any more. Next: “ncv node run”.',
  'concern.restored':
    'This node came out of a backup of {backupAt} on {at}. Its wallet is empty: anonymous contributions need the tokens of a new period; what was not delivered then is lost.',
  'concern.tokens-ended':
    'The hub was restored from a backup and no longer knows which tokens were spent: tokens up to period {period} are ended. Anonymous contributions are possible again with the tokens of the next period. Recent contributions may be lost there: look at the own ones[$ (“ncv node contributions”)] and send again what matters.',
}
