// SPDX-License-Identifier: EUPL-1.2
/**
 * A start without any list: questions by office, answered with the products that are in use. Questions are data (`questionnaire.json`).
 *
 * ```json
 * {"meldeamt.residents":[{"id":"meso","version":"5.2"}],"standesamt.register":[{"id":"autista"}],"kaemmerei.banking":"none",
 *  "it.firewall":[{"vendor":"Beispiel","product":"Torwächter","version":"2.1","operator":"it-dl"}]}
 * ```
 * An entry without a version is better than none: its matches are „prüfen“, never „nicht betroffen“. Some products are families, some are operating
 * systems; the entry says which.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import type { AnsweredProduct, QuestionAnswer } from '@ncv/protocol/admin/inventory-routes.ts'
import { QuestionAnswer as AnswerSchema } from '@ncv/protocol/admin/inventory-routes.ts'
import { z } from 'zod'
import { NodeError } from '../errors.ts'
import type { Asset } from './asset.ts'
import { ASSET_KINDS, assetFrom } from './asset.ts'
import { withDerivedIds } from './asset-id.ts'
import { OPERATOR_WORDS, wordValue } from './asset-words.ts'
import { CONTROL } from './fault.ts'

const Localized = z.strictObject({ de: z.string().min(1), en: z.string().min(1) })
const Id = z.string().regex(/^[a-z0-9.-]{1,80}$/)

const Product = z.strictObject({ id: Id, vendor: z.string().min(1).optional(), product: z.string().min(1), kind: z.enum(ASSET_KINDS).optional() })
const Question = z.strictObject({ id: Id, text: Localized, products: z.array(Product) })
const File = z.strictObject({ offices: z.array(z.strictObject({ id: Id, title: Localized, questions: z.array(Question).min(1) })) })

export type KnownProduct = z.infer<typeof Product>
export interface OfficeQuestion extends z.infer<typeof Question> {
  readonly office: string
  readonly officeTitle: z.infer<typeof Localized>
}

/** Entries that come from the questionnaire, and no others, are its to change. */
export const QUESTIONNAIRE_PREFIX = 'fragebogen/'

export function readQuestions(): OfficeQuestion[] {
  const { offices } = File.parse(JSON.parse(readFileSync(new URL('./questionnaire.json', import.meta.url), 'utf8')))
  return offices.flatMap(({ id: office, title: officeTitle, questions }) => questions.map((question) => ({ ...question, office, officeTitle })))
}

export type Answers = Readonly<Record<string, QuestionAnswer | null>>

/**
 * Answers as they came from a file or a person.
 *
 * @throws NodeError `ANSWERS_INVALID` naming question, field and what is expected
 */
export function checkAnswers(answers: Readonly<Record<string, unknown>>, questions: readonly OfficeQuestion[]): Answers {
  return Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, checkAnswer(id, value, questions)]))
}

function checkAnswer(id: string, value: unknown, questions: readonly OfficeQuestion[]): QuestionAnswer | null {
  const question = questions.find((each) => each.id === id)
  if (question === undefined) throw new NodeError('ANSWERS_INVALID', { field: id.slice(0, 80), reason: 'answer-question' })
  if (value === null) return null
  const parsed = AnswerSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new NodeError('ANSWERS_INVALID', { field: [id, ...(issue?.path ?? [])].map(String).join('.'), reason: 'answer-shape' })
  }
  if (parsed.data === 'none') return 'none'
  for (const [i, item] of parsed.data.entries()) {
    const field = `${id}.${i}`
    if (Object.values(item).some((text) => CONTROL.test(text ?? ''))) throw new NodeError('ANSWERS_INVALID', { field, reason: 'answer-control' })
    if (item.id !== undefined && !question.products.some((product) => product.id === item.id)) {
      throw new NodeError('ANSWERS_INVALID', {
        field,
        reason: 'answer-product',
        found: item.id,
        expected: question.products.map((product) => product.id).join(', '),
      })
    }
    if (item.id === undefined && item.product === undefined) throw new NodeError('ANSWERS_INVALID', { field, reason: 'answer-shape' })
  }
  return parsed.data
}

/** The inventory's entries that the answers stand for. */
export function assetsOfAnswers(answers: Answers, questions: readonly OfficeQuestion[]): Asset[] {
  const assets = questions.flatMap((question) => {
    const { [question.id]: answer } = answers
    if (answer === undefined || answer === null || answer === 'none') return []
    return answer.map((item) => assetOfAnswer(item, question))
  })
  // The same product may be named twice under one question, with two versions.
  const groups = [...Map.groupBy(assets, ({ id }) => id).values()]
  return groups.flatMap((group) => {
    if (group.length === 1) return group
    return [...withDerivedIds(group.map((asset) => ({ ...asset, id: '' })))].map((asset) => ({ ...asset, id: `${group[0]?.id}/${asset.id}` }))
  })
}

function assetOfAnswer(item: AnsweredProduct, { id, products, officeTitle }: OfficeQuestion): Asset {
  const known = products.find((product) => product.id === item.id)
  const { vendor, product = '', version, operator } = { ...known, ...item }
  const name = item.id ?? slug(`${vendor ?? ''} ${product}`)
  const office = officeTitle.de
  return assetFrom({
    id: `${QUESTIONNAIRE_PREFIX}${id}/${name}`,
    vendor: vendor?.trim(),
    product: product.trim(),
    version: version?.trim(),
    operator,
    office,
    kind: known?.kind,
  })
}

function slug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
}

/**
 * What a person types: numbers of the products shown, each with a version if it is known, and products of their own.
 *
 * ```
 * 1                    the first, version unknown
 * 1=7.4.9, 3           the first with its version, and the third
 * Beispiel / Torwächter / 2.1     another one: vendor / product / version, or vendor / product, or the product alone
 * 1 @IT-DL             the first, operated by the IT service provider
 * 0 or -               none
 * ```
 * `undefined`: not understood.
 */
export function parseTyped(typed: string, products: readonly KnownProduct[]): QuestionAnswer | undefined {
  const text = typed.trim()
  if (text === '0' || text === '-') return 'none'
  const items = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => typedItem(part, products))
  const understood = items.filter((item) => item !== undefined)
  return understood.length === 0 || understood.length !== items.length ? undefined : understood
}

function typedItem(typed: string, products: readonly KnownProduct[]): AnsweredProduct | undefined {
  const at = typed.lastIndexOf('@')
  const operator = at < 0 ? undefined : wordValue(OPERATOR_WORDS, typed.slice(at + 1))
  if (at >= 0 && operator === undefined) return undefined
  const item = namedItem(typed.slice(0, at < 0 ? undefined : at).trim(), products)
  return item === undefined || operator === undefined ? item : { ...item, operator }
}

function namedItem(part: string, products: readonly KnownProduct[]): AnsweredProduct | undefined {
  const numbered = /^(\d{1,3})(?:\s*=\s*(.+))?$/.exec(part)
  if (numbered !== null) {
    const known = products[Number(numbered[1]) - 1]
    const version = numbered[2]?.trim()
    return known === undefined ? undefined : { id: known.id, ...(version === undefined ? {} : { version }) }
  }
  // With blanks around it: „OPEN/PROSOZ“ is one product.
  const [first = '', product, version, ...more] = part.split(' / ').map((word) => word.trim())
  if (more.length > 0 || first === '' || product === '' || product?.startsWith('/') === true) return undefined
  if (product === undefined) return { product: first }
  return { vendor: first, product, ...(version === undefined || version === '' ? {} : { version }) }
}
