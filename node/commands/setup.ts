// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node init`, `identity`, `sign-genesis`, `join`: the commands that set up a node. None of them needs a network.
 *
 * @module
 */
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import { foundingFacts, foundingWarnings } from '@ncv/protocol/joining/founding-rules.ts'
import { readGenesisDraft, signGenesis } from '@ncv/protocol/membership/genesis.ts'
import { assertGenesisHash, parseJoinFile } from '@ncv/protocol/membership/join-file.ts'
import { assertWords, genesisWords } from '@ncv/protocol/membership/words.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import { MEMBER_KINDS } from '@ncv/protocol/message/genesis.ts'
import type { World } from '@ncv/protocol/world.ts'
import { randomBelow } from '@ncv/protocol/world.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { nameGiven, usageError } from '@ncv/runtime/cli-arguments.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { assertParty, readFileBounded, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { clockOffsetOf } from '@ncv/runtime/config.ts'
import { randomBytes, systemClock } from '@ncv/runtime/real-world.ts'
import { parseUrl } from '../config.ts'
import { NodeError } from '../errors.ts'
import { assertFounder, initNode, isFounder, joinAddresses, joinFederation, openOwnKeys, readIdentityFile } from '../founding.ts'
import { NODE_MARK } from '../node-keys.ts'
import { withNode } from '../open-in-process.ts'

const chance: Pick<World, 'random'> = { random: randomBytes }

const init = defineCommand({
  summary: { de: 'Knoten einrichten: Ordner, Schlüssel, öffentlicher Steckbrief', en: 'set up a node: folder, keys, public record' },
  options: {
    dir: DIR_OPTION,
    name: { type: 'string', required: true, value: 'NAME', help: { de: 'Name der Organisation', en: 'name of the organisation' } },
    kind: { type: 'string', default: 'municipality', choices: MEMBER_KINDS, help: { de: 'Art der Organisation', en: 'kind of organisation' } },
    category: {
      type: 'string',
      default: '2',
      choices: ['1', '2', '3', '4'],
      help: { de: '1 eigene IT, 2 gemischt, 3 über Dienstleister, 4 Dienstleister', en: '1 own IT, 2 mixed, 3 through a provider, 4 provider' },
    },
    witness: { type: 'boolean', help: { de: 'bezeugt das Protokoll', en: 'witnesses the log' } },
    'key-file': {
      type: 'string',
      value: 'FILE',
      help: {
        de: 'Tresorschlüssel außerhalb des Datenordners; wird angelegt, wenn er fehlt',
        en: 'vault key outside the data folder; made where it is missing',
      },
    },
    identity: {
      type: 'string',
      value: 'FILE',
      help: { de: 'Identitätsprofil (JSON) für die Ausgangskontrolle', en: 'identity profile (JSON) for the egress guard' },
    },
    out: { type: 'string', value: 'FILE', help: { de: 'öffentlicher Steckbrief als JSON', en: 'public record as JSON' } },
    member: {
      type: 'string',
      value: 'ID',
      help: {
        de: 'neuer Rechner eines Mitglieds, dessen Schlüssel verloren sind: seine Kennung (m-…); weiter mit „join“ und „recover“',
        en: 'new machine of a member whose keys are lost: its id (m-…); go on with "join" and "recover"',
      },
    },
    'recovery-out': {
      type: 'string',
      value: 'FILE',
      help: { de: 'Wiederherstellungsschlüssel in diese Datei statt auf den Schirm', en: 'recovery key into this file, not on the screen' },
    },
  },
  async run({ options }, io) {
    const { member } = options
    if (member !== undefined && !/^m-[0-9a-f]{16}$/.test(member)) {
      throw usageError(io.lang, 'value', { option: '--member', found: member.slice(0, 40), expected: 'm-0123456789abcdef' })
    }
    const name = nameGiven(options.name, '--name', io.lang)
    const world = { ...chance, now: systemClock(clockOffsetOf(io.env)) }
    const { record, recoverySeed, keyFile } = initNode(world, {
      dir: options.dir,
      name,
      kind: MEMBER_KINDS.find((kind) => kind === options.kind) ?? 'municipality',
      category: Number(options.category),
      isWitness: options.witness,
      keyFile: options['key-file'],
      identityFile: options.identity,
      out: options.out,
      recoveryOut: options['recovery-out'],
      ...(member === undefined ? {} : { member }),
    })
    const isShown = options['recovery-out'] === undefined
    if (options['key-file'] === undefined) io.note(io.text('concern.key-beside-data'))
    const recovery = isShown
      ? io.text('init.recovery', { key: recoverySeed.replaceAll(/(.{4})(?=.)/g, '$1 ') })
      : io.text('init.recovery-file', { file: options['recovery-out'] ?? '' })
    io.reply(
      { id: record.id, dir: options.dir, keyFile, founder: record, recovery: isShown ? recoverySeed : null },
      `${io.text('init.done', { name: record.name, id: record.id, dir: options.dir })}\n${recovery}\n${io.text('init.next')}`,
    )
  },
})

const identity = defineCommand({
  summary: { de: 'Identitätsprofil hinterlegen (bleibt im Haus, verschlüsselt)', en: 'store the identity profile (stays here, encrypted)' },
  options: {
    dir: DIR_OPTION,
    file: { type: 'string', required: true, value: 'FILE', help: { de: 'Identitätsprofil (JSON)', en: 'identity profile (JSON)' } },
  },
  async run({ options }, io) {
    const json = readIdentityFile(options.file)
    const stored = await withNode(options.dir, io.env, io.lang, (node) => node.putIdentity({ body: { json } }))
    io.reply(stored, io.text('identity.stored', { name: stored.name }))
  },
})

const signGenesisCommand = defineCommand({
  summary: { de: 'Gründungsurkunde ansehen und unterschreiben', en: 'look at the genesis and sign it' },
  options: {
    dir: DIR_OPTION,
    draft: { type: 'string', required: true, value: 'FILE', help: { de: 'Entwurf der Zentrale', en: 'draft by the hub' } },
    out: { type: 'string', required: true, value: 'FILE', help: { de: 'Unterschrift für die Zentrale', en: 'signature for the hub' } },
  },
  async run({ options }, io) {
    assertParty(options.dir, NODE_MARK)
    using _lock = lockParty(options.dir)
    const own = openOwnKeys(options.dir, io.env, chance)
    const payload = new Uint8Array(readFileBounded(options.draft, 64 * 1024))
    const { genesis, origin } = readGenesisDraft(payload)
    assertFounder(genesis, own)
    const words = genesisWords(origin)
    writeFileDurableSync(options.out, `${own.keys.id} ${hex(signGenesis(payload, own.keys.identity.seed))}\n`, { mode: 0o644 })
    io.reply(
      { id: own.keys.id, federation: genesis.federation, origin: hex(origin), words, out: options.out },
      `${describeGenesis(genesis, words, io)}\n${io.text('genesis.signed', { file: options.out })}`,
    )
  },
})

function describeGenesis(genesis: Genesis, words: readonly string[], io: CommandIo): string {
  const { timing, rules, founders, quorum } = genesis
  const members = founders.map(({ name, id, isWitness }) => `  ${name} (${id})${isWitness ? `, ${io.text('genesis.witness')}` : ''}`)
  return [
    io.text('genesis.head', { name: genesis.name, federation: genesis.federation }),
    io.text('genesis.parties', { hub: genesis.hub.name, relay: genesis.relay.name }),
    io.text('genesis.members', { count: founders.length }),
    ...members,
    io.text('genesis.rules', {
      quorum,
      base: io.text(`genesis.base.${rules.base}`),
      share: `${rules.voteQuorum.numerator}/${rules.voteQuorum.denominator}`,
      days: rules.retentionDays,
      supervision: io.text(rules.amberToSupervision ? 'word.yes' : 'word.no'),
    }),
    io.text('genesis.timing', {
      period: seconds(timing.periodMs),
      slot: seconds(timing.slotMs),
      least: timing.kMin,
      hold: seconds(timing.maxHoldMs),
      tokens: timing.reportTokens,
    }),
    ...[...foundingFacts(genesis), ...foundingWarnings(genesis)].map(({ key, params }) => io.text(key, params)),
    io.text('genesis.words', { words: words.map((word, i) => `${i + 1} ${word}`).join(' · ') }),
  ].join('\n')
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10

const join = defineCommand({
  summary: {
    de: 'sich mit einem Verbund verbinden: als Gründer, oder um die Aufnahme zu beantragen',
    en: 'connect to a federation: as a founder, or in order to apply for admission',
  },
  description: {
    de: 'Zur Prüfung dienen zwei der sechs Wörter aus dem Beitrittsbrief (--words "2=wort,5=wort") oder der ganze Hash (--genesis).',
    en: 'Checked by two of the six words of the accession letter (--words "2=word,5=word") or by the whole hash (--genesis).',
  },
  options: {
    dir: DIR_OPTION,
    join: { type: 'string', required: true, value: 'FILE', help: { de: 'Beitrittsdatei', en: 'join file' } },
    words: { type: 'string', value: '2=WORT,5=WORT', help: { de: 'Wörter aus dem Beitrittsbrief', en: 'words of the accession letter' } },
    genesis: { type: 'string', value: 'HASH', help: { de: 'Hash der Gründungsurkunde, 64 Hex-Ziffern', en: 'hash of the genesis, 64 hex digits' } },
    hub: {
      type: 'string',
      value: 'URL',
      help: { de: 'Adresse der Zentrale statt der vorgeschlagenen', en: 'address of the hub instead of the proposed one' },
    },
    relay: { type: 'string', value: 'URL', help: { de: 'Adresse des Relais', en: 'address of the relay' } },
    mirror: { type: 'string', value: 'URL', help: { de: 'Adresse des Spiegels', en: 'address of the mirror' } },
  },
  async run({ options }, io) {
    const { dir, words, genesis, hub, relay, mirror } = options
    assertParty(dir, NODE_MARK)
    using _lock = lockParty(dir)
    const own = openOwnKeys(dir, io.env, chance)
    const bytes = new Uint8Array(readFileBounded(options.join, 128 * 1024))
    const joined = parseJoinFile(bytes)
    const { opened } = joined
    if (genesis !== undefined) assertGenesisHash(opened, parseHash(genesis))
    else assertWords(opened.origin, words === undefined ? await askWords(io) : parseWords(words))
    const given = {
      ...(hub === undefined ? {} : { hubUrl: parseUrl('--hub', hub) }),
      ...(relay === undefined ? {} : { relayUrl: parseUrl('--relay', relay) }),
      ...(mirror === undefined ? {} : { mirrorUrl: parseUrl('--mirror', mirror) }),
    }
    const { hubUrl, relayUrl, mirrorUrl } = joinAddresses(joined, given)
    io.note(io.text('join.addresses', { hub: hubUrl, relay: relayUrl, mirror: mirrorUrl }))
    const addresses = joinFederation(dir, own, joined, bytes, given)
    const { federation, name } = opened.genesis
    const founder = isFounder(opened.genesis, own)
    const said = { name, federation, hub: addresses.hubUrl, relay: addresses.relayUrl, mirror: addresses.mirrorUrl }
    io.reply(
      { id: own.keys.id, federation, origin: hex(opened.origin), words: genesisWords(opened.origin), isFounder: founder, ...addresses },
      founder ? io.text('join.done', said) : io.text('join.applicant', { ...said, id: own.keys.id }),
    )
  },
})

/** @throws NodeError `WORDS_MISSING` */
export function parseWords(text: string): Map<number, string> {
  const given = new Map<number, string>()
  for (const part of text.split(',')) {
    const match = /^\s*([1-6])\s*=\s*(\S{1,40})\s*$/.exec(part)
    if (match === null) throw new NodeError('WORDS_MISSING', { found: part.trim().slice(0, 40) })
    given.set(Number(match[1]), match[2] ?? '')
  }
  return given
}

/** Two places that the caller could not know before. */
async function askWords(io: CommandIo): Promise<Map<number, string>> {
  const first = randomBelow(chance, 6) + 1
  const second = ((first - 1 + 1 + randomBelow(chance, 5)) % 6) + 1
  const given = new Map<number, string>()
  for (const place of [first, second].sort()) {
    const word = await io.ask(io.text('join.ask', { place }))
    if (word === undefined) throw new NodeError('WORDS_MISSING')
    given.set(place, word)
  }
  return given
}

/** @throws NodeError `WORDS_MISSING` */
function parseHash(text: string): Uint8Array {
  const clean = text.trim().toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(clean)) throw new NodeError('WORDS_MISSING', { found: text.slice(0, 70) })
  return fromHex(clean, 32)
}

export const SETUP_COMMANDS = { 'node init': init, 'node identity': identity, 'node sign-genesis': signGenesisCommand, 'node join': join }
