// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node recover`: new keys for this member, by the recovery key or by a call-back.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { equalBytes } from '@ncv/protocol/bytes.ts'
import { frameMark } from '@ncv/protocol/membership/frames.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { lockParty } from '@ncv/runtime/lock.ts'
import { assertParty, readTextFile, SECRET_MODE, writeFileDurableSync } from '@ncv/runtime/party-dir.ts'
import { addressesOf } from '../config.ts'
import { NodeError } from '../errors.ts'
import { openOwnKeys } from '../founding.ts'
import { NODE_MARK } from '../node-keys.ts'
import { nodeWorld } from '../open-in-process.ts'
import { openNode } from '../party.ts'
import { adoptNewKeys, formatKeyRequest, keysToAnnounce, parseRecoveryKey, replacementFrame, sendReplacement } from '../recovery/replacement.ts'

const recover = defineCommand({
  summary: {
    de: 'neue Schlüssel für dieses Mitglied: alte verloren oder gestohlen',
    en: 'new keys for this member: the old ones are lost or stolen',
  },
  description: {
    de: 'Auf einem neuen Rechner zuerst „ncv node init --member KENNUNG“ und „ncv node join“, dann dieser Befehl. Im alten Ordner ersetzt er die Schlüssel an Ort und Stelle; der Knoten muss dazu beendet sein. Mit dem Wiederherstellungsschlüssel vom Papier geht es sofort. Ohne ihn schreibt „--call-back“ einen Antrag für das N-CERT, das zurückruft.',
    en: 'On a new machine first "ncv node init --member ID" and "ncv node join", then this command. In the old folder it replaces the keys in place; the node must be stopped. With the recovery key from paper it takes effect at once. Without it "--call-back" writes a request for the N-CERT, which calls back.',
  },
  options: {
    dir: DIR_OPTION,
    recovery: {
      type: 'string',
      value: 'FILE',
      help: { de: 'Datei mit dem Wiederherstellungsschlüssel (64 Hexziffern)', en: 'file with the recovery key (64 hex digits)' },
    },
    'call-back': {
      type: 'boolean',
      help: { de: 'ohne Wiederherstellungsschlüssel: Antrag für den Rückruf', en: 'without a recovery key: request for the call-back' },
    },
    out: { type: 'string', value: 'FILE', help: { de: 'mit --call-back: Antragsdatei', en: 'with --call-back: request file' } },
    'recovery-out': {
      type: 'string',
      value: 'FILE',
      help: { de: 'neuer Wiederherstellungsschlüssel in diese Datei statt auf den Schirm', en: 'new recovery key into this file, not on the screen' },
    },
    adopt: {
      type: 'boolean',
      help: {
        de: 'nach dem Rückruf im alten Ordner: die neuen Schlüssel in Gebrauch nehmen',
        en: 'after the call-back, in the old folder: take the new keys into use',
      },
    },
  },
  async run({ options }, io) {
    const { dir } = options
    const ways = [options.recovery !== undefined, options['call-back'], options.adopt].filter(Boolean).length
    if (ways !== 1) throw usageError(io.lang, 'missing', { option: '--recovery FILE | --call-back --out FILE', command: 'ncv node recover --help' })
    if (options['call-back'] && options.out === undefined)
      throw usageError(io.lang, 'missing', { option: '--out FILE', command: 'ncv node recover --help' })
    for (const file of [options.out, options['recovery-out']]) if (file !== undefined && existsSync(file)) throw new NodeError('OUT_EXISTS', { file })
    const paper = options.recovery === undefined ? undefined : parseRecoveryKey(readTextFile(options.recovery, 1024))
    assertParty(dir, NODE_MARK)
    using _lock = lockParty(dir)
    if (options.adopt) {
      adoptNewKeys(dir)
      io.reply({ adopted: true }, io.text('recover.adopted'))
      return
    }
    await using world = nodeWorld(dir, io.env)
    const { vault, keys } = openOwnKeys(dir, io.env, world)
    const { isKnown, opened, hubUrl, name } = await standing(world, dir)
    const announced = keysToAnnounce(dir, vault, keys, isKnown, world)
    const frame = replacementFrame(opened, announced, paper, world)
    const { recoverySeed } = announced
    if (recoverySeed !== undefined && options['recovery-out'] !== undefined)
      writeFileDurableSync(options['recovery-out'], `${recoverySeed}\n`, { mode: SECRET_MODE })
    const shown =
      recoverySeed === undefined || options['recovery-out'] !== undefined
        ? ''
        : `\n${io.text('init.recovery', { key: recoverySeed.replaceAll(/(.{4})(?=.)/g, '$1 ') })}`
    const recovery = options['recovery-out'] === undefined ? (recoverySeed ?? null) : null
    if (options.out !== undefined && paper === undefined) {
      writeFileDurableSync(options.out, formatKeyRequest(frame), { mode: 0o644 })
      const mark = frameMark(frame)
      io.reply(
        { member: keys.id, request: options.out, mark, recovery },
        `${io.text('recover.request', { file: options.out, mark, name })}${shown}${isKnown ? `\n${io.text('recover.then-adopt')}` : ''}`,
      )
      return
    }
    await sendReplacement(world, hubUrl, frame)
    adoptNewKeys(dir)
    io.reply({ member: keys.id, replaced: true, recovery }, `${io.text('recover.done', { name, id: keys.id })}${shown}`)
  },
})

/** How the federation knows this node, as far as its own log goes. */
async function standing(world: ReturnType<typeof nodeWorld>, dir: string) {
  const node = openNode(world, dir)
  try {
    const { keys, opened, config } = node.self
    const known = node.links.registry.all.get(keys.id)
    const isKnown = known !== undefined && equalBytes(known.key, keys.identity.publicKey)
    return { isKnown, opened, hubUrl: addressesOf(dir, config).hubUrl, name: config.name }
  } finally {
    await node.stop()
  }
}

export const RECOVER_COMMANDS = { 'node recover': recover }
