// SPDX-License-Identifier: EUPL-1.2
/**
 * A body that comes to the federation, over the command line of its own house.
 *
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APPLICATION } from '../../scenario/membership.ts'
import { ncv } from './stage.ts'

/** A node of its own that knows the federation and is no member. @param exchange folder for what goes back and forth */
export function joinNode(stage: string, name: string, dir: string, exchange: string): void {
  const joinFile = join(exchange, 'later.join')
  const { words } = ncv(['hub', 'join-file', '--out', joinFile, '--dir', join(stage, 'hub')]) as { words: readonly string[] }
  const files = ['--out', join(exchange, 'record.json'), '--recovery-out', join(exchange, 'recovery')]
  ncv(['node', 'init', '--name', name, '--kind', 'municipality', ...files, '--dir', dir])
  ncv(['node', 'join', '--join', joinFile, '--words', `2=${words[1]},5=${words[4]}`, '--dir', dir])
}

/** Afterwards its application lies at the hub, and its node is gone again. */
export function apply(stage: string, name: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'ncv-newcomer-'))
  const at = ['--dir', join(folder, 'node')]
  try {
    joinNode(stage, name, join(folder, 'node'), folder)
    writeFileSync(join(folder, 'application.json'), JSON.stringify(APPLICATION))
    ncv(['node', 'application', 'import', join(folder, 'application.json'), ...at])
    ncv(['node', 'application', 'send', '--yes', ...at])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
