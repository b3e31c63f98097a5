// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub analyst add`: a key for a person who drafts or approves; the hub gets its public half only.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { randomBytes } from '@ncv/runtime/real-world.ts'
import { writeAnalystKey } from '../analyst-key.ts'
import { withHub } from '../open-in-process.ts'

const add = defineCommand({
  summary: { de: 'eine Analystin oder einen Analysten eintragen', en: 'register an analyst' },
  options: {
    dir: DIR_OPTION,
    out: { type: 'string', required: true, value: 'FILE', help: { de: 'Schlüsseldatei für diese Person', en: 'key file for this person' } },
  },
  positionals: [{ name: 'ID', required: true, help: { de: 'Kennung (keine Namen)', en: 'id (no names)' } }],
  async run({ options, positionals }, io) {
    const [id = ''] = positionals
    const seed = randomBytes(32)
    await withHub(options.dir, io.env, io.lang, (hub) => hub.addAnalyst({ body: { id, key: hex(ed25519KeyPair(seed).publicKey) } }))
    writeAnalystKey(options.out, id, seed)
    io.reply({ id, key: options.out }, io.text('hub.analyst', { id, file: options.out }))
  },
})

export const ANALYST_COMMANDS = { 'hub analyst add': add }
