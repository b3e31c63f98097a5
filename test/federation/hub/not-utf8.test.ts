// SPDX-License-Identifier: EUPL-1.2
/** A text file that is not UTF-8: every command says so by the file's name, before it opens the hub. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FEDERATION_EXIT_CODES } from '@ncv/federation/errors.ts'
import { CASE_COMMANDS } from '@ncv/federation/hub/cli/cases.ts'
import { CATALOGUE_COMMANDS } from '@ncv/federation/hub/cli/catalogue.ts'
import { DRAFT_COMMANDS } from '@ncv/federation/hub/cli/drafts.ts'
import { EXPERT_COMMANDS } from '@ncv/federation/hub/cli/experts.ts'
import { KEY_COMMANDS } from '@ncv/federation/hub/cli/keys.ts'
import { MEMBER_KEY_COMMANDS } from '@ncv/federation/hub/cli/member-key.ts'
import { MOTION_COMMANDS } from '@ncv/federation/hub/cli/motions.ts'
import { POST_COMMANDS } from '@ncv/federation/hub/cli/posts.ts'
import { REPORT_COMMANDS } from '@ncv/federation/hub/cli/reports.ts'
import { readAnalystKey } from '@ncv/federation/hub/analyst-key.ts'
import { readFounder } from '@ncv/federation/hub/founder-files.ts'
import { readRootShare } from '@ncv/federation/hub/replace-key.ts'
import { FEDERATION_TEXTS } from '@ncv/federation/i18n/texts.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { expect, test } from 'vitest'
import { temporaryDir } from '../../runtime/temporary-dir.ts'

const COMMANDS = {
  ...CASE_COMMANDS,
  ...CATALOGUE_COMMANDS,
  ...DRAFT_COMMANDS,
  ...EXPERT_COMMANDS,
  ...KEY_COMMANDS,
  ...MEMBER_KEY_COMMANDS,
  ...MOTION_COMMANDS,
  ...POST_COMMANDS,
  ...REPORT_COMMANDS,
}

function latin1(dir: string): string {
  const file = join(dir, 'latin1.txt')
  writeFileSync(file, Buffer.from('{"a":"Grüße"}', 'latin1'))
  return file
}

test.each<[string, (file: string) => string[]]>([
  ['catalogue draft', (file) => [file, '--tlp', 'TLP:GREEN', '--key', file]],
  ['draft', (file) => ['--file', file, '--key', file]],
  ['experts import', (file) => [file]],
  ['keys import', (file) => [file]],
  ['member-key show', (file) => [file]],
  ['post send', (file) => ['--to', 'm-1', '--subject', 'Betreff', '--label', 'TLP:GREEN', '--text-file', file]],
  ['propose admission', (file) => [file, '--title', 'Aufnahme']],
  ['propose relay', (file) => [file, '--title', 'Relais']],
  ['reply', (file) => ['3f9a3f9a', '--file', file, '--key', file]],
  ['report answer', (file) => ['3f9a', '--file', file]],
])('ncv hub %s names a file that is not UTF-8', async (words, rest) => {
  using dir = temporaryDir()
  const file = latin1(dir.path)
  let err = ''
  const io: Io = { out() {}, err: (text) => (err += text), isTty: false, env: {}, ask: async () => undefined }
  const argv = ['hub', ...words.split(' '), ...rest(file), '--dir', dir.path]
  const code = await runCli({ name: 'ncv', commands: COMMANDS, texts: FEDERATION_TEXTS, exitCodes: FEDERATION_EXIT_CODES }, argv, io)
  expect(err).toContain(`${file} ist nicht in UTF-8`)
  expect(code).toBe(2)
})

test.each([readAnalystKey, readFounder, readRootShare])('%o names a file that is not UTF-8', (read) => {
  using dir = temporaryDir()
  const file = latin1(dir.path)
  expect(() => read(file)).toThrow(expect.objectContaining({ code: 'FILE_NOT_UTF8', params: { file } }))
})
