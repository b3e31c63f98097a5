// SPDX-License-Identifier: EUPL-1.2
/**
 * The violations that `npm run check` plants before it judges the tree, each with the finding that must come back.
 *
 * Whoever adds a rule adds its violation here: a rule that nothing was ever caught by is a comment.
 *
 * @module
 */

export type GuardName = 'types' | 'lint' | 'boundaries' | 'sources' | 'syntax' | 'exits' | 'lockfile' | 'compose'

/** `source` is written to `file`; the guard must answer with `rule` (a prefix) at `at`, which is `file` where absent. */
export interface Planted {
  readonly claim: string
  readonly guard: GuardName
  readonly rule: string
  readonly file: string
  readonly source: string
  readonly at?: string
  /** Must stand in the finding's detail, where one file is found for several reasons. */
  readonly detail?: string
}

/** What is right must pass: a guard that finds everything guards nothing. */
export interface Allowed {
  readonly claim: string
  readonly guard: GuardName
  readonly file: string
  readonly source: string
}

function border(claim: string, rule: string, file: string, module: string): Planted {
  return { claim, guard: 'boundaries', rule, file, source: `import '${module}'\n` }
}

/** `carries` of each planted exit that is in the planted list. */
const LISTED_EXITS = {
  'node/planted/exit-listed.ts': 'own',
  'node/planted/exit-without-guard.ts': 'received',
  'node/planted/exit-reads.ts': 'own',
  'node/planted/exit-guarded.ts': 'received',
  'node/planted/exit-gone.ts': 'own',
}

function exitList(): string {
  const lines = Object.entries(LISTED_EXITS).map(([file, carries]) => `{ file: '${file}', carries: '${carries}', guardedBy: '${file}' }`)
  return `export const EXITS = [${lines.join(', ')}]\n`
}

const TARGETS = [
  'node/planted/store.ts',
  'federation/hub/target.ts',
  'federation/relay/target.ts',
  'protocol/target.ts',
  'protocol/runtime/target.ts',
  'protocol/admin/planted.ts',
]

/** Files that others need: what planted imports lead to, and what a tsconfig names one by one. No verdict on them is asked for. */
export const COMPANIONS: readonly { readonly file: string; readonly source: string }[] = [
  ...TARGETS.map((file) => ({ file, source: 'export const target = 1\n' })),
  { file: 'federation/planted-bridge.ts', source: "import 'better-sqlite3'\n" },
  { file: 'node/forwarding/exits.ts', source: exitList() },
  { file: 'test/planted-target.ts', source: "import './planted-other.ts'\n" },
  ...['globals.d.ts', 'world.ts', 'errors.ts', 'bytes.ts', 'codec.ts', 'encode.ts', 'tlp.ts', 'terms.ts'].map((name) => ({
    file: `protocol/${name}`,
    source: 'export {}\n',
  })),
]

