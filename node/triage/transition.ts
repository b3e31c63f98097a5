// SPDX-License-Identifier: EUPL-1.2
/**
 * From what was known about a match to what is known now: is it something that somebody must look at?
 *
 * A newer revision is, only if for our product its remediations, the product status or the version texts changed, or the verdict with them. Title,
 * notes, scores and what it says of other products are not (the CSAF asset matching system's duty not to raise a revision as a new match).
 * The same document, matched anew under other rules or by a newer program, is only where it became worse.
 *
 * @module
 */
import { hex, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { AlertCause, Life } from '../store/life-store.ts'
import type { Ground } from './ground.ts'

export interface Moment {
  /** Of the warning that stands. */
  readonly index: number
  readonly advisory: string
  readonly now: Instant
}

export interface Transition {
  readonly life: Life
  /** Undefined: what was decided goes on to hold. */
  readonly cause: AlertCause | undefined
}

function hashOf(texts: readonly string[]): string {
  return hex(sha256(utf8(JSON.stringify(texts)))).slice(0, 32)
}

function causeOf(before: Life, after: Pick<Life, 'index' | 'version' | 'verdict' | 'stated' | 'remedies'>): AlertCause | undefined {
  if (before.goneAt !== null) return 'returned'
  if (before.version !== after.version) return 'asset-version'
  if (before.index === after.index) return before.verdict === 'check' && after.verdict === 'affected' ? 'verdict' : undefined
  if (before.verdict !== after.verdict) return 'verdict'
  if (before.stated !== after.stated) return 'stated'
  return before.remedies === after.remedies ? undefined : 'remedies'
}

/** @param isSettled somebody decided that nothing is to be done any more */
export function transition(before: Life | undefined, ground: Ground, { index, advisory, now }: Moment, isSettled: boolean): Transition {
  const { asset, cve, verdict, severity, source, isExploited } = ground
  const after = {
    ...{ asset: asset.id, advisory, cve, index, version: asset.version ?? null, verdict, severity, source, isExploited },
    ...{ stated: hashOf(ground.stated), remedies: hashOf(ground.remedies), goneAt: null },
  }
  if (before === undefined) return { life: { ...after, firstAt: now, alertAt: now, cause: 'new' }, cause: 'new' }
  const cause = causeOf(before, after)
  const { firstAt, alertAt } = before
  if (cause === 'returned') return { life: { ...after, firstAt: now, alertAt: now, cause }, cause }
  // An update that does not help is no news, except to whoever had settled the matter.
  if (cause === undefined || (cause === 'asset-version' && !isSettled))
    return { life: { ...after, firstAt, alertAt, cause: before.cause }, cause: undefined }
  return { life: { ...after, firstAt, alertAt: now, cause }, cause }
}
