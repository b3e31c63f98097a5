// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub init`, `ncv hub found`, `ncv hub join-file`.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { Fact } from '@ncv/protocol/joining/founding-rules.ts'
import { foundingFacts, foundingWarnings } from '@ncv/protocol/joining/founding-rules.ts'
import { genesisWords } from '@ncv/protocol/membership/words.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import { PUBLIC_FILE, readTextFile, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { FederationError } from '../../errors.ts'
import { readFounder, readRelay } from '../founder-files.ts'
import type { FoundingPlan } from '../founding.ts'
import { found, joinText, parseSignatureFile } from '../founding.ts'
import { readHubConfig } from '../hub-config.ts'
import { initHub } from '../init-hub.ts'
import { LogStore } from '../../store/log-store.ts'
import { openHubDb } from '../../store/open-hub-db.ts'
import { withHub } from '../open-in-process.ts'
import { optionReaders } from './option-readers.ts'
import { databaseFile } from '../party.ts'

const init = defineCommand({
  summary: {
    de: 'Gründung vorbereiten: Schlüssel und Entwurf, den alle Gründer unterschreiben',
    en: 'prepare the founding: keys, and a draft that all founders sign',
  },
  options: {
    dir: DIR_OPTION,
    federation: {
      type: 'string',
      required: true,
      value: 'ID',
      help: { de: 'Kennung des Verbunds, z. B. verbund.example', en: 'id of the federation' },
    },
    name: { type: 'string', required: true, value: 'NAME', help: { de: 'Name des Verbunds', en: 'name of the federation' } },
    'hub-name': { type: 'string', default: 'N-CERT', value: 'NAME', help: { de: 'Name der Zentrale', en: 'name of the hub' } },
    founders: {
      type: 'string',
      required: true,
      multiple: true,
      value: 'FILE',
      help: { de: 'Angaben eines Gründers (von „ncv node init --out“)', en: 'record of a founder' },
    },
    relay: {
      type: 'string',
      required: true,
      value: 'FILE',
      help: { de: 'Angaben des Relais (von „ncv relay init --out“)', en: 'record of the relay' },
    },
    out: { type: 'string', required: true, value: 'FILE', help: { de: 'Entwurf für die Gründer', en: 'draft for the founders' } },
    shares: {
      type: 'string',
      required: true,
      value: 'DIR',
      help: { de: 'Ordner für die zwei Teile des Wurzelschlüssels', en: 'folder for the two shares of the root key' },
    },
    host: { type: 'string', default: '127.0.0.1', value: 'ADDRESS', help: { de: 'Adresse, auf der die Zentrale hört', en: 'address to listen on' } },
    port: { type: 'string', default: '7700', value: 'PORT', help: { de: 'Port', en: 'port' } },
    url: { type: 'string', value: 'URL', help: { de: 'Adresse der Zentrale für andere', en: 'address of the hub for others' } },
    'relay-url': { type: 'string', required: true, value: 'URL', help: { de: 'Adresse des Relais und Spiegels', en: 'address of relay and mirror' } },
    quorum: { type: 'string', default: '2', value: 'N', help: { de: 'so viele Zeugen müssen bezeugt haben', en: 'witnesses needed' } },
    base: {
      type: 'string',
      default: 'cast',
      choices: ['cast', 'electorate'],
      value: 'BASE',
      help: { de: 'Grundlage der Dreiviertelmehrheit', en: 'base of the three quarters' },
    },
    'vote-quorum': {
      type: 'string',
      default: '1/2',
      value: 'N/M',
      help: { de: 'so viele der Mitglieder müssen abstimmen (bei --base cast)', en: 'share of the members that must vote (with --base cast)' },
    },
    'voting-period': { type: 'string', default: '14d', value: 'TIME', help: { de: 'so lange dauert eine Abstimmung', en: 'how long a vote lasts' } },
    'amber-to-supervision': {
      type: 'string',
      default: 'yes',
      choices: ['yes', 'no'],
      value: 'yes|no',
      help: {
        de: 'TLP:AMBER darf an vorgesetzte Stellen und Fachaufsicht (NCV-Regel)',
        en: 'TLP:AMBER may go to superior offices and the Fachaufsicht',
      },
    },
    'retention-days': {
      type: 'string',
      default: '365',
      value: 'N',
      help: { de: 'nach so vielen Tagen wird Personenbezogenes gelöscht', en: 'days after which what is personal is deleted' },
    },
    period: { type: 'string', default: '7d', value: 'TIME', help: { de: 'Zeitraum der Token und Schlüssel', en: 'period of tokens and keys' } },
    slot: { type: 'string', default: '15m', value: 'TIME', help: { de: 'Zeitfenster der anonymen Umschläge', en: 'slot of anonymous boxes' } },
    'k-min': {
      type: 'string',
      default: '20',
      value: 'N',
      help: { de: 'so viele Umschläge mischt das Relais mindestens', en: 'boxes that the relay mixes at least' },
    },
    'max-hold': { type: 'string', default: '1h', value: 'TIME', help: { de: 'so lange hält es sie höchstens', en: 'longest hold' } },
    'counting-keys': { type: 'string', default: '64', value: 'N', help: { de: 'Zählschlüssel je Zeitraum', en: 'counting keys per period' } },
  },
  async run({ options }, io) {
    const { duration, share, between, port: portOf, federationId, nameOf } = optionReaders(io.lang)
    const plan: FoundingPlan = {
      federation: federationId(options.federation),
      name: nameOf(options.name, 'name'),
      hubName: nameOf(options['hub-name'], 'hub-name'),
      founders: options.founders.map(readFounder),
      relay: readRelay(options.relay),
      quorum: between(options.quorum, 'quorum', 1, 32),
      rules: {
        base: options.base === 'electorate' ? 'electorate' : 'cast',
        voteQuorum: share(options['vote-quorum'], 'vote-quorum'),
        votingPeriodMs: duration(options['voting-period'], 'voting-period'),
        amberToSupervision: options['amber-to-supervision'] === 'yes',
        retentionDays: between(options['retention-days'], 'retention-days', 1, 3650),
      },
      timing: {
        periodMs: duration(options.period, 'period'),
        slotMs: duration(options.slot, 'slot'),
        kMin: between(options['k-min'], 'k-min', 2, 1000),
        maxHoldMs: duration(options['max-hold'], 'max-hold'),
        reportTokens: 8,
        countingKeys: between(options['counting-keys'], 'counting-keys', 0, 64),
      },
    }
    assertQuorum(plan, io)
    const port = portOf(options.port)
    await using world = realWorld({ log: SILENT_LOG, clockOffsetMs: clockOffsetOf(io.env), env: io.env })
    const { dir, shares, out, host } = options
    const config = { host, port, url: options.url ?? `http://${host}:${port}`, relayUrl: options['relay-url'] }
    const draft = initHub(world, { dir, shares, out }, plan, config)
    const words = draft.words.join(' ')
    const texts = (facts: readonly Fact[]): string[] => facts.map(({ key, params }) => io.text(key, params))
    const warnings = foundingWarnings(plan)
    const said = [...texts(foundingFacts(plan)), ...texts(warnings)].join('\n')
    io.reply(
      { draft: options.out, origin: hex(draft.origin), words: draft.words, warnings: warnings.map(({ key, params }) => ({ key, ...params })) },
      `${said}\n${io.text('hub.init', { file: options.out, words, shares: options.shares })}`,
    )
  },
})

