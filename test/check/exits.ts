// SPDX-License-Identifier: EUPL-1.2
/**
 * Nothing that a node received leaves it by a way that nobody thought of: every file of `node/` that has a door to the outside stands in
 * `node/forwarding/exits.ts`, and those that carry what others gave ask the guard.
 *
 * Doors are found in the syntax tree: functions of `node:fs` that write, the runtime's own writers, the net of `World`, requests to hub and relay,
 * outboxes, copies made by SQL, packages that send. Not seen: what is printed on the terminal, and a door behind a name that is not listed here.
 *
 * @module
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import type { Finding, Outcome } from './finding.ts'
import { sourceFiles } from './tree.ts'

export const EXIT_LIST = 'node/forwarding/exits.ts'
const GUARD = /\/policy\.ts$/
const GUARD_CALLS = /^(?:assertMayLeave|decisionOn)$/

const WRITES =
  /^(?:default|\*|(?:write|append|copy|cp|createWriteStream|open|rename|link|symlink)(?:File|v)?(?:Sync)?|truncate(?:Sync)?|ftruncate(?:Sync)?)$/
/** Module → names of its functions that bring something out. */
const DOORS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:node:)?fs(?:\/promises)?$/, WRITES],
  [/party-dir\.ts$/, /^write/],
  [/backup-file\.ts$/, /^writeBackupFile$/],
  [/database-copy\.ts$/, /./],
  [/\/member-request\.ts$/, /./],
  [/^(?:nodemailer|undici|(?:node:)?(?:net|tls|http|https|http2|dgram|child_process))$/, /./],
]
const COPY_SQL = /\b(?:VACUUM\s+INTO|ATTACH\s+(?:DATABASE\s+)?['?:@$])/i
/** Ways to what others gave: routes of the admin interface and stores. Files that say they carry nothing of it must not go there. */
const RECEIVED =
  /^(?:listWarnings|showWarning|warningDiff|listMatches|matchGroups|matchHistory|showCase|listCases|listPost|showPost|warnings|advisories|documents)$/
const CARRIES_NOTHING = new Set(['own', 'sealed'])

interface Listed {
  readonly file: string
  readonly carries: string
  readonly guardedBy: string | undefined
}

interface Seen {
  /** What opens a door, and where. */
  readonly doors: readonly string[]
  readonly received: readonly string[]
  readonly asksGuard: boolean
}

export async function exits(root: string): Promise<Outcome> {
  if (!existsSync(join(root, EXIT_LIST))) {
    return { looked: EXIT_LIST, findings: [{ rule: 'looked-at-nothing', file: EXIT_LIST, detail: 'the list of exits is not where its guard looks' }] }
  }
  const listed = listedIn(parse(EXIT_LIST, await readFile(join(root, EXIT_LIST), 'utf8')))
  const files = sourceFiles(root).filter((file) => file.startsWith('node/') && file.endsWith('.ts') && file !== EXIT_LIST)
  const seen = new Map<string, Seen>()
  for (const file of files) seen.set(file, lookAt(parse(file, await readFile(join(root, file), 'utf8'))))
  const findings: Finding[] = listed.flatMap((exit) => judge(exit, seen))
  const known = new Set(listed.map(({ file }) => file))
  for (const [file, { doors }] of seen) {
    if (doors.length === 0 || known.has(file)) continue
    findings.push({
      rule: 'unlisted-exit',
      file,
      detail: `${doors.join('; ')} — say in ${EXIT_LIST} what it carries; what was received asks the guard`,
    })
  }
  return { looked: `${files.length} files, ${listed.length} exits`, findings }
}

function judge({ file, carries, guardedBy }: Listed, seen: ReadonlyMap<string, Seen>): Finding[] {
  const here = seen.get(file)
  if (here === undefined || here.doors.length === 0)
    return [{ rule: 'exit-is-no-exit', file: EXIT_LIST, detail: `${file} has no door; drop its line` }]
  if (carries === 'received') {
    const guard = seen.get(guardedBy ?? '')
    if (guard?.asksGuard === true) return []
    return [{ rule: 'exit-without-guard', file, detail: `carries what was received, and ${guardedBy ?? 'nobody'} does not ask the guard` }]
  }
  if (!CARRIES_NOTHING.has(carries)) return []
  return here.received.map((detail) => ({ rule: 'exit-reads-received', file, detail: `${detail} — its line says that it carries ${carries} things` }))
}

/** The literal objects of the list, without running it. */
function listedIn(source: ts.SourceFile): Listed[] {
  const found: Listed[] = []
  visit(source, (node) => {
    if (!ts.isObjectLiteralExpression(node)) return
    const text = (name: string): string | undefined => {
      const property = node.properties.find((each) => each.name !== undefined && each.name.getText(source) === name)
      return property !== undefined && ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer)
        ? property.initializer.text
        : undefined
    }
    const [file, carries] = [text('file'), text('carries')]
    if (file !== undefined && carries !== undefined) found.push({ file, carries, guardedBy: text('guardedBy') })
  })
  return found
}

function lookAt(source: ts.SourceFile): Seen {
  const doors: string[] = []
  const received: string[] = []
  let isGuardImported = false
  let isGuardCalled = false
  const at = (node: ts.Node, what: string): string => `line ${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${what}`
  visit(source, (node) => {
    if (ts.isImportDeclaration(node)) {
      const module = ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : ''
      if (GUARD.test(module)) isGuardImported = true
      for (const name of openedBy(module, node)) doors.push(at(node, `${name} of ${module}`))
    }
    if (ts.isCallExpression(node)) {
      const called = doorCalled(node, source)
      if (called !== undefined) doors.push(at(node, called))
      if (ts.isIdentifier(node.expression) && GUARD_CALLS.test(node.expression.text)) isGuardCalled = true
    }
    if (isNet(node)) doors.push(at(node, 'the net'))
    if (isText(node) && COPY_SQL.test(node.getText(source))) doors.push(at(node, 'a copy by SQL'))
    const reached = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : ts.isBindingElement(node)
        ? (node.propertyName ?? node.name).getText(source)
        : ''
    if (RECEIVED.test(reached)) received.push(at(node, reached))
  })
  return { doors, received, asksGuard: isGuardImported && isGuardCalled }
}

/** Names of values that an import takes from a module with doors. */
function openedBy(module: string, { importClause }: ts.ImportDeclaration): string[] {
  const pattern = DOORS.find(([known]) => known.test(module))?.[1]
  if (pattern === undefined || importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
  const { name, namedBindings } = importClause ?? {}
  const named = namedBindings !== undefined && ts.isNamedImports(namedBindings) ? namedBindings.elements : []
  const names = named.filter(({ isTypeOnly }) => !isTypeOnly).map(({ propertyName, name: own }) => (propertyName ?? own).text)
  const whole = namedBindings !== undefined && ts.isNamespaceImport(namedBindings) ? ['*'] : []
  return [...(name === undefined ? [] : ['default']), ...whole, ...names].filter((each) => pattern.test(each))
}

/** `import('node:fs')`, and what lays something into an outbox. */
function doorCalled(node: ts.CallExpression, source: ts.SourceFile): string | undefined {
  const { expression } = node
  const [first] = node.arguments
  if (expression.kind === ts.SyntaxKind.ImportKeyword && first !== undefined) {
    const module = ts.isStringLiteralLike(first) ? first.text : undefined
    if (module === undefined) return 'an import of whatever'
    return DOORS.some(([known]) => known.test(module)) ? `import of ${module}` : undefined
  }
  if (ts.isPropertyAccessExpression(expression) && expression.name.text === 'enqueue') return `${expression.getText(source)}`
  return undefined
}

/** `world.net`, `{ net }`, a parameter `net`. */
function isNet(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'net'
  if (ts.isParameter(node)) return node.name.getText() === 'net' && node.parent.kind !== ts.SyntaxKind.FunctionType
  return ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === 'net'
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  node.forEachChild((child) => visit(child, look))
}