const BORDERS: readonly Planted[] = [
  border('node imports federation', 'node-knows-no-federation', 'node/planted/a.ts', '@ncv/federation/hub/target.ts'),
  border('node imports federation by a relative path', 'node-knows-no-federation', 'node/planted/b.ts', '../../federation/hub/target.ts'),
  {
    ...border('node imports a type of federation', 'node-knows-no-federation', 'node/planted/c.ts', ''),
    source: "import type { target } from '@ncv/federation/hub/target.ts'\nexport type T = typeof target\n",
  },
  border('federation imports node', 'federation-knows-no-node', 'federation/hub/planted-a.ts', '@ncv/node/planted/store.ts'),
  border('relay imports the hub', 'relay-knows-only-protocol', 'federation/relay/planted-a.ts', '../hub/target.ts'),
  border('relay imports better-sqlite3', 'door-sqlite', 'federation/relay/planted-b.ts', 'better-sqlite3'),
  border('relay loads a package it does not declare', 'no-undeclared-package', 'federation/relay/planted-b2.ts', 'better-sqlite3'),
  border(
    'relay reaches better-sqlite3 through another module',
    'relay-cannot-reach-a-store',
    'federation/relay/planted-c.ts',
    '../planted-bridge.ts',
  ),
  border('hub imports relay', 'hub-knows-no-relay', 'federation/hub/planted-b.ts', '@ncv/relay/target.ts'),
  border('demo imports a party', 'demo-holds-no-party-code', 'federation/demo/planted-a.ts', '../hub/target.ts'),
  border('a party imports the demo', 'demo-is-not-used', 'federation/hub/planted-demo.ts', '../demo/planted-a.ts'),
  border('protocol imports a party', 'protocol-knows-no-party', 'protocol/planted/party.ts', '@ncv/node/planted/store.ts'),
  border('protocol imports node:fs', 'core-has-no-io', 'protocol/planted/a.ts', 'node:fs'),
  border('the core imports node:crypto outside protocol/crypto', 'door-node-crypto', 'protocol/planted/b.ts', 'node:crypto'),
  border('the core imports protocol/runtime', 'core-knows-no-runtime', 'protocol/planted/c.ts', '@ncv/runtime/target.ts'),
  border('the core imports a package beyond its few', 'core-uses-few-packages', 'protocol/planted/c2.ts', 'hono'),
  border('libsodium outside protocol/crypto', 'door-crypto-libraries', 'node/planted/d.ts', 'libsodium-wrappers'),
  border('jose outside protocol/crypto', 'door-crypto-libraries', 'federation/hub/planted-c.ts', 'jose'),
  border('msgpackr outside protocol/codec.ts', 'door-msgpackr', 'protocol/planted/d.ts', 'msgpackr'),
  border('protocol/runtime imports better-sqlite3', 'door-sqlite', 'protocol/runtime/planted-a.ts', 'better-sqlite3'),
  border('better-sqlite3 outside a store', 'door-sqlite', 'node/planted/e.ts', 'better-sqlite3'),
  border('node:sqlite, around openDb', 'door-other-sqlite', 'node/store/planted-a.ts', 'node:sqlite'),
  border('a party opens sockets', 'door-world', 'node/planted/f.ts', 'node:http'),
  border('a party takes timers from node:timers', 'door-world', 'node/planted/g.ts', 'node:timers/promises'),
  border('a party starts programs', 'door-child-process', 'node/planted/h.ts', 'node:child_process'),
  border('a node loads the CSAF validator', 'door-csaf-validator', 'node/planted/i.ts', '@secvisogram/csaf-validator-lib/schemaTests.js'),
  border('a node sends mail past its door', 'door-mail', 'node/planted/l.ts', 'nodemailer'),
  border('a party asks a sign-in provider past its door', 'door-openid', 'node/planted/m.ts', 'openid-client'),
  border('an import that leads nowhere', 'no-unresolved', 'node/planted/j.ts', './nowhere.ts'),
  border('earnest code imports a test', 'no-test-code-in-earnest', 'federation/hub/planted-d.ts', '../../test/planted-target.ts'),
  border('the interface imports a party', 'ui-knows-only-the-contract', 'admin-ui/src/planted-a.ts', '@ncv/node/planted/store.ts'),
  border('the interface imports a schema of the contract', 'ui-imports-types-only', 'admin-ui/src/planted-b.ts', '@ncv/protocol/admin/planted.ts'),
  border('the interface loads a package beyond its few', 'ui-uses-few-packages', 'admin-ui/src/planted-c.ts', 'zod'),
  border('a party imports the interface', 'nobody-imports-ui', 'node/planted/k.ts', '../../admin-ui/src/planted-a.ts'),
  border('two modules import each other', 'no-cycle', 'test/planted-other.ts', './planted-target.ts'),
]

function world(claim: string, file: string, source: string, rule = 'World violation'): Planted {
  return { claim, guard: 'lint', rule, file: `${file}.ts`, source: `${source}\n` }
}

const GLOBALS = 'lint/style/noRestrictedGlobals'

const LINT: readonly Planted[] = [
  world('Date.now() in a node', 'node/planted/date-now', 'export const at = Date.now()'),
  world('Date.now as a value', 'node/planted/date-now-value', 'export const clock = Date.now'),
  world('new Date() in the protocol', 'protocol/planted/new-date', 'export const at = new Date()'),
  world('Date() as a function', 'node/planted/date-call', 'export const at = Date()'),
  world('Math.random() in the hub', 'federation/hub/math-random', 'export const dice = Math.random()'),
  world('Math.random() in a test', 'test/planted/math-random', 'export const dice = Math.random()'),
  world('setTimeout in a relay', 'federation/relay/timeout', 'export const timer = setTimeout(() => 1, 10)', GLOBALS),
  world('setInterval in a node', 'node/planted/interval', 'export const timer = setInterval(() => 1, 10)', GLOBALS),
  world('setTimeout (a sleep) in a test', 'test/planted/timeout', 'export const timer = setTimeout(() => 1, 10)', GLOBALS),
  world('fetch in a node', 'node/planted/fetch', "export const reply = fetch('https://example.org')", GLOBALS),
  world('process in the hub', 'federation/hub/process', 'export const id = process.pid', GLOBALS),
  world('globalThis, to hide another', 'node/planted/global-this', 'export const id = globalThis.process', GLOBALS),
  world('crypto.randomUUID() as a global', 'node/planted/random-uuid', 'export const id = crypto.randomUUID()', GLOBALS),
  world(
    'randomBytes imported in protocol/crypto',
    'protocol/crypto/random-bytes',
    "import { randomBytes } from 'node:crypto'\n\nexport const salt = randomBytes(32)",
    'lint/style/noRestrictedImports',
  ),
  world(
    'randomUUID behind a namespace import',
    'protocol/crypto/random-namespace',
    "import * as everything from 'node:crypto'\n\nexport const id = everything.randomUUID()",
    'lint/style/noRestrictedImports',
  ),
  world('console in a node', 'node/planted/console', "console.log('a name')", 'lint/suspicious/noConsole'),
  world(
    'an inline type import',
    'node/planted/inline-type',
    "import { type Target, target } from './store.ts'\n\nexport const both: Target = target",
    'lint/style/useImportType',
  ),
  world('any', 'node/planted/any', 'export const open: any = 1', 'lint/suspicious/noExplicitAny'),
  world(
    'a promise that nobody waits for',
    'node/planted/floating',
    'export function go(work: () => Promise<void>): void {\n  work()\n}',
    'lint/nursery/noFloatingPromises',
  ),
  world(
    'a function of 41 lines',
    'node/planted/long',
    `export function long(): number {\n${'  long()\n'.repeat(40)}  return 1\n}`,
    'lint/complexity/noExcessiveLinesPerFunction',
  ),
  world('a file that is not formatted', 'node/planted/format', 'export const text = "double";', 'format'),
]

