// SPDX-License-Identifier: EUPL-1.2
/**
 * The interface's sources as a reader of texts sees them: what is spelt in a view, and what comes from the files of texts.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'

export const UI_SRC = join(import.meta.dirname, '../../admin-ui/src')

export interface UiSource {
  /** Below `admin-ui/src`, with `/`. */
  readonly path: string
  readonly tree: ts.SourceFile
}

/** All sources but the texts themselves. */
export function uiSources(): readonly UiSource[] {
  return readdirSync(UI_SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${sep}i18n${sep}`))
    .map((file) => ({ path: relative(UI_SRC, file).split(sep).join('/'), tree: parse(file, readFileSync(file, 'utf8')) }))
}

export function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** Keys as they are spelt, and patterns of keys that are put together: `['status.', '']` of `status.${x}`. */
export interface Spelt {
  readonly literals: ReadonlySet<string>
  readonly patterns: readonly (readonly [head: string, tail: string])[]
}

export function speltKeys(sources: readonly UiSource[]): Spelt {
  const literals = new Set<string>()
  const patterns: (readonly [string, string])[] = []
  for (const { tree } of sources) {
    walk(tree, (node) => {
      if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) literals.add(node.text)
      // A key in an object, such as `const LABEL = { open: … }`, is no use of a text: only what stands as a value counts.
      if (ts.isTemplateExpression(node)) {
        const tail = node.templateSpans.at(-1)?.literal.text ?? ''
        if (node.head.text !== '' || tail !== '') patterns.push([node.head.text, tail])
      }
    })
  }
  return { literals, patterns }
}

export function isUsed(key: string, { literals, patterns }: Spelt): boolean {
  return literals.has(key) || patterns.some(([head, tail]) => key.length >= head.length + tail.length && key.startsWith(head) && key.endsWith(tail))
}

const WORDS = /\p{L}{2,}/u
/** What is read to somebody or shown as a hint. */
const SPOKEN = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'hint',
  'lead',
  'caption',
  'unit',
  'description',
  'confirm',
  'closeLabel',
  'aria-label',
  'aria-description',
])

/** Text that a view would show without asking the files of texts: `views/x.tsx:12 Hallo`. */
export function ownTexts({ path, tree }: UiSource): readonly string[] {
  const found: string[] = []
  const report = (node: ts.Node, text: string) => {
    if (WORDS.test(text)) found.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${text.trim()}`)
  }
  walk(tree, (node) => {
    if (ts.isJsxText(node)) report(node, node.text)
    if (ts.isJsxExpression(node) && node.parent !== undefined && !ts.isJsxAttribute(node.parent))
      for (const text of shownLiterals(node)) report(node, text)
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined) {
      if (ts.isStringLiteral(node.initializer)) report(node, node.initializer.text)
      else for (const text of shownLiterals(node.initializer)) report(node, text)
    }
  })
  return found
}

/** Literals that the expression itself may come to: not those that it compares with or passes on. */
function shownLiterals(node: ts.Node): readonly string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text]
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return node.expression === undefined ? [] : shownLiterals(node.expression)
  if (ts.isConditionalExpression(node)) return [...shownLiterals(node.whenTrue), ...shownLiterals(node.whenFalse)]
  if (ts.isBinaryExpression(node)) {
    const kind = node.operatorToken.kind
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return shownLiterals(node.right)
    if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.PlusToken)
      return [...shownLiterals(node.left), ...shownLiterals(node.right)]
  }
  return []
}
