// SPDX-License-Identifier: EUPL-1.2
/**
 * Three rules that need the syntax tree: SQL takes neither time nor chance from the database, redaction names each field that stays, and one file
 * alone knows how CSAF spells TLP labels.
 *
 * SQL is looked for in `.sql` files and in string literals that begin as a statement does.
 *
 * @module
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'
import type { Finding, Outcome } from './finding.ts'
import { sourceFiles } from './tree.ts'

/** The only place that converts labels: a second one would sooner or later convert another way. */
export const LABELS = 'protocol/tlp.ts'
/** Spelt in halves, so that this file does not find itself. */
const CSAF_SPELLING = new RegExp(`^(?:${'WHI'}TE|TLP:${'WHI'}TE)$|TLP v${'2.0'}:`)

/** The only way from an incident to what leaves the house. */
export const REDACTION = 'node/incident/redact.ts'

const STATEMENT = /^\s*(?:select|insert|update|delete|replace|create|alter|with|pragma|vacuum|values)\b/i
const IMPURE_SQL = [
  /\bcurrent_(?:timestamp|time|date)\b/i,
  /'now'/i,
  /\b(?:date|time|datetime|julianday|unixepoch)\s*\(\s*\)/i,
  /\brandom(?:blob)?\s*\(/i,
] as const

export async function syntax(root: string): Promise<Outcome> {
  const files = sourceFiles(root).filter((file) => /\.(?:sql|ts|tsx)$/.test(file) && !file.startsWith('test/check/'))
  const findings: Finding[] = []
  if (!files.includes(REDACTION)) findings.push({ rule: 'looked-at-nothing', file: REDACTION, detail: 'redaction is not where its guard looks' })
  let statements = 0
  for (const file of files) {
    const text = await readFile(join(root, file), 'utf8')
    const sql = file.endsWith('.sql') ? [{ line: 1, text: withoutComments(text) }] : statementsIn(parse(file, text))
    statements += sql.length
    for (const statement of sql) {
      const impure = IMPURE_SQL.map((pattern) => pattern.exec(statement.text)?.[0]).find((found) => found !== undefined)
      if (impure !== undefined)
        findings.push({ rule: 'impure-sql', file, detail: `line ${statement.line}: ${impure} — bind a value from World instead` })
    }
    if (file === REDACTION) findings.push(...copiesIn(file, parse(file, text)))
    if (file !== LABELS && /^(?:protocol|node|federation)\/.*\.tsx?$/.test(file)) findings.push(...labelsIn(file, parse(file, text)))
  }
  return { looked: `${files.length} files, ${statements} SQL texts`, findings }
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  node.forEachChild((child) => visit(child, look))
}

function withoutComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, '')
}

function statementsIn(source: ts.SourceFile): { readonly line: number; readonly text: string }[] {
  const found: { line: number; text: string }[] = []
  visit(source, (node) => {
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
    if (!isText) return
    const text = node.getText(source).slice(1, -1)
    if (STATEMENT.test(text)) found.push({ line: lineOf(source, node), text: withoutComments(text) })
  })
  return found
}

/** Words that only a conversion of labels needs. */
function labelsIn(file: string, source: ts.SourceFile): readonly Finding[] {
  const findings: Finding[] = []
  visit(source, (node) => {
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
    const isKey = ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)
    const text = isText ? node.getText(source).slice(1, -1) : isKey ? node.name.getText(source) : ''
    if (CSAF_SPELLING.test(text))
      findings.push({ rule: 'label-spelt', file, detail: `line ${lineOf(source, node)}: ${text.slice(0, 40)} — ask ${LABELS}` })
  })
  return findings
}

/** `{ ...incident }` and its relatives: what copies all fields lets tomorrow's field out of the house too. */
function copiesIn(file: string, source: ts.SourceFile): readonly Finding[] {
  const findings: Finding[] = []
  visit(source, (node) => {
    const isRest = ts.isBindingElement(node) && node.dotDotDotToken !== undefined && ts.isObjectBindingPattern(node.parent)
    const isCopy = ts.isCallExpression(node) && /^(?:Object\.assign|structuredClone|JSON\.parse)$/.test(node.expression.getText(source))
    if (ts.isSpreadAssignment(node) || isRest || isCopy) {
      findings.push({ rule: 'copied-incident', file, detail: `line ${lineOf(source, node)}: name each field that stays` })
    }
  })
  return findings
}
