// SPDX-License-Identifier: EUPL-1.2
/**
 * Checks of a node, each with the lie that it stands against. Imports nothing: it is read before the program that it changes.
 *
 * @module
 */
export interface SkippedCheck {
  readonly name: string
  /** End of the module's path, and what is replaced in it, wherever it stands. */
  readonly file: string
  readonly check: string
  readonly instead: string
  /** The step of the scenario that must then be red. */
  readonly red: string
}

export const SKIPPED_CHECKS: readonly SkippedCheck[] = [
  {
    name: 'consistency',
    file: 'tlog/follow.ts',
    check: "throw new ProtocolError('LOG_FORK', { size: own.size })",
    instead: 'void own',
    red: 'mutations',
  },
  { name: 'leaf', file: 'tlog/follow.ts', check: 'if (wrong >= 0) throw', instead: 'if (wrong < -1) throw', red: 'mutations' },
  { name: 'freshness', file: 'node/admin/status.ts', check: 'if (size > 0 && !isFresh)', instead: 'if (size < 0 && !isFresh)', red: 'mutations' },
  {
    name: 'commitment',
    file: 'membership/epoch.ts',
    check: "throw new ProtocolError('EPOCH_COMMITMENT', { epoch: name.epoch })",
    instead: 'void name',
    red: 'two-text-ciphertext',
  },
  { name: 'only-key', file: 'link/key-entries.ts', check: 'entry.index, id) > 1', instead: 'entry.index, id) > 9', red: 'second-key' },
]