const LICENCE = '// SPDX-License-Identifier: EUPL-1.2\n'

const SOURCES: readonly Planted[] = [
  { claim: 'a file of 401 lines', guard: 'sources', rule: 'too-long', file: 'node/planted/401.ts', source: `${LICENCE}${'export {}\n'.repeat(400)}` },
  { claim: 'a spec of 201 lines', guard: 'sources', rule: 'too-long', file: 'protocol/spec/ncv-planted.md', source: 'line\n'.repeat(201) },
  { claim: 'a file without a licence', guard: 'sources', rule: 'no-licence', file: 'node/planted/no-licence.ts', source: 'export {}\n' },
  { claim: 'a file name that says nothing', guard: 'sources', rule: 'empty-name', file: 'node/planted/utils.ts', source: `${LICENCE}export {}\n` },
  {
    claim: 'a comment that switches a guard off',
    guard: 'sources',
    rule: 'guard-switched-off',
    file: 'node/planted/switched-off.ts',
    source: `${LICENCE}// biome-${'ignore'} lint/suspicious/noExplicitAny: no reason\nexport {}\n`,
  },
]

const SYNTAX: readonly Planted[] = [
  {
    claim: 'CURRENT_TIMESTAMP in a migration',
    guard: 'syntax',
    rule: 'impure-sql',
    file: 'node/store/migrations/0001-planted.sql',
    source: 'CREATE TABLE warning (id INTEGER PRIMARY KEY, at TEXT DEFAULT CURRENT_TIMESTAMP);\n',
  },
  {
    claim: "datetime('now') in a query",
    guard: 'syntax',
    rule: 'impure-sql',
    file: 'federation/store/planted-now.ts',
    source: "export const SQL = `SELECT id FROM entry WHERE at < datetime('now')`\n",
  },
  {
    claim: 'random() in a query',
    guard: 'syntax',
    rule: 'impure-sql',
    file: 'node/store/planted-random.ts',
    source: "export const SQL = 'SELECT id FROM token ORDER BY random() LIMIT 1'\n",
  },
  {
    claim: 'a second conversion of CSAF labels',
    guard: 'syntax',
    rule: 'label-spelt',
    file: 'node/planted/label.ts',
    source: "export const labels = { WHITE: 'TLP:CLEAR' }\n",
  },
  {
    claim: '{ ...incident } in node/incident/redact.ts',
    guard: 'syntax',
    rule: 'copied-incident',
    file: 'node/incident/redact.ts',
    source: 'export const redact = (incident: object) => ({ ...incident, notes: undefined })\n',
  },
]

function exit(claim: string, name: string, source: string, rule = 'unlisted-exit'): Planted {
  return { claim, guard: 'exits', rule, file: `node/planted/${name}.ts`, source: `${source}\n` }
}

