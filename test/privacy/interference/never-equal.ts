// SPDX-License-Identifier: EUPL-1.2
/**
 * What was put aside by its length alone must be new each time: no box shows bytes of another one, and what a contribution shows of itself
 * (nonce and signature of its token, one-time keys) was in nothing that the hub saw before, issuance above all, nor in another contribution.
 *
 * @module
 */
import type { Exchange } from '../capture.ts'
import type { Run } from './run.ts'
import type { Content } from './transcript.ts'

/** Shorter pieces come back by chance. */
const PIECE = 16
/** Layout of a token: type (2), nonce (32), digest of the challenge (32), id of the key (32), signature. */
const NONCE = [2, 34] as const
const SIGNATURE = 98

export interface Reused {
  readonly reused: readonly string[]
  readonly boxes: number
  readonly contributions: number
}

export function reusedBytes(runs: readonly Run[]): Reused {
  const found = runs.map(({ exchanges, contents }) => ({
    boxes: exchanges.filter(isBox).length,
    contributions: contents.length,
    reused: [
      ...repeatedPieces(exchanges.filter(isBox)),
      ...contents.flatMap((content) => shownBefore(content, exchanges)),
      ...sharedPieces(contents),
    ],
  }))
  return {
    boxes: found.reduce((sum, { boxes }) => sum + boxes, 0),
    contributions: found.reduce((sum, { contributions }) => sum + contributions, 0),
    reused: found.flatMap(({ reused }) => reused),
  }
}

function isBox({ method, url }: Exchange): boolean {
  return method === 'POST' && new URL(url).pathname.startsWith('/slot/')
}

function piecesOf(bytes: Uint8Array): string[] {
  const count = Math.floor(bytes.length / PIECE)
  return Array.from({ length: count }, (_, i) => Buffer.from(bytes.subarray(i * PIECE, (i + 1) * PIECE)).toString('latin1'))
}

function repeatedPieces(boxes: readonly Exchange[]): string[] {
  const seen = new Set<string>()
  const repeated: string[] = []
  for (const { from, url, body } of boxes)
    for (const piece of piecesOf(body)) {
      if (seen.has(piece)) repeated.push(`${from} ${new URL(url).pathname}`)
      seen.add(piece)
    }
  return repeated
}

function ownPieces({ token, edPk, xwPk }: Content): string[] {
  return [token.subarray(...NONCE), token.subarray(SIGNATURE), edPk, xwPk].flatMap(piecesOf)
}

/** A box that goes out again holds the same contribution: what came in batches is not counted. */
function shownBefore(content: Content, exchanges: readonly Exchange[]): string[] {
  const earlier = exchanges.filter(({ at, url }) => at <= content.at && new URL(url).pathname !== '/batch')
  const bytes = Buffer.concat(earlier.flatMap(({ body, reply }) => [body, reply?.body ?? new Uint8Array()])).toString('latin1')
  return ownPieces(content).flatMap((piece) => (bytes.includes(piece) ? ['bytes of a contribution were seen before'] : []))
}

function sharedPieces(contents: readonly Content[]): string[] {
  const distinct = new Map(contents.map((content) => [Buffer.from(content.edPk).toString('hex'), content]))
  const pieces = [...distinct.values()].flatMap((content) => [...new Set(ownPieces(content))])
  return new Set(pieces).size === pieces.length ? [] : ['two contributions share bytes']
}
