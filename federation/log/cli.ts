// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv log verify`: checks a log for whoever wants to, with nothing but its public files.
 *
 *     {"ok":true,"origin":"wiesenland/4f5b…","size":938,"root":"CsUY…","witnesses":3,"quorum":2,"anchored":true,"wraps":true}
 *     {"ok":false,"code":"LEAF_MISMATCH","index":17,"path":"tile/entries/000","detail":"…"}
 *
 * @module
 */
import { fromHex } from '@ncv/protocol/bytes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { hubKeyHistory, openHubCheckpoint } from '@ncv/protocol/membership/hub-key.ts'
import { parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, runCli } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { realNet } from '@ncv/runtime/real-net.ts'
import { systemClock } from '@ncv/runtime/real-world.ts'
import { explain } from '@ncv/runtime/texts.ts'
import { FEDERATION_EXIT_CODES } from '../errors.ts'
import { FEDERATION_TEXTS } from '../i18n/texts.ts'
import { replayCommand } from './replay-command.ts'
import type { Anchor, VerifiedLog } from './verify.ts'
import { verifyLog } from './verify.ts'
import { logSource } from './verify-source.ts'

const MAX_JOIN_BYTES = 128 * 1024

const verify = defineCommand({
  summary: { de: 'ein Protokoll vollständig prüfen, ohne Schlüssel', en: 'check a whole log, without a key' },
  description: {
    de: 'Liest nur öffentliche Dateien: einen Ordner (Zentrale, Spiegel, Ausfuhr eines Knotens) oder eine Adresse. Endet mit 0, wenn alles zusammenpasst, sonst mit 1 und dem ersten Eintrag oder der ersten Datei, die nicht passt.',
    en: 'Reads public files alone: a folder (hub, mirror, export of a node) or an address. Ends with 0 when all fits, else with 1 and the first entry or file that does not.',
  },
  positionals: [
    {
      name: 'folder|url',
      required: true,
      help: { de: 'Ordner, in dem „checkpoint“ liegt, oder http(s)-Adresse', en: 'folder that holds “checkpoint”, or http(s) address' },
    },
  ],
  options: {
    join: { type: 'string', value: 'FILE', help: { de: 'Beitrittsdatei, gegen die geprüft wird', en: 'join file to check against' } },
    genesis: {
      type: 'string',
      value: 'HASH',
      help: { de: 'erwarteter Hash der Gründung (64 Hexziffern)', en: 'expected genesis hash (64 hex digits)' },
    },
  },
  async run({ options, positionals: [place = ''] }, io) {
    const anchor = readAnchor(options, io)
    await using net = realNet(io.env)
    const source = logSource(net, place)
    const bar = io.progress(io.text('log.progress'))
    try {
      const verified = await verifyLog(source, anchor, systemClock()(), bar.update)
      bar.end()
      io.reply({ ok: true, ...verified }, sentence(verified, io))
      return 0
    } catch (error) {
      bar.end()
      if (!(error instanceof CodedError)) throw error
      refuse(error, io)
      return 1
    }
  },
})

/** @throws RuntimeError `USAGE`, `FILE_MISSING`; ProtocolError as {@link parseJoinFile} */
function readAnchor(
  { join, genesis }: { readonly join: string | undefined; readonly genesis: string | undefined },
  io: CommandIo,
): Anchor | undefined {
  if (join !== undefined && genesis !== undefined) throw usageError(io.lang, 'surplus', { found: '--genesis', command: 'ncv log verify --help' })
  if (genesis !== undefined) {
    if (!/^[0-9a-f]{64}$/i.test(genesis))
      throw usageError(io.lang, 'value', { option: '--genesis', found: genesis.slice(0, 80), expected: io.text('log.hash') })
    return { origin: fromHex(genesis.toLowerCase(), 32) }
  }
  if (join === undefined) return undefined
  const { opened, hubKeys, checkpoint } = parseJoinFile(readFileBounded(join, MAX_JOIN_BYTES))
  const { origin, size, root } = openHubCheckpoint(checkpoint, opened, hubKeyHistory(opened, hubKeys))
  return { origin: opened.origin, head: { origin, size, root, path: join } }
}

function sentence({ origin, size, root, witnesses, quorum, anchored, wraps }: VerifiedLog, io: CommandIo): string {
  const witnessed = io.text(witnesses >= quorum ? 'log.witnessed' : 'log.unwitnessed', { count: witnesses, quorum })
  const anchor = io.text(anchored ? 'log.anchored' : 'log.unanchored')
  const text = io.text('log.ok', { origin, size, root, witnessed, anchor })
  return wraps ? text : `${text}\n${io.text('log.unwrapped')}`
}

function refuse(error: CodedError, io: CommandIo): void {
  const { index, path } = error.params
  const detail = explain(error, io.lang, io.texts, 'terminal')
  if (io.json)
    io.reply({ ok: false, code: error.code, ...(index === undefined ? {} : { index }), ...(path === undefined ? {} : { path }), detail }, '')
  else io.err(`${io.text('log.refused', { detail })}\n`)
}

export async function main(argv: readonly string[], io?: Io): Promise<number> {
  return await runCli(
    { name: 'ncv', texts: FEDERATION_TEXTS, exitCodes: FEDERATION_EXIT_CODES, commands: { 'log verify': verify, 'log replay': replayCommand } },
    argv,
    io,
  )
}
