// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node inventory questionnaire`: asked at the terminal, or answered by a file.
 *
 * @module
 */
import type { QuestionView } from '@ncv/protocol/admin/inventory-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { readTextFile } from '@ncv/runtime/party-dir.ts'
import { NodeError } from '../errors.ts'
import type { Answers } from '../inventory/questionnaire.ts'
import { checkAnswers, parseTyped, readQuestions } from '../inventory/questionnaire.ts'
import type { NodeClient } from '../open-in-process.ts'
import { withNode } from '../open-in-process.ts'

const MAX_BYTES = 4 * 1024 * 1024

const questionnaire = defineCommand({
  summary: { de: 'Inventar ohne Liste: Fragen nach Ämtern', en: 'an inventory without a list: questions by office' },
  description: {
    de: 'Am Terminal wird gefragt; was beantwortet ist, bleibt auch bei Abbruch. Eine unbekannte Version ist erlaubt: Die Treffer heißen dann „prüfen“. --answers übernimmt Antworten aus einer Datei, --template zeigt ihre Form mit allen Fragen.',
    en: 'Asks at the terminal; what is answered stays, also when broken off. A version may be unknown: its matches are then "check". --answers takes answers from a file, --template shows its form with all questions.',
  },
  options: {
    dir: DIR_OPTION,
    answers: { type: 'string', value: 'FILE', help: { de: 'Antworten als JSON', en: 'answers as JSON' } },
    office: {
      type: 'string',
      multiple: true,
      value: 'AMT',
      help: { de: 'nur dieses Amt fragen (etwa it, meldeamt)', en: 'ask this office only (such as it, meldeamt)' },
    },
    template: { type: 'boolean', help: { de: 'alle Fragen als JSON-Vorlage', en: 'all questions as a JSON template' } },
    preview: { type: 'boolean', help: { de: 'nur zeigen, was sich änderte', en: 'only show what would change' } },
  },
  async run({ options }, io) {
    if (options.template) return template(io)
    const answers = options.answers === undefined ? undefined : readAnswers(options.answers)
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      if (answers !== undefined) {
        await node.answerQuestionnaire({ body: { answers } })
        return await apply(node, options.preview, io)
      }
      const { questions } = await node.readQuestionnaire()
      if (!(await askAll(node, questions, options.office, io))) return 0
      return await apply(node, options.preview, io)
    })
  },
})

function template(io: CommandIo): number {
  const questions = readQuestions().map(({ id, officeTitle, text, products }) => ({
    id,
    office: officeTitle[io.lang],
    text: text[io.lang],
    products,
  }))
  const answers = Object.fromEntries(questions.map(({ id }) => [id, null]))
  io.out(`${JSON.stringify({ answers, questions }, null, 2)}\n`)
  return 0
}

/** The template filled in, or the answers alone. @throws NodeError `ANSWERS_INVALID` */
function readAnswers(file: string): Answers {
  const json = parsed(readTextFile(file, MAX_BYTES))
  const body = isObject(json) && isObject(json['answers']) ? json['answers'] : json
  if (!isObject(body)) throw new NodeError('ANSWERS_INVALID', { file, reason: 'answer-json' })
  return checkAnswers(body, readQuestions())
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the answers are to become entries now. */
async function askAll(node: NodeClient, questions: readonly QuestionView[], offices: readonly string[], io: CommandIo): Promise<boolean> {
  const open = questions.filter(({ answer, office }) => answer === undefined && (offices.length === 0 || offices.includes(office)))
  io.note(io.text('questionnaire.intro', { open: open.length, total: questions.length }))
  for (const question of open) {
    if (!(await askOne(node, question, io))) break
  }
  const { plan } = await node.applyQuestionnaire({ body: { isPreview: true } })
  const { added, changed, removed } = plan.counts
  const typed = await io.ask(io.text('questionnaire.take-over', { added, changed, removed }))
  const isAgreed = /^[jy]/i.test((typed ?? '').trim())
  if (!isAgreed) io.reply({ plan, isApplied: false }, io.text('questionnaire.kept'))
  return isAgreed
}

/** @returns whether the next one may come */
async function askOne(node: NodeClient, { id, officeTitle: office, text, products }: QuestionView, io: CommandIo): Promise<boolean> {
  io.note(`\n${io.text('questionnaire.question', { office, text })}`)
  for (const [i, { vendor, product }] of products.entries()) io.note(`  ${i + 1}  ${product}${vendor === undefined ? '' : ` (${vendor})`}`)
  for (;;) {
    const typed = await io.ask(io.text('questionnaire.ask'))
    if (typed === undefined) throw new NodeError('ANSWERS_INVALID', { reason: io.text('questionnaire.no-person') })
    if (typed.trim() === '') return true
    if (typed.trim().toLowerCase() === 'q') return false
    const answer = parseTyped(typed, products)
    if (answer === undefined) {
      io.note(io.text('questionnaire.not-understood'))
      continue
    }
    await node.answerQuestionnaire({ body: { answers: { [id]: answer } } })
    return true
  }
}

async function apply(node: NodeClient, isPreview: boolean, io: CommandIo): Promise<number> {
  const done = await node.applyQuestionnaire({ body: { isPreview } })
  const { plan, open, matches } = done
  const { added, changed, removed } = plan.counts
  const text = io.text('questionnaire.done', { added, changed, removed, total: plan.total, open, ...matches })
  io.reply({ ...done, isApplied: !isPreview }, isPreview ? `${text}\n${io.text('inventory.preview')}` : text)
  return 0
}

export const QUESTIONNAIRE_COMMANDS = { 'node inventory questionnaire': questionnaire }
