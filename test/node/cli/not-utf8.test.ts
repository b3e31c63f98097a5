// SPDX-License-Identifier: EUPL-1.2
/** A text file that is not UTF-8: every command says so by the file's name, before it opens the node. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeCommands } from '@ncv/node/cli.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { expect, test } from 'vitest'
import { temporaryDir } from '../../runtime/temporary-dir.ts'

const LETTER = ['--subject', 'Betreff', '--label', 'TLP:GREEN']

test.each<[string, (file: string) => string[]]>([
  ['application import', (file) => [file]],
  ['incident add', (file) => ['--file', file]],
  ['inventory questionnaire', (file) => ['--answers', file]],
  ['kev import', (file) => [file]],
  ['places import', (file) => [file]],
  ['recover', (file) => ['--recovery', file]],
  ['ask', (file) => ['--topic', 'advice', ...LETTER, '--text-file', file]],
  ['follow-up', (file) => ['3f9a3f9a', '--file', file]],
  ['post send', (file) => ['--to', 'n-cert', ...LETTER, '--text-file', file]],
  ['propose admission', (file) => [file, '--title', 'Aufnahme']],
  ['propose relay', (file) => [file, '--title', 'Relais']],
])('ncv node %s names a file that is not UTF-8', async (words, rest) => {
  using dir = temporaryDir()
  const file = join(dir.path, 'latin1.txt')
  writeFileSync(file, Buffer.from('{"a":"Grüße"}', 'latin1'))
  let err = ''
  const io: Io = { out() {}, err: (text) => (err += text), isTty: false, env: {}, ask: async () => undefined }
  const argv = ['node', ...words.split(' '), ...rest(file), '--dir', dir.path]
  const code = await runCli({ name: 'ncv', commands: nodeCommands(), texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv, io)
  expect(err).toContain(`${file} ist nicht in UTF-8`)
  expect(code).toBe(2)
})
