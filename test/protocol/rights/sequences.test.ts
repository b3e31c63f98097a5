// SPDX-License-Identifier: EUPL-1.2
/**
 * A million random histories of messages: however they are received, put together, quoted, converted, exported, released and passed on, nothing
 * ends up under a label wider than the strictest of what it was made of. What it was made of is counted beside the code under test.
 *
 * @module
 */
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { relabelCsaf } from '@ncv/protocol/advisory/relabel.ts'
import { AUDIENCES } from '@ncv/protocol/rights/audience.ts'
import type { Release } from '@ncv/protocol/rights/forwarding.ts'
import { forwardedLabel, mayForward } from '@ncv/protocol/rights/forwarding.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import { TERMS } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { csafFromTlp, strictestOf, TLP_LABELS, tlpFromCsaf } from '@ncv/protocol/tlp.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { expect, test } from 'vitest'

const SEQUENCES = 1_000_000
const STEPS_MAX = 8
/** Real documents are parsed and written this often: it costs a thousand times the rest. */
const DOCUMENT_EVERY = 500
const NOW = 1_800_000_000_000
const TERMS_IDS = Object.keys(TERMS) as Terms[]
const RULES = [{ amberToSupervision: false }, { amberToSupervision: true }] as const
const PAPER = { from: 0 }

/** Marsaglia's xorshift32: the same histories in every run. */
let state = 0x2545f491
function below(bound: number): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) % bound
}
function pick<T>(list: readonly T[]): T {
  return list[below(list.length)] as T
}

interface Piece {
  readonly label: TlpLabel
  readonly terms: Terms
  /** Strictest label of all that it was made of, as a number; never touched by the code under test. */
  readonly truth: number
  readonly releases: readonly Release[]
}

const strict = (label: TlpLabel): number => TLP_LABELS.indexOf(label)

function received(): Piece {
  const label = pick(TLP_LABELS)
  return { label, terms: pick(TERMS_IDS), truth: strict(label), releases: [] }
}

function documentOf(version: '2.0' | '2.1', tlp: TlpLabel): Uint8Array {
  const { label, text } = csafFromTlp(version, tlp)
  const at = '2026-01-05T00:00:00Z'
  return utf8(
    JSON.stringify({
      document: {
        csaf_version: version,
        category: 'csaf_security_advisory',
        title: 'T',
        publisher: { name: 'P', namespace: 'https://example.org', category: 'vendor' },
        tracking: { id: 'X-1', version: '1', status: 'final', initial_release_date: at, current_release_date: at },
        distribution: { ...(text === undefined ? {} : { text }), tlp: { label } },
      },
    }),
  )
}

function converted(label: TlpLabel): TlpLabel {
  const version = pick(['2.0', '2.1'] as const)
  const { label: said, text } = csafFromTlp(version, label)
  return tlpFromCsaf(version, said, text) as TlpLabel
}

/** A document of the source, passed on under the label of the message that it came in. */
function exported(piece: Piece): TlpLabel {
  const version = pick(['2.0', '2.1'] as const)
  // The publisher's own label may be wider than the one under which the hub passed it on.
  const own = TLP_LABELS[below(piece.truth + 1)] as TlpLabel
  return parseCsaf(relabelCsaf(documentOf(version, own), piece.label)).tlp as TlpLabel
}

let forwarded = 0
let refused = 0

function forward(piece: Piece): Piece {
  const audience = pick(AUDIENCES)
  const wish = pick(TLP_LABELS)
  const isNamed = below(4) === 0
  let label: TlpLabel
  try {
    label = forwardedLabel(piece.label, wish)
  } catch {
    if (strict(wish) >= strict(piece.label)) throw new Error(`${wish} is not wider than ${piece.label}`)
    return piece
  }
  const papers = { ...(below(2) === 0 ? { pledge: PAPER } : {}), ...(below(2) === 0 ? { agreement: PAPER } : {}) }
  const { terms, releases } = piece
  const answer = mayForward({ label, terms, audience, isNamed, releases, rules: pick(RULES), now: NOW, ...papers })
  if (!answer.allowed) {
    refused++
    return piece
  }
  forwarded++
  if (audience === 'public' && piece.truth !== 0) throw new Error(`${piece.label} became public`)
  if (piece.truth === 4 && !isNamed && answer.reason !== 'released') throw new Error('TLP:RED went to somebody whom the source did not name')
  // Releases are for the one who asked, not for the next one.
  return { ...piece, label, releases: [] }
}

const OPERATIONS: readonly ((piece: Piece) => Piece)[] = [
  received,
  (piece) => {
    const other = received()
    return { ...piece, label: strictestOf(piece.label, other.label), truth: Math.max(piece.truth, other.truth), releases: [] }
  },
  (piece) => {
    const own = pick(TLP_LABELS)
    return { ...received(), label: strictestOf(own, piece.label), truth: Math.max(strict(own), piece.truth) }
  },
  (piece) => ({ ...piece, label: strictestOf(piece.label, pick(TLP_LABELS)) }),
  (piece) => ({ ...piece, label: converted(piece.label) }),
  (piece) => (below(DOCUMENT_EVERY) === 0 ? { ...piece, label: exported(piece) } : { ...piece, label: converted(converted(piece.label)) }),
  (piece) => ({ ...piece, releases: [...piece.releases, { audience: pick(AUDIENCES), from: below(2) * NOW * 2 }] }),
  forward,
]

test('a million random histories never widen a label', { timeout: 120_000 }, () => {
  for (let i = 0; i < SEQUENCES; i++) {
    let piece = received()
    const steps = 1 + below(STEPS_MAX)
    for (let step = 0; step < steps; step++) {
      piece = pick(OPERATIONS)(piece)
      if (strict(piece.label) < piece.truth) throw new Error(`history ${i}, step ${step}: ${piece.label} is wider than ${TLP_LABELS[piece.truth]}`)
    }
  }
  expect(forwarded).toBeGreaterThan(50_000)
  expect(refused).toBeGreaterThan(100_000)
})
