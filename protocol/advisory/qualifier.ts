// SPDX-License-Identifier: EUPL-1.2
/**
 * What follows the numbers of a version: `SP1 Update 14`, `R2 P01`, `HF3`, `CU18`, `-rc1`, `Build 170215`.
 *
 * Each kind has its slot, and a version's slots are compared in their order: V14 < V14 Update 9 < V14 SP1 < V14 SP1 Update 3 < V14 SP2.
 *
 * @module
 */

/** From the coarsest to the finest. A missing qualifier is the number 0. */
export const SLOTS = ['release', 'servicePack', 'featurePack', 'maintenance', 'update', 'patch'] as const
export type Slot = (typeof SLOTS)[number]
type Kind = Slot | 'build' | 'pre'

const WORDS: Readonly<Record<string, Kind>> = {
  r: 'release',
  release: 'release',
  sp: 'servicePack',
  'service pack': 'servicePack',
  servicepack: 'servicePack',
  ssp: 'servicePack',
  fp: 'featurePack',
  'feature pack': 'featurePack',
  featurepack: 'featurePack',
  mp: 'maintenance',
  sr: 'maintenance',
  'maintenance release': 'maintenance',
  'maintenance pack': 'maintenance',
  mr: 'maintenance',
  'service release': 'maintenance',
  u: 'update',
  update: 'update',
  upd: 'update',
  cu: 'update',
  'cumulative update': 'update',
  tcu: 'update',
  rollup: 'update',
  ru: 'update',
  su: 'update',
  uc: 'update',
  qu: 'update',
  p: 'patch',
  post: 'patch',
  patch: 'patch',
  pl: 'patch',
  'patch level': 'patch',
  hf: 'patch',
  hotfix: 'patch',
  'hot fix': 'patch',
  hotfixrev: 'patch',
  'hotfix rev': 'patch',
  build: 'build',
  bld: 'build',
  bn: 'build',
  'build nr': 'build',
  'build no': 'build',
  'build number': 'build',
  kit: 'build',
  alpha: 'pre',
  beta: 'pre',
  rc: 'pre',
  pre: 'pre',
  preview: 'pre',
  dev: 'pre',
  snapshot: 'pre',
}

/** Below the release, which is 0. */
const PRE_RANKS: Readonly<Record<string, number>> = { dev: -6, snapshot: -6, pre: -5, preview: -5, alpha: -4, beta: -3, rc: -2 }

/** These alone begin a version text that leaves its numbers to the product's name: `CU18` of `SQL Server 2019`. */
const LEADING = new Set([
  'sp',
  'service pack',
  'servicepack',
  'cu',
  'cumulative update',
  'update',
  'upd',
  'hf',
  'hotfix',
  'patch',
  'fp',
  'feature pack',
  'mp',
  'uc',
  'qu',
  'build',
  'ssp',
  'ru',
  'su',
])

export interface QualifierWord {
  readonly kind: Kind
  readonly rank: number
}

export function qualifierWord(word: string): QualifierWord | undefined {
  const kind = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  return kind === undefined ? undefined : { kind, rank: PRE_RANKS[word] ?? 0 }
}

export function leadsVersion(word: string): boolean {
  return LEADING.has(word)
}
