// SPDX-License-Identifier: EUPL-1.2
/** `ncv log replay` and the commands around motions as people meet them: results, and what bad input is told. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { MOTION_COMMANDS } from '@ncv/federation/hub/cli/motions.ts'
import { publicDir } from '@ncv/federation/hub/party.ts'
import { FEDERATION_EXIT_CODES } from '@ncv/federation/errors.ts'
import { FEDERATION_TEXTS } from '@ncv/federation/i18n/texts.ts'
import { main as logMain } from '@ncv/federation/log/cli.ts'
import { VOTE_COMMANDS } from '@ncv/node/commands/vote.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { fromHex } from '@ncv/protocol/bytes.ts'
import { formatReaderKeys } from '@ncv/protocol/membership/reader-keys.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TemporaryDir } from '../../runtime/temporary-dir.ts'
import { temporaryDir } from '../../runtime/temporary-dir.ts'
import type { FoundedHub } from '../../support/founded-hub.ts'
import { foundHub, testMember, witnessAll } from '../../support/founded-hub.ts'
import { virtualFederation } from '../../support/virtual-world.ts'
import { admit } from '../../support/voting.ts'

let dir: TemporaryDir
let founded: FoundedHub
let folder: string
const at = (name: string): string => join(dir.path, name)

beforeAll(async () => {
  dir = temporaryDir()
  founded = await foundHub(virtualFederation({ seed: 'replay' }).party('hub'), { count: 4 })
  const { hub } = founded
  await rotateEpoch(hub)
  await witnessAll(founded)
  await admit(hub, founded.members, [testMember('neu')])
  folder = publicDir(founded.dir)
  writeFileSync(at('keys.json'), formatReaderKeys({ origin: hub.opened.origin, keys: hub.issuing.epochKeys('community') }))
})
afterAll(() => {
  founded.dispose()
  dir[Symbol.dispose]()
})

function listening() {
  const shown = { out: '', err: '' }
  const write = (stream: 'out' | 'err') => (text: string) => {
    shown[stream] += text
  }
  const io: Io = { out: write('out'), err: write('err'), isTty: false, env: {}, ask: async () => undefined }
  return { io, shown }
}

async function replay(...argv: string[]) {
  const { io, shown } = listening()
  return { code: await logMain(['log', 'replay', ...argv], io), ...shown }
}

async function hub(...argv: string[]) {
  const { io, shown } = listening()
  return {
    code: await runCli({ name: 'ncv', commands: MOTION_COMMANDS, texts: FEDERATION_TEXTS, exitCodes: FEDERATION_EXIT_CODES }, ['hub', ...argv], io),
    ...shown,
  }
}

describe('ncv log replay', () => {
  test('tells members and results of the log, for people and as JSON', async () => {
    const told = await replay(folder, '--keys', at('keys.json'))
    expect([told.code, told.err]).toEqual([0, ''])
    for (const part of [
      'geprüft und nachgerechnet',
      'Gemeinde neu: aufgenommen',
      '„Aufnahme“: ausgezählt, 4 von 4 Stimmen',
      '4 Ja, 0 Nein, 0 Enthaltung: angenommen',
    ])
      expect(told.out).toContain(part)
    const { out } = await replay(folder, '--keys', at('keys.json'), '--json')
    const value = JSON.parse(out) as { members: unknown[] }
    expect(value).toMatchObject({ ok: true, isVerified: true, refused: [], unread: [] })
    expect(value.members).toHaveLength(5)
  })

  test('says that it did not check the rest where it did not', async () => {
    const { out } = await replay(folder, '--keys', at('keys.json'), '--without-verify')
    expect(out).toContain('NICHT geprüft')
  })

  test('names entries to which the file has no key, and ends with 1', async () => {
    writeFileSync(at('fewer.json'), formatReaderKeys({ origin: founded.hub.opened.origin, keys: new Map() }))
    const { code, out } = await replay(folder, '--keys', at('fewer.json'), '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ ok: false, members: [{}, {}, {}, {}], unread: [{ epoch: 1 }, {}, {}, {}] })
  })

  test('refuses keys of another federation, a wrong key, a file that is none, a changed log', async () => {
    const { origin } = founded.hub.opened
    writeFileSync(at('foreign.json'), formatReaderKeys({ origin: new Uint8Array(32), keys: new Map() }))
    expect(await replay(folder, '--keys', at('foreign.json'), '--json')).toMatchObject({ code: 1, out: expect.stringContaining('GENESIS_MISMATCH') })
    writeFileSync(at('wrong.json'), formatReaderKeys({ origin, keys: new Map([[1, fromHex('11'.repeat(32))]]) }))
    expect(JSON.parse((await replay(folder, '--keys', at('wrong.json'), '--json')).out)).toMatchObject({
      ok: false,
      refused: [{ code: 'DECRYPT_FAILED' }, {}, {}, {}],
    })
    writeFileSync(at('none.json'), '[]')
    expect((await replay(folder, '--keys', at('none.json'), '--json')).err).toContain('READER_KEYS_MALFORMED')
    expect((await replay(folder, '--keys', at('missing.json'), '--json')).err).toContain('FILE_MISSING')
    expect((await replay(folder)).code).toBe(2)
    cpSync(folder, at('changed'), { recursive: true })
    const note = readFileSync(join(at('changed'), 'checkpoint'), 'utf8')
    writeFileSync(join(at('changed'), 'checkpoint'), note.replace(/\n(\d+)\n/, '\n3\n'))
    expect(await replay(at('changed'), '--keys', at('keys.json'))).toMatchObject({ code: 1 })
    rmSync(at('changed'), { recursive: true })
  })
})

describe('bad input', () => {
  test.each([
    ['a motion that is no hash', ['motion', 'show', 'XYZ'], 'MOTION'],
    ['no title', ['propose', 'decision'], '--title'],
    ['a title that is too long', ['propose', 'decision', '--title', 'x'.repeat(161)], '--title'],
    ['no rule', ['propose', 'rules', '--title', 'Regeln'], '--base'],
    ['a quorum above the whole', ['propose', 'rules', '--title', 'Regeln', '--quorum', '3/2'], '--quorum'],
    ['a quorum that is none', ['propose', 'rules', '--title', 'Regeln', '--quorum', 'half'], '--quorum'],
    ['a period of nothing', ['propose', 'rules', '--title', 'Regeln', '--period', '0s'], '--period'],
    ['a retention of no day', ['propose', 'rules', '--title', 'Regeln', '--retention-days', '0'], '--retention-days'],
    ['a role that there is not', ['propose', 'role', 'm-0123456789abcdef', '--title', 'Rolle', '--role', 'king'], '--role'],
  ])('%s is refused with the name of the option', async (_what, argv, named) => {
    const { code, err } = await hub(...argv, '--dir', founded.dir)
    expect(code).toBe(2)
    expect(err).toContain(named)
  })

  test('a candidate file that is none is named with its line', async () => {
    writeFileSync(at('none.candidate'), '# nichts\n')
    const empty = await hub('propose', 'admission', at('none.candidate'), '--title', 'Aufnahme', '--json', '--dir', founded.dir)
    expect(empty.err).toContain('CANDIDATE_MALFORMED')
    writeFileSync(at('bytes.candidate'), Uint8Array.of(0xff, 0xfe, 0xfd))
    const bytes = await hub('propose', 'admission', at('bytes.candidate'), '--title', 'Aufnahme', '--json', '--dir', founded.dir)
    expect(bytes.err).toContain('FILE_NOT_UTF8')
    expect((await hub('propose', 'admission', at('not-there'), '--title', 'Aufnahme', '--json', '--dir', founded.dir)).err).toContain('FILE_MISSING')
  })

  test('a vote needs a motion', async () => {
    const { io, shown } = listening()
    const code = await runCli(
      { name: 'ncv', commands: VOTE_COMMANDS, texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES },
      ['node', 'vote', 'nothing', 'yes', '--dir', dir.path],
      io,
    )
    expect(code).toBe(2)
    expect(shown.err).toContain('MOTION')
  })
})