/** Said before anything is made. */
function assertQuorum({ quorum, founders }: Pick<FoundingPlan, 'quorum' | 'founders'>, io: CommandIo): void {
  const witnesses = founders.filter(({ isWitness }) => isWitness).length
  if (quorum > witnesses)
    throw usageError(io.lang, 'value', { option: '--quorum', found: quorum, expected: `1 … ${witnesses} (${io.text('founding.witnesses')})` })
}

const foundCommand = defineCommand({
  summary: {
    de: 'gründen: mit den Unterschriften aller Gründer Eintrag 0 schreiben',
    en: 'found: write entry 0 with the signatures of all founders',
  },
  options: {
    dir: DIR_OPTION,
    signatures: {
      type: 'string',
      required: true,
      multiple: true,
      value: 'FILE',
      help: { de: 'Unterschrift eines Gründers', en: 'signature of a founder' },
    },
    out: { type: 'string', required: true, value: 'FILE', help: { de: 'Beitrittsdatei', en: 'join file' } },
  },
  async run({ options }, io) {
    const config = readHubConfig(options.dir, io.env, io.lang)
    await using world = realWorld({ log: SILENT_LOG, clockOffsetMs: clockOffsetOf(io.env), env: io.env })
    const signatures = new Map(
      options.signatures.map((file) => {
        const parsed = parseSignatureFile(readTextFile(file, 1024))
        if (parsed === undefined) throw new FederationError('FOUNDER_MALFORMED', { file, field: 'signature' })
        return [parsed.id, parsed.signature]
      }),
    )
    const opened = await found(world, options.dir, signatures)
    const db = openHubDb(databaseFile(options.dir), world.now)
    const note = new LogStore(db).note('signed')
    db.close()
    if (note === undefined) throw new FederationError('LOG_MISSING', { dir: options.dir })
    writeFileDurableSync(options.out, joinText(opened, config.url, config.relayUrl, note.note), PUBLIC_FILE)
    const words = genesisWords(opened.origin)
    io.reply(
      { join: options.out, origin: opened.logOrigin, genesis: hex(opened.origin), words },
      io.text('hub.found', { origin: opened.logOrigin, words: words.join(' '), file: options.out }),
    )
  },
})

const joinFile = defineCommand({
  summary: { de: 'Beitrittsdatei mit dem neuesten Stand schreiben', en: 'write a join file with the newest checkpoint' },
  options: { dir: DIR_OPTION, out: { type: 'string', required: true, value: 'FILE', help: { de: 'Beitrittsdatei', en: 'join file' } } },
  async run({ options }, io) {
    const { join: text, words, origin } = await withHub(options.dir, io.env, io.lang, (hub) => hub.joinFile())
    writeFileDurableSync(options.out, text, PUBLIC_FILE)
    io.reply({ join: options.out, origin, words }, io.text('hub.found', { origin, words: words.join(' '), file: options.out }))
  },
})

export const FOUNDING_COMMANDS = { 'hub init': init, 'hub found': foundCommand, 'hub join-file': joinFile }
