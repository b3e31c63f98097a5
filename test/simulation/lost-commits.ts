// SPDX-License-Identifier: EUPL-1.2
/**
 * A planted fault of the disk: a database comes out of a crash as it was before commits that were acknowledged, as without
 * `synchronous=FULL`, or out of a backup.
 *
 * @module
 */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Hub } from '@ncv/federation/hub/party.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import type { Plant } from './run.ts'

interface Opened {
  readonly hub?: Hub
  readonly node?: NodeParty
}

/** @param wrap calls `copy` right before a commit that will be lost; the first call after each start counts */
export function losesCommits(party: string, file: string, wrap: (opened: Opened, copy: () => void) => void): Plant {
  const files = [file, `${file}-wal`]
  const olderOf = (dir: string): string => `${dir}-older`
  const move = (from: string, to: string): void => {
    for (const each of files) {
      rmSync(join(to, each), { force: true })
      if (existsSync(join(from, each))) cpSync(join(from, each), join(to, each))
    }
  }
  const copyOf = (dir: string) => () => {
    if (existsSync(olderOf(dir))) return
    mkdirSync(olderOf(dir))
    move(dir, olderOf(dir))
  }
  return {
    falls: party,
    hub(hub) {
      if (party === 'hub') wrap({ hub }, copyOf(hub.dir))
    },
    node(node, name) {
      if (party === name) wrap({ node }, copyOf(node.self.dir))
    },
    fallen(name, dir) {
      if (name !== party || !existsSync(olderOf(dir))) return
      move(olderOf(dir), dir)
      rmSync(olderOf(dir), { recursive: true })
    },
  }
}
