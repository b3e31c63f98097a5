// SPDX-License-Identifier: EUPL-1.2
/**
 * What the handbook tells people to type exists, with these options.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { nodeCommands } from '@ncv/node/cli.ts'
import { runMatch } from '@ncv/node/match-cli.ts'
import { parseArguments } from '@ncv/runtime/cli-arguments.ts'
import { describe, expect, test } from 'vitest'

const HANDBOOK = new URL('../../../node/handbook/', import.meta.url)
const PAGES = readdirSync(HANDBOOK).filter((name) => name.endsWith('.md'))

/** Pages that are made of commands. */
const MANY = new Set(['inventar-und-treffer.md', 'inventory-and-matches.md'])

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
  const words = wordsOf(line).slice(1)
  const commands = nodeCommands()
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
    for (const line of lines.filter((each) => each.startsWith('ncv node '))) expect(() => parse(line), line).not.toThrow()
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

test('a command that does not exist would be noticed', () => {
  expect(() => parse('ncv node inventory explode --dir X')).toThrow()
  expect(() => parse('ncv node matches --dir X --everything')).toThrow()
})
