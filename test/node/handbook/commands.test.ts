// SPDX-License-Identifier: EUPL-1.2
/**
 * What the handbook tells people to type exists, with these options.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { nodeCommands } from '@ncv/node/cli.ts'
import { runMatch } from '@ncv/node/match-cli.ts'
import { WHO_SEES_COMMANDS } from '@ncv/node/commands/who-sees.ts'
import { redactText } from '@ncv/node/incident/egress-guard/guard.ts'
import { compileGuardProfile } from '@ncv/node/incident/guard-profile.ts'
import { readIdentity } from '@ncv/node/incident/identity.ts'
import type { AnyCommand } from '@ncv/runtime/cli.ts'
import { parseArguments } from '@ncv/runtime/cli-arguments.ts'
import { describe, expect, test } from 'vitest'

const HANDBOOK = new URL('../../../node/handbook/', import.meta.url)
const PAGES = readdirSync(HANDBOOK).filter((name) => name.endsWith('.md'))

/** Pages that are made of commands. */
const MANY = new Set([
  'anonym-melden.md',
  'beitritt-rechte-abstimmung.md',
  'joining-rights-voting.md',
  'inventar-und-treffer.md',
  'inventory-and-matches.md',
  'reporting-anonymously.md',
])

/** Lines of shell blocks and code in running text that begin with `ncv `; comments fall off. */
function commandsIn(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```sh\n([^`]*)^```$/gm)].flatMap(([, block = '']) => block.split('\n'))
  const inline = [...markdown.matchAll(/`(ncv [^`\n]+)`/g)].map(([, code = '']) => code)
  return [...blocks, ...inline].map((line) => line.replace(/\s+#\s.*$/, '').trim()).filter((line) => line.startsWith('ncv '))
}

/** As a shell would: words, and texts between double quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

function parse(line: string): void {
  // The language is taken before any command sees its options.
  const words = wordsOf(line.replace(/ --lang \w+/, '')).slice(1)
  const commands: Readonly<Record<string, AnyCommand>> = { ...nodeCommands(), ...WHO_SEES_COMMANDS }
  const firstOption = words.findIndex((word) => word.startsWith('-'))
  const leading = firstOption < 0 ? words : words.slice(0, firstOption)
  const length = leading.map((_, i) => i + 1).findLast((count) => Object.hasOwn(commands, leading.slice(0, count).join(' ')))
  const name = leading.slice(0, length ?? 0).join(' ')
  const command = commands[name]
  if (length === undefined || command === undefined) throw new Error(`no such command: ${line}`)
  parseArguments(command, words.slice(length), `ncv ${name}`, 'en')
}

describe.each(PAGES)('%s', (page) => {
  const markdown = readFileSync(new URL(page, HANDBOOK), 'utf8')
  const lines = commandsIn(markdown)

  test('every command that it shows exists and takes the options and values shown', async () => {
    expect(lines.length).toBeGreaterThan(MANY.has(page) ? 10 : -1)
    for (const line of lines.filter((each) => /^ncv (?:node|who-sees) /.test(each))) expect(() => parse(line), line).not.toThrow()
    for (const line of lines.filter((each) => each.startsWith('ncv match '))) {
      let said = ''
      const write = (text: string): void => {
        said += text
      }
      await runMatch(wordsOf(line).slice(2), { write }, { write })
      expect(said, line).toContain('ENOENT')
    }
  })

  test('what it links to is there', () => {
    const links = [...markdown.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path)
    for (const link of links) expect(existsSync(new URL(link, new URL(page, HANDBOOK))), link).toBe(true)
    for (const [, anchor = ''] of markdown.matchAll(/\]\(#([^)]+)\)/g)) {
      const titles = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\p{L}\p{N} -]/gu, '')
          .replaceAll(' ', '-'),
      )
      expect(titles).toContain(anchor)
    }
  })
})

test('the identity profile that the handbook shows is one, and does what the page says of it', () => {
  const page = readFileSync(new URL('anonym-melden.md', HANDBOOK), 'utf8')
  const json = /^```json\n([^`]*)^```$/m.exec(page)?.[1] ?? ''
  const profile = compileGuardProfile(readIdentity(json))
  for (const spelling of ['W1esenbrück', 'wiesenbrueck[punkt]de', 'Wiesen-\nbrücker', 'Erika Muster', 'WB-DC02', '10.99.7.7']) {
    expect(redactText(`Gemeldet aus ${spelling} heute.`, profile).text).not.toContain(spelling)
  }
})

test('a command that does not exist would be noticed', () => {
  expect(() => parse('ncv node inventory explode --dir X')).toThrow()
  expect(() => parse('ncv node matches --dir X --everything')).toThrow()
})
