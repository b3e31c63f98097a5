// SPDX-License-Identifier: EUPL-1.2
/**
 * Losses and doublings made by hand in a copy of a party's folder: each must be seen by the audit that follows every kill.
 *
 * @module
 */
import Database from 'better-sqlite3'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ClaimFailed } from './step.ts'

interface Damage {
  readonly what: string
  readonly of: 'hub' | 'node'
  readonly file: string
  readonly sql: string
}

const DAMAGE: readonly Damage[] = [
  { what: 'the newest entries are lost', of: 'hub', file: 'hub.sqlite', sql: 'DELETE FROM entry WHERE idx >= (SELECT max(idx) FROM advisory)' },
  { what: 'an entry is lost', of: 'hub', file: 'hub.sqlite', sql: 'DELETE FROM entry WHERE idx = 2' },
  { what: 'a document is forgotten', of: 'hub', file: 'hub.sqlite', sql: 'DELETE FROM advisory WHERE idx = (SELECT min(idx) FROM advisory)' },
  {
    what: 'a document is there twice',
    of: 'hub',
    file: 'hub.sqlite',
    sql: "INSERT INTO entry SELECT (SELECT max(idx) + 1 FROM entry), bytes, kind FROM entry WHERE kind = 'warning' LIMIT 1",
  },
  { what: 'a contribution is lost', of: 'hub', file: 'hub.sqlite', sql: 'DELETE FROM contribution WHERE id = (SELECT min(id) FROM contribution)' },
  {
    what: 'a contribution is there twice',
    of: 'hub',
    file: 'hub.sqlite',
    sql: "INSERT INTO contribution SELECT x'00', payload, period FROM contribution LIMIT 1",
  },
  {
    what: 'a contribution was paid for twice',
    of: 'hub',
    file: 'hub.sqlite',
    sql: "INSERT INTO spent SELECT x'00', contribution FROM spent LIMIT 1",
  },
  { what: 'an entry is lost', of: 'node', file: 'node.sqlite', sql: 'DELETE FROM entry WHERE idx = 2' },
  {
    what: 'a token is lost',
    of: 'node',
    file: 'wallet.sqlite',
    sql: "DELETE FROM token WHERE id = (SELECT max(id) FROM token WHERE purpose = 'report')",
  },
  {
    what: 'tokens were paid for and are not there',
    of: 'node',
    file: 'wallet.sqlite',
    sql: "UPDATE token SET state = 'asked' WHERE purpose = 'report' AND state = 'ready'",
  },
  {
    what: 'spent tokens can be spent again',
    of: 'node',
    file: 'wallet.sqlite',
    sql: "UPDATE token SET state = 'ready' WHERE purpose = 'report' AND state = 'spent'",
  },
  { what: 'contributions are lost', of: 'node', file: 'wallet.sqlite', sql: 'DELETE FROM outgoing' },
]

/** Everything but the files for all the world, which the audit does not read. */
function copyOf(dir: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'ncv-damaged-'))
  cpSync(dir, copy, { recursive: true, filter: (path) => basename(path) !== 'public' })
  return copy
}

export interface Audited {
  readonly of: Damage['of']
  readonly dir: string
  /** @throws ClaimFailed */
  audit(dir: string): void
}

/** @returns how many were tried. @throws Error naming those that were not seen */
export function plantDamage(parties: readonly Audited[]): { readonly n: number; readonly seen: readonly string[] } {
  const seen: string[] = []
  const missed: string[] = []
  for (const { of, dir, audit } of parties) {
    for (const { what, file, sql } of DAMAGE.filter((damage) => damage.of === of)) {
      const copy = copyOf(dir)
      try {
        damage(join(copy, file), sql)
        audit(copy)
        missed.push(`${of}: ${what}`)
      } catch (error) {
        if (!(error instanceof ClaimFailed)) throw error
        seen.push(`${of}: ${what} (${error.message})`)
      } finally {
        rmSync(copy, { recursive: true, force: true })
      }
    }
  }
  if (missed.length > 0) throw new Error(`not seen: ${missed.join(', ')}`)
  return { n: seen.length, seen }
}

function damage(file: string, sql: string): void {
  const db = new Database(file)
  try {
    db.pragma('foreign_keys = OFF')
    if (db.prepare(sql).run().changes === 0) throw new Error(`there was nothing to damage: ${sql}`)
  } finally {
    db.close()
  }
}
