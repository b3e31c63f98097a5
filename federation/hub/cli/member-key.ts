// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub member-key`: new keys for a member that lost its own and its recovery key, after a call-back and with four eyes.
 *
 * @module
 */
import { base64, fromBase64, fromHex, hex } from '@ncv/protocol/bytes.ts'
import { signEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { frameId } from '@ncv/protocol/membership/frames.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { FederationError } from '../../errors.ts'
import { readAnalystKey } from '../analyst-key.ts'
import { withHub } from '../open-in-process.ts'
import { callBackInput } from '../recovery/take-replacement.ts'

const FILE = [
  {
    name: 'FILE',
    required: true,
    help: { de: 'Antrag des Mitglieds („ncv node recover --call-back“)', en: 'request of the member ("ncv node recover --call-back")' },
  },
] as const

/** @throws FederationError `KEY_REQUEST_MALFORMED`; RuntimeError `FILE_…` */
function readRequest(file: string): Uint8Array {
  try {
    const text = readTextFile(file, 32 * 1024)
    const match = /^ncv-key-request v1\n([A-Za-z0-9+/]+={0,2})\s*$/.exec(text.replaceAll('\r\n', '\n'))
    if (match !== null) return fromBase64(match[1] as string)
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof SyntaxError) throw new FederationError('KEY_REQUEST_MALFORMED', { file }, { cause })
    throw cause
  }
  throw new FederationError('KEY_REQUEST_MALFORMED', { file })
}

const show = defineCommand({
  summary: {
    de: 'Antrag auf neue Schlüssel ansehen: wer, und die Kennung für den Rückruf',
    en: 'look at a request for new keys: who, and the mark for the call-back',
  },
  options: { dir: DIR_OPTION },
  positionals: FILE,
  async run({ options, positionals: [file = ''] }, io) {
    const frame = readRequest(file)
    const found = await withHub(options.dir, io.env, io.lang, (hub) => hub.showKeyRequest({ body: { frame: base64(frame) } }))
    io.reply(
      found,
      io.text('member-key.show', { name: found.name, member: found.member, mark: found.mark, state: io.text(`member.state.${found.state}`) }),
    )
  },
})

const replace = defineCommand({
  summary: { de: 'einem Mitglied nach Rückruf neue Schlüssel geben (vier Augen)', en: 'give a member new keys after a call-back (four eyes)' },
  description: {
    de: 'Der Rückruf geht an eine Nummer aus dem Kontaktverzeichnis, nie an eine aus dem Antrag. Am Telefon liest das Mitglied die Kennung vor, die sein Knoten zeigt. Dann stimmen zwei Analysten mit ihren Schlüsseln zu. Der alte Schlüssel gilt sofort nicht mehr.',
    en: 'The call goes to a number of the contact register, never to one out of the request. On the telephone the member reads out the mark that its node shows. Then two analysts consent with their keys. The old key is dead at once.',
  },
  options: {
    dir: DIR_OPTION,
    analyst: {
      type: 'string',
      required: true,
      multiple: true,
      value: 'FILE',
      help: { de: 'Schlüsseldatei; zweimal, von zwei Personen', en: 'key file; twice, of two people' },
    },
    mark: {
      type: 'string',
      required: true,
      value: 'MARK',
      help: { de: 'am Telefon vorgelesene Kennung', en: 'the mark that was read out on the telephone' },
    },
  },
  positionals: FILE,
  async run({ options, positionals: [file = ''] }, io) {
    const frame = readRequest(file)
    await withHub(options.dir, io.env, io.lang, async (hub) => {
      const found = await hub.showKeyRequest({ body: { frame: base64(frame) } })
      if (options.mark.replaceAll(/\s/g, '').toLowerCase() !== found.mark.replaceAll(' ', '')) throw new FederationError('KEY_REQUEST_MARK', { file })
      const { origin } = await hub.status()
      const consents = options.analyst.map((key) => consentOf(key, frame, origin))
      const done = await hub.replaceMemberKey({ body: { frame: base64(frame), consents } })
      reply(io, found.name, done)
    })
  },
})

function consentOf(file: string, frame: Uint8Array, origin: string): { analyst: string; signature: string } {
  const { id, seed } = readAnalystKey(file)
  return { analyst: id, signature: hex(signEd25519(seed, callBackInput(fromHex(origin, 32), frameId(frame)))) }
}

function reply(io: CommandIo, name: string, { member, index }: { member: string; index: number | null }): void {
  io.reply(
    { member, index },
    index === null ? io.text('member-key.there', { name, member }) : io.text('member-key.replaced', { name, member, index }),
  )
}

export const MEMBER_KEY_COMMANDS = { 'hub member-key show': show, 'hub member-key replace': replace }
