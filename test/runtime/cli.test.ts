// SPDX-License-Identifier: EUPL-1.2
/**
 * The command line: what people and scripts see.
 *
 * @module
 */
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Cli } from '@ncv/runtime/cli.ts'
import { DIR_OPTION, defineCommand, runCli } from '@ncv/runtime/cli.ts'
import { exitCodeOf, RuntimeError } from '@ncv/runtime/errors.ts'
import { describe, expect, test } from 'vitest'

const help = { de: 'Hilfe', en: 'Help' }
const cli: Cli = {
  name: 'ncv',
  texts: { de: { 'note.added': 'Notiz {id} angelegt' }, en: { 'note.added': 'note {id} added' } },
  exitCodes: { TOKEN_SPENT: 78 },
  commands: {
    'node note add': defineCommand({
      summary: { de: 'Notiz anlegen', en: 'add a note' },
      options: {
        dir: DIR_OPTION,
        file: { type: 'string', multiple: true, help },
        level: { type: 'string', choices: ['low', 'high'], default: 'low', help },
        yes: { type: 'boolean', short: 'y', help },
      },
      positionals: [{ name: 'id', required: true, help }],
      async run({ options, positionals }, io) {
        io.note('unterwegs')
        io.reply({ ...options, id: positionals[0] }, io.text('note.added', { id: positionals[0] ?? '' }))
      },
    }),
    'node fail': defineCommand({
      summary: { de: 'scheitern', en: 'fail' },
      positionals: [{ name: 'code', help }],
      async run({ positionals }) {
        if (positionals[0] === 'spent') throw new ProtocolError('TOKEN_SPENT')
        if (positionals[0] === 'port') throw new RuntimeError('PORT_IN_USE', { port: 8080 })
        if (positionals[0] === 'csaf') throw new ProtocolError('CSAF_NOT_JSON', { file: 'a.json', problem: 'markup' })
        throw new Error('unexpected')
      },
    }),
    match: defineCommand({ summary: { de: 'abgleichen', en: 'match' }, run: async () => 7 }),
  },
}

async function run(argv: readonly string[], env: Record<string, string> = {}, isTty = false) {
  let out = ''
  let err = ''
  const io = {
    out(text: string) {
      out += text
    },
    err(text: string) {
      err += text
    },
    isTty,
    env,
    ask: async () => undefined,
  }
  return { code: await runCli(cli, argv, io), out, err }
}

describe('a good call', () => {
  test('prints a sentence for people', async () => {
    expect(await run(['node', 'note', 'add', '--dir', 'd', 'n1'])).toEqual({ code: 0, out: 'Notiz n1 angelegt\n', err: 'unterwegs\n' })
  })

  test('prints one JSON object and nothing else with --json, wherever it stands', async () => {
    const reply = { dir: 'd', file: ['a', '-b'], level: 'high', yes: true, id: 'n1' }
    const options = ['--dir=d', '--file', 'a', '--file=-b', '--level', 'high', '-y']
    for (const argv of [
      ['node', 'note', 'add', ...options, 'n1', '--json'],
      ['node', 'note', 'add', '--json', 'n1', ...options],
      ['--json', 'node', 'note', 'add', 'n1', ...options],
    ]) {
      const { code, out, err } = await run(argv)
      expect([code, JSON.parse(out), err]).toEqual([0, reply, ''])
    }
  })

  test('speaks English on --lang en or NCV_LANG=en; --lang wins', async () => {
    const argv = ['node', 'note', 'add', '--dir', 'd', 'n1']
    expect((await run([...argv, '--lang', 'en'])).out).toBe('note n1 added\n')
    expect((await run(argv, { NCV_LANG: 'en_GB.UTF-8' })).out).toBe('note n1 added\n')
    expect((await run([...argv, '--lang=de'], { NCV_LANG: 'en' })).out).toBe('Notiz n1 angelegt\n')
  })

  test('gives the exit code that the command returns', async () => {
    expect((await run(['match'])).code).toBe(7)
  })

  test('takes everything after -- as it is', async () => {
    expect((await run(['node', 'note', 'add', '--dir', 'd', '--', '--json'])).out).toBe('Notiz --json angelegt\n')
  })
})

