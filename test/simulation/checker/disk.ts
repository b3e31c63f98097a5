// SPDX-License-Identifier: EUPL-1.2
/**
 * The end of a run: the database files themselves, read by SQL of the checker's own, and every file of every party.
 *
 * @module
 */
import { join } from 'node:path'
import type { Checker } from './checker.ts'
import { Violation } from './checker.ts'
import { listsFault } from './lists.ts'
import { query } from './query.ts'

export function checkDisk(checker: Checker, dir: string, nodes: readonly string[]): void {
  for (const name of nodes) {
    const rows = query<{ idx: number; bytes: Buffer }>(join(dir, name, 'node.sqlite'), 'SELECT idx, bytes FROM entry ORDER BY idx')
    if (rows.some(({ idx }, i) => idx !== i)) throw new Violation('node-prefix', `${name} has a gap on its disk`)
    checker.nodeReturned(name)
    checker.nodeLog(name, rows.length, (from, to) => rows.slice(from, to).map(({ bytes }) => bytes))
  }
  const hub = join(dir, 'hub', 'hub.sqlite')
  const spent = query<{ nonce: Buffer; contribution: Buffer }>(hub, 'SELECT nonce, contribution FROM spent')
  const contributions = query<{ id: Buffer }>(hub, 'SELECT id FROM contribution')
  const nonces = new Set(spent.map(({ nonce }) => nonce.toString('hex')))
  const paid = new Set(spent.map(({ contribution }) => contribution.toString('hex')))
  if (nonces.size !== spent.length || paid.size !== contributions.length || spent.length !== contributions.length) {
    throw new Violation('token-once', `${spent.length} spent tokens, ${contributions.length} contributions`)
  }
  const fault = listsFault(dir, nodes)
  if (fault !== undefined) throw new Violation('listed-once', fault)
  for (const name of ['hub', 'relay', ...nodes]) checker.folder(name, join(dir, name))
}
