// SPDX-License-Identifier: EUPL-1.2
/**
 * The end of a run: what the hub took in stands in exactly one daily list, or waits for the next one. Marks are computed here once more, from the
 * specification alone; what the lists say is read out of the nodes' databases, for only members can open them.
 *
 * @module
 */
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { query } from './query.ts'

const KIND = Buffer.from([...Buffer.from('\xa4kind\xa6intake', 'latin1')])
const LABEL = Buffer.from('NCV accepted v1\0')

/** What is wrong, in words; undefined where all is well. */
export function listsFault(dir: string, nodes: readonly string[]): string | undefined {
  const hub = join(dir, 'hub', 'hub.sqlite')
  const waiting = hashes(hub, 'SELECT mark AS hash FROM accepted_mark')
  const unlisted = hashes(hub, 'SELECT root AS hash FROM batch WHERE is_listed = 0')
  const received = hashes(hub, 'SELECT root AS hash FROM batch')
  const accepted = query<{ hash: Buffer }>(hub, 'SELECT nonce AS hash FROM spent').map(({ hash }) => markOf(hash))
  for (const name of nodes) {
    const file = join(dir, name, 'node.sqlite')
    const entries = query<{ idx: number; bytes: Buffer }>(file, 'SELECT idx, bytes FROM entry').filter(({ bytes }) => bytes.includes(KIND)).length
    const lists = query<{ day: number }>(file, 'SELECT day FROM intake_list ORDER BY idx').map(({ day }) => day)
    if (lists.length !== entries) return `${name} has carried out ${lists.length} of ${entries} lists`
    if (lists.some((day, i) => i > 0 && day <= (lists[i - 1] as number))) return `a day is listed twice: ${lists.join(', ')}`
    const marks = hashes(file, 'SELECT mark AS hash FROM listed_mark')
    const roots = hashes(file, 'SELECT root AS hash FROM listed_batch')
    const strange = accepted.filter((mark) => marks.has(mark) === waiting.has(mark)).length
    if (strange > 0) return `${strange} of ${accepted.length} accepted contributions are not listed exactly once`
    const lost = [...received].filter((root) => roots.has(root) === unlisted.has(root)).length
    if (lost > 0) return `${lost} of ${received.size} batches are not listed exactly once`
  }
  return undefined
}

function hashes(file: string, sql: string): Set<string> {
  return new Set(query<{ hash: Buffer }>(file, sql).map(({ hash }) => hash.toString('hex')))
}

function markOf(nonce: Buffer): string {
  return createHash('sha256').update(LABEL).update(nonce).update(Buffer.alloc(4)).digest('hex')
}