describe('a wrong call is an exit code 2 and names what is wrong and the nearest known', () => {
  test.each([
    [['node', 'note', 'add', '--dirr', 'd', 'n1'], 'Unbekannte Option „--dirr“. Gemeint war vielleicht „--dir“.'],
    [['node', 'note', 'add', '--xyzzy'], 'Unbekannte Option „--xyzzy“. Hilfe: „ncv node note add --help“.'],
    [['node', 'note', 'add', 'n1'], 'Die Option „--dir DIR“ fehlt.'],
    [['node', 'note', 'add', '--dir', 'd'], 'Die Angabe „id“ fehlt.'],
    [['node', 'note', 'add', '--dir', 'd', 'n1', 'n2'], 'Die Angabe „n2“ ist zu viel.'],
    [['node', 'note', 'add', 'n1', '--dir', '--yes'], 'Die Option „--dir“ hat keinen passenden Wert („--yes“).'],
    [['node', 'note', 'add', 'n1', '--dir'], 'Die Option „--dir“ hat keinen passenden Wert'],
    [['node', 'note', 'add', 'n1', '--dir', 'a', '--dir', 'b'], 'Die Option „--dir“ darf nur einmal'],
    [['node', 'note', 'add', 'n1', '--dir', 'a', '--level', 'middle'], 'Erwartet: low, high.'],
    [['node', 'note', 'add', 'n1', '--dir', 'a', '--yes=no'], 'Die Option „--yes“ hat keinen passenden Wert'],
    [['node', 'nota', 'add'], 'Unbekannter Befehl „node nota add“. Gemeint war vielleicht „node note add“.'],
    [['match', '--lang', 'fr'], 'Die Option „--lang“ hat keinen passenden Wert („fr“). Erwartet: de, en.'],
  ])('%j', async (argv, sentence) => {
    const { code, out, err } = await run(argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
  })

  test('an inherited name is no option and no command', async () => {
    expect((await run(['node', 'note', 'add', '--constructor', 'x'])).code).toBe(2)
    expect((await run(['constructor'])).code).toBe(2)
  })
})

describe('an error', () => {
  test('is a sentence on standard error, or a problem document with --json', async () => {
    const { err } = await run(['node', 'fail', 'csaf'])
    expect(err).toBe(
      'Fehler: Das Dokument ist kein gültiges JSON (HTML oder XML statt JSON). Abhilfe: die Datei neu herunterladen; eine HTML-Seite oder eine abgeschnittene Datei ist kein CSAF-Dokument. (Datei: a.json)\n',
    )
    const json = await run(['node', 'fail', 'csaf', '--json'])
    expect(json.out).toBe('')
    expect(JSON.parse(json.err)).toMatchObject({ type: 'urn:ncv:error:CSAF_NOT_JSON', code: 'CSAF_NOT_JSON', params: { file: 'a.json' } })
  })

  test('has the exit code of its kind, and the zone’s own table wins', async () => {
    expect((await run(['node', 'fail', 'csaf'])).code).toBe(2)
    expect((await run(['node', 'fail', 'port'])).code).toBe(78)
    expect((await run(['node', 'fail', 'spent'])).code).toBe(78)
    expect((await run(['node', 'fail'])).code).toBe(1)
    expect(exitCodeOf(new ProtocolError('TOKEN_SPENT'))).toBe(1)
    expect(exitCodeOf('not even an error')).toBe(1)
  })
})

describe('help', () => {
  test('of a command lists its arguments and options', async () => {
    const { code, out } = await run(['node', 'note', 'add', '--help'])
    expect(code).toBe(0)
    for (const part of [
      'ncv node note add <id> [Optionen]',
      '--dir DIR',
      '--level low|high',
      'nötig',
      'sonst low',
      '-y, --yes',
      '--json',
      '--lang de|en',
    ]) {
      expect(out).toContain(part)
    }
  })

  test('of a group lists its commands; without --help it is an error', async () => {
    const { code, out } = await run(['node', '--help'])
    expect([code, out.includes('ncv node note add'), out.includes('ncv match')]).toEqual([0, true, false])
    const missing = await run(['node'])
    expect([missing.code, missing.out]).toEqual([2, ''])
    expect(missing.err).toContain('ncv node fail')
  })
})