const EXITS: readonly Planted[] = [
  exit(
    'a warning written into a file by a way that is not listed',
    'exit-file',
    "import { writeFileSync } from 'node:fs'\n\nwriteFileSync('a', 'b')",
  ),
  exit('all of node:fs under another name', 'exit-namespace', "import * as files from 'node:fs/promises'\n\nexport const write = files.writeFile"),
  exit('node:fs loaded while running', 'exit-dynamic', "export const files = await import('node:fs')"),
  exit(
    "the runtime's writer",
    'exit-durable',
    "import { writeFileDurable } from '@ncv/runtime/party-dir.ts'\n\nexport const write = writeFileDurable",
  ),
  exit('the net', 'exit-net', 'export const send = (world: { net: { request(): void } }) => world.net.request()'),
  exit('the net behind a destructuring', 'exit-net-taken', 'export const send = ({ net }: { net: { request(): void } }) => net.request()'),
  exit('the post', 'exit-post', 'export const send = (post: { enqueue(draft: object): void }) => post.enqueue({})'),
  exit('a copy of the database', 'exit-copy', "export const SQL = 'VACUUM INTO ?'"),
  exit('a mail program', 'exit-mail', "import { createTransport } from 'nodemailer'\n\nexport const transport = createTransport()"),
  exit(
    'what was received, without the guard',
    'exit-without-guard',
    "import { writeFileSync } from 'node:fs'\n\nwriteFileSync('a', 'b')",
    'exit-without-guard',
  ),
  exit(
    'what was received, behind a line that says own',
    'exit-reads',
    "import { writeFileSync } from 'node:fs'\n\nexport const out = (node: { showWarning(): string }) => writeFileSync('a', node.showWarning())",
    'exit-reads-received',
  ),
  {
    ...exit('a line of the list that leads nowhere', 'exit-gone', 'export {}', 'exit-is-no-exit'),
    at: 'node/forwarding/exits.ts',
    detail: 'exit-gone.ts',
  },
]

const ILL_TYPED = "export const count: number = 'three'\n"

/** One type error a project: each tsconfig must really cover its zone. */
const TYPES: readonly Planted[] = [
  ...['protocol', 'protocol/crypto', 'protocol/runtime', 'node', 'federation', 'federation/relay', 'test'].map((zone) => ({
    claim: `a type error in ${zone}`,
    guard: 'types' as const,
    rule: 'TS2322',
    file: `${zone}/planted-type-error.ts`,
    source: ILL_TYPED,
  })),
  {
    claim: 'a type of Node in protocol/message',
    guard: 'types',
    rule: 'TS2',
    file: 'protocol/message/planted-platform.ts',
    source: 'export const id: number = process.pid\n',
  },
]

export const PLANTED: readonly Planted[] = [...BORDERS, ...LINT, ...SOURCES, ...SYNTAX, ...EXITS, ...TYPES]

export const ALLOWED: readonly Allowed[] = [
  { claim: 'a door may open', guard: 'boundaries', file: 'node/store/allowed.ts', source: "import 'better-sqlite3'\n" },
  { claim: 'the protocol is for everyone', guard: 'boundaries', file: 'federation/relay/allowed.ts', source: "import '@ncv/protocol/target.ts'\n" },
  {
    claim: 'new Date(ms) is a function of its argument',
    guard: 'lint',
    file: 'node/planted/allowed-date.ts',
    source: 'export const day = new Date(0)\n',
  },
  {
    claim: 'protocol/runtime has the real clock',
    guard: 'lint',
    file: 'protocol/runtime/allowed.ts',
    source: 'export const now = () => Date.now()\n',
  },
  {
    claim: 'hashes of node:crypto are pure',
    guard: 'lint',
    file: 'protocol/crypto/allowed.ts',
    source: "import { createHash } from 'node:crypto'\n\nexport const hash = createHash('sha256')\n",
  },
  {
    claim: 'a spread outside redaction',
    guard: 'syntax',
    file: 'node/planted/allowed-spread.ts',
    source: 'export const copy = (a: object) => ({ ...a })\n',
  },
  {
    claim: 'SQL with a bound time',
    guard: 'syntax',
    file: 'node/store/allowed-sql.ts',
    source: "export const SQL = 'SELECT id FROM entry WHERE at < ?'\n",
  },
  {
    claim: 'reading a file is no exit',
    guard: 'exits',
    file: 'node/planted/exit-reading.ts',
    source: "import { readFileSync } from 'node:fs'\n\nreadFileSync('a')\n",
  },
  {
    claim: 'an exit that is listed',
    guard: 'exits',
    file: 'node/planted/exit-listed.ts',
    source: "import { writeFileSync } from 'node:fs'\n\nwriteFileSync('a', 'b')\n",
  },
  {
    claim: 'an exit that asks the guard',
    guard: 'exits',
    file: 'node/planted/exit-guarded.ts',
    source:
      "import { writeFileSync } from 'node:fs'\nimport { assertMayLeave } from '../forwarding/policy.ts'\n\nassertMayLeave()\nwriteFileSync('a', 'b')\n",
  },
  { claim: 'a file of 400 lines', guard: 'sources', file: 'node/planted/400.ts', source: `${LICENCE}${'export {}\n'.repeat(399)}` },
]
