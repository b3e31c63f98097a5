// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv relay …`: set up, join a federation, run, look.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { MASTER_BYTES } from '@ncv/protocol/crypto/key-derivation.ts'
import { WORD_COUNT } from '@ncv/protocol/membership/words.ts'
import type { Cli, CommandIo } from '@ncv/runtime/cli.ts'
import { DIR_OPTION, defineCommand, runCli } from '@ncv/runtime/cli.ts'
import { nameGiven, usageError } from '@ncv/runtime/cli-arguments.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { withParty } from '@ncv/runtime/party-client.ts'
import { assertEmptyDir, createPartyDir, PUBLIC_FILE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { randomBytes } from '@ncv/runtime/real-world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { BACKUP_COMMANDS } from './backup-commands.ts'
import { RELAY_EXIT_CODES } from './errors.ts'
import { RELAY_TEXTS } from './i18n/texts.ts'
import type { RelayAddresses } from './joining.ts'
import { joinFederation } from './joining.ts'
import { runRelay } from './main.ts'
import { RELAY_MARK, readRelayKeys, relayKeysFrom, relayRecord, writeRelayMaster } from './relay-keys.ts'
import type { RelayStatus } from './routes.ts'
import { RELAY_ROUTES } from './routes.ts'
import { statusAtRest } from './status-at-rest.ts'

const PORT_OPTION = {
  type: 'string',
  value: 'PORT',
  help: { de: 'Port für Knoten (0: das System wählt)', en: 'port for nodes (0: the system chooses)' },
} as const
const HOST_OPTION = { type: 'string', value: 'HOST', help: { de: 'Adresse, auf der gehört wird', en: 'address to listen on' } } as const

const init = defineCommand({
  summary: { de: 'ein Relais einrichten: Ordner, Schlüssel, öffentlicher Datensatz', en: 'set up a relay: folder, key, public record' },
  options: {
    dir: DIR_OPTION,
    name: { type: 'string', required: true, value: 'NAME', help: { de: 'Name der Organisation', en: 'name of the organisation' } },
    out: {
      type: 'string',
      value: 'FILE',
      help: { de: 'wohin der öffentliche Datensatz geschrieben wird', en: 'where the public record is written' },
    },
  },
  async run({ options: { dir, name: given, out } }, io) {
    const name = nameGiven(given, '--name', io.lang)
    assertEmptyDir(dir)
    createPartyDir(dir)
    using _lock = lockParty(dir)
    const master = randomBytes(MASTER_BYTES)
    const record = relayRecord(relayKeysFrom(master), name)
    const text = `${JSON.stringify(record)}\n`
    // The key last: it is what makes the folder a relay's.
    if (out !== undefined) writeFileDurableSync(out, text, PUBLIC_FILE)
    writeRelayMaster(dir, master)
    const done = io.text('relay.initialised', { name, dir, file: RELAY_MARK })
    const where = out === undefined ? `${io.text('relay.record')}\n${text.trimEnd()}` : io.text('relay.record-written', { file: out })
    io.reply(record, `${done}\n${where}`)
  },
})

const join = defineCommand({
  summary: { de: 'einem Verbund beitreten, nach Vergleich mit dem Beitrittsbrief', en: 'join a federation, compared with the accession letter' },
  options: {
    dir: DIR_OPTION,
    join: { type: 'string', required: true, value: 'FILE', help: { de: 'Beitrittsdatei der Zentrale', en: 'join file of the hub' } },
    words: {
      type: 'string',
      value: '2=…,5=…',
      help: { de: 'mindestens zwei der sechs Wörter aus dem Beitrittsbrief', en: 'at least two of the six words of the accession letter' },
    },
    genesis: { type: 'string', value: 'HASH', help: { de: 'statt der Wörter: Prüfsumme der Gründung', en: 'instead of words: the genesis hash' } },
    hub: { type: 'string', value: 'URL', help: { de: 'Adresse der Zentrale, wenn sie abweicht', en: 'address of the hub, if it differs' } },
    url: {
      type: 'string',
      value: 'URL',
      help: {
        de: 'Adresse dieses Relais, wenn sie abweicht: so, wie die Knoten sie kennen',
        en: 'address of this relay, if it differs: as nodes know it',
      },
    },
    successor: {
      type: 'boolean',
      help: {
        de: 'übernimmt ein Relais, das die Gründungsurkunde noch nicht nennt: nach oder vor dem Beschluss der Mitglieder',
        en: 'takes over as a relay that the genesis does not name: after or before the members decide',
      },
    },
    port: PORT_OPTION,
    host: HOST_OPTION,
  },
  async run({ options }, io) {
    const { dir, words, genesis, hub, url, port, host, successor } = options
    if (words === undefined && genesis === undefined) {
      throw usageError(io.lang, 'missing', { option: '--words "2=…,5=…"', command: 'ncv relay join --help' })
    }
    const anchor = {
      ...(words === undefined ? {} : { words: parseWords(words, io.lang) }),
      ...(genesis === undefined ? {} : { hash: parseHash(genesis, io.lang) }),
    }
    const settings = {
      ...(hub === undefined ? {} : { hubUrl: parseUrl('--hub', hub, io.lang) }),
      ...(url === undefined ? {} : { url: parseUrl('--url', url, io.lang) }),
      ...(port === undefined ? {} : { port: parsePort(port, io.lang) }),
      ...(host === undefined ? {} : { host }),
    }
    const keys = readRelayKeys(dir)
    using _lock = lockParty(dir)
    const announce = (found: RelayAddresses) => io.note(io.text('relay.addresses', { hub: found.hubUrl, relay: found.url }))
    const joined = await joinFederation(dir, keys, options.join, anchor, settings, announce, successor)
    const { opened, hubUrl: address } = joined
    const { federation } = opened.genesis
    io.reply({ federation, origin: hex(opened.origin), hub: address, relay: joined.url }, io.text('relay.joined', { federation, hub: address, dir }))
  },
})

const run = defineCommand({
  summary: { de: 'Relais und Spiegel betreiben, bis Strg-C oder SIGTERM', en: 'run relay and mirror until Ctrl-C or SIGTERM' },
  options: { dir: DIR_OPTION, port: PORT_OPTION, host: HOST_OPTION },
  async run({ options: { dir, port, host } }, io) {
    await runRelay(dir, { host, port: port === undefined ? undefined : parsePort(port, io.lang) }, io)
  },
})

const status = defineCommand({
  summary: { de: 'Stand von Relais und Spiegel', en: 'state of relay and mirror' },
  options: { dir: DIR_OPTION },
  async run({ options: { dir } }, io) {
    // Before anything is locked: a folder that holds no relay is left as it is.
    if (existsSync(dir)) readRelayKeys(dir)
    const open = () => ({ handlers: { status: () => statusAtRest(dir) }, close() {} })
    const found = await withParty(dir, RELAY_ROUTES, open, (client) => client.status(), { lang: io.lang, texts: RELAY_TEXTS })
    io.reply(found, statusText(found, io))
  },
})

function statusText(found: RelayStatus, io: CommandIo): string {
  const { federation, isRunning, size, witnessedSize, refusal, slot, boxes, batchesWaiting, lastBatch } = found
  const lines = [
    io.text(isRunning ? 'relay.status.running' : 'relay.status.stopped', { federation }),
    io.text('relay.status.mirror', { size, witnessed: witnessedSize }),
  ]
  if (refusal !== null) lines.push(io.text('relay.status.refusal', { reason: refusal }))
  if (isRunning) {
    lines.push(io.text('relay.status.slot', { slot, boxes, batches: batchesWaiting }))
    lines.push(
      lastBatch === null ? io.text('relay.status.no-batch') : io.text('relay.status.batch', { slot: lastBatch.slot, count: lastBatch.count }),
    )
  }
  return lines.join('\n')
}

function parseWords(text: string, lang: Lang): Map<number, string> {
  const words = new Map<number, string>()
  for (const part of text.split(',')) {
    const found = /^ *([1-9]) *= *(\S{1,40}) *$/.exec(part)
    const place = Number(found?.[1])
    if (found === null || place > WORD_COUNT || words.has(place)) {
      throw usageError(lang, 'value', { option: '--words', found: part.slice(0, 40), expected: '2=wort,5=wort' })
    }
    words.set(place, found[2] as string)
  }
  return words
}

function parseHash(text: string, lang: Lang): Uint8Array {
  try {
    return fromHex(text.trim().toLowerCase(), 32)
  } catch {
    throw usageError(lang, 'value', { option: '--genesis', found: text.slice(0, 80), expected: '64 × 0–9a–f' })
  }
}

function parseUrl(option: string, text: string, lang: Lang): string {
  if (/^https?:\/\/[^\s?#@]{1,200}$/.test(text) && URL.canParse(text)) return text.replace(/\/$/, '')
  throw usageError(lang, 'value', { option, found: text.slice(0, 80), expected: 'https://n-cert.example' })
}

function parsePort(text: string, lang: Lang): number {
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw usageError(lang, 'value', { option: '--port', found: text.slice(0, 40), expected: '0–65535' })
}

export const RELAY_CLI: Cli = {
  name: 'ncv',
  commands: { 'relay init': init, 'relay join': join, 'relay run': run, 'relay status': status, ...BACKUP_COMMANDS },
  texts: RELAY_TEXTS,
  exitCodes: RELAY_EXIT_CODES,
}

/** @param argv starts with `relay` */
export async function main(argv: readonly string[]): Promise<number> {
  return await runCli(RELAY_CLI, argv)
}
