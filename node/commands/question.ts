// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node questions`, `ncv node answer ENTRY [STATUS]`, `ncv node answer --always MODE`.
 *
 * @module
 */
import type { ConsentView, QuestionView } from '@ncv/protocol/admin/question-routes.ts'
import { CONSENT_MODES } from '@ncv/protocol/admin/question-routes.ts'
import type { AnswerStatus } from '@ncv/protocol/message/count.ts'
import { ANSWER_STATUSES } from '@ncv/protocol/message/count.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { usageError } from '@ncv/runtime/cli-arguments.ts'
import { NodeError } from '../errors.ts'
import type { NodeClient } from '../open-in-process.ts'
import { withNode } from '../open-in-process.ts'
import { ANONYMOUS_FROM } from '../link/sender-set.ts'
import { momentText } from './moment.ts'

const list = defineCommand({
  summary: { de: 'Fragen des N-CERT, eigene Rückmeldungen und Ergebnisse', en: 'questions of the N-CERT, own answers and results' },
  description: {
    de: 'Offene Fragen; mit --all auch beendete. Der Vorschlag folgt aus den Treffern dieses Hauses und verlässt es nicht von selbst.',
    en: 'Open questions; with --all also those that have ended. The proposal follows from the matches of this house and does not leave it by itself.',
  },
  options: { dir: DIR_OPTION, all: { type: 'boolean', help: { de: 'auch beendete', en: 'also those that have ended' } } },
  async run({ options }, io) {
    const { consent, questions } = await withNode(options.dir, io.env, io.lang, (node) => node.listQuestions())
    const shown = questions.filter(({ state, answer }) => options.all || state === 'open' || answer?.verdict === 'missing')
    const lines = shown.map((view) => questionText(view, io))
    io.reply({ consent, questions: shown }, [...(lines.length === 0 ? [io.text('question.none')] : lines), consentText(consent, io)].join('\n\n'))
  },
})

const answer = defineCommand({
  summary: {
    de: 'auf eine Frage des N-CERT anonym rückmelden, oder die Rückmeldung ändern',
    en: 'answer a question of the N-CERT anonymously, or change the answer',
  },
  description: {
    de: 'Ohne STATUS wird der Vorschlag genommen, der aus den Treffern folgt. STATUS: nicht betroffen, betroffen, in Arbeit, behoben, unbekannt. Mit --always gilt für alle Fragen: propose sagt nur, dass eine wartet; send antwortet selbst nach den Treffern, höchstens täglich; off nimmt das zurück.',
    en: 'Without STATUS the proposal that follows from the matches is taken. STATUS: not-affected, affected, in-progress, fixed, unknown. With --always for all questions: propose only says that one waits; send answers by the matches itself, once a day at most; off takes that back.',
  },
  options: {
    dir: DIR_OPTION,
    yes: { type: 'boolean', help: { de: 'ohne Rückfrage', en: 'without asking' } },
    always: {
      type: 'string',
      choices: CONSENT_MODES,
      value: 'MODE',
      help: { de: 'für alle Fragen: propose, send oder off', en: 'for all questions: propose, send or off' },
    },
  },
  positionals: [
    { name: 'ENTRY', help: { de: 'Nummer des Eintrags der Frage', en: 'index of the entry of the question' } },
    { name: 'STATUS', help: { de: 'Rückmeldung', en: 'answer' } },
  ],
  async run({ options, positionals: [entry, word] }, io) {
    const { dir, always, yes } = options
    if ((entry === undefined) === (always === undefined))
      throw usageError(io.lang, 'value', { option: 'ENTRY', found: entry ?? '', expected: 'ENTRY [STATUS] | --always MODE' })
    if (always !== undefined) return await setConsent(dir, always as ConsentView['mode'], yes, io)
    const index = indexOf(entry ?? '', io)
    const status = word === undefined ? undefined : statusOf(word, io)
    return await withNode(dir, io.env, io.lang, (node) => answerOne(node, index, status, yes, io))
  },
})

async function answerOne(node: NodeClient, index: number, wanted: AnswerStatus | undefined, yes: boolean, io: CommandIo): Promise<number> {
  const params = { index }
  const view = await node.showQuestion({ params })
  const status = wanted ?? view.proposal?.status ?? undefined
  if (status === undefined && view.canAnswer)
    throw new NodeError('ANSWER_NO_PROPOSAL', { index, reason: io.text(`question.why.${view.proposal?.why ?? 'not-matched'}`) })
  if (status !== undefined) io.note(confirmText(view, status, io))
  if (!yes && status !== undefined && !(await isConfirmed(io))) {
    io.reply({ sent: false, ...view }, io.text('question.declined'))
    return 1
  }
  const done = await node.answerQuestion({ params, body: { status: status ?? 'unknown' } })
  io.reply({ sent: true, ...done }, io.text('question.queued', { question: index, status: io.text(`answer.${done.answer?.status ?? 'unknown'}`) }))
  return 0
}

async function setConsent(dir: string, mode: ConsentView['mode'], yes: boolean, io: CommandIo): Promise<number> {
  if (mode === 'send') io.note(io.text('question.consent.send-means'))
  if (mode === 'send' && !yes && !(await isConfirmed(io))) {
    io.reply({ mode: null }, io.text('question.declined'))
    return 1
  }
  const consent = await withNode(dir, io.env, io.lang, (node) => node.setAnswerConsent({ body: { mode } }))
  io.reply(consent, consentText(consent, io))
  return 0
}

/** @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
async function isConfirmed(io: CommandIo): Promise<boolean> {
  const said = await io.ask(io.text('question.ask'))
  if (said === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(said.trim())
}

const WORDS: Readonly<Record<string, AnswerStatus>> = {
  'nicht betroffen': 'not-affected',
  betroffen: 'affected',
  'in arbeit': 'in-progress',
  behoben: 'fixed',
  unbekannt: 'unknown',
  'noch nicht bekannt': 'unknown',
}

function statusOf(text: string, io: CommandIo): AnswerStatus {
  const folded = text.trim().toLowerCase()
  const status = ANSWER_STATUSES.find((known) => known === folded) ?? (Object.hasOwn(WORDS, folded) ? WORDS[folded] : undefined)
  if (status !== undefined) return status
  const expected = io.lang === 'de' ? ['nicht betroffen', 'betroffen', 'in Arbeit', 'behoben', 'unbekannt'] : ANSWER_STATUSES
  throw usageError(io.lang, 'value', { option: 'STATUS', found: text.slice(0, 40), expected: expected.join(', ') })
}

function indexOf(text: string, io: CommandIo): number {
  if (/^[0-9]{1,15}$/.test(text)) return Number(text)
  throw usageError(io.lang, 'value', { option: 'ENTRY', found: text.slice(0, 40), expected: '0, 1, 2 …' })
}

function confirmText({ question, title, closes, members }: QuestionView, status: AnswerStatus, io: CommandIo): string {
  const wording = members < ANONYMOUS_FROM ? 'question.unnamed' : 'question.anonymous'
  return [
    io.text('question.confirm', { question, title, status: io.text(`answer.${status}`), closes: momentText(closes, io.lang) }),
    io.text(wording, { members }),
  ].join('\n')
}

function questionText(view: QuestionView, io: CommandIo): string {
  const head = io.text('question.head', {
    question: view.question,
    warning: view.warning,
    title: view.title,
    closes: momentText(view.closes, io.lang),
    state: io.text(`question.state.${view.state}`),
  })
  return [head, ...ownLines(view, io), ...view.results.flatMap((result) => resultLines(result, io))].join('\n')
}

function ownLines({ question, answer, proposal, canAnswer, state }: QuestionView, io: CommandIo): string[] {
  const lines: string[] = []
  if (answer !== null) {
    const { status, at, delivery, verdict, isIncluded } = answer
    const counted = verdict ?? (isIncluded ? 'included' : undefined)
    lines.push(
      io.text('question.own', {
        status: io.text(`answer.${status}`),
        at: momentText(at, io.lang),
        delivery: io.text(`question.delivery.${delivery}`),
      }),
    )
    if (counted !== undefined) lines.push(io.text(`question.verdict.${counted}`))
  }
  if (proposal !== null)
    lines.push(
      proposal.status === null
        ? io.text('question.no-proposal', { question, reason: io.text(`question.why.${proposal.why ?? 'not-matched'}`) })
        : io.text('question.proposal', { question, status: io.text(`answer.${proposal.status}`), matches: proposal.matches }),
    )
  if (state === 'open' && !canAnswer) lines.push(io.text('question.cannot'))
  return lines
}

function resultLines({ group, isFinal, answers, cells }: QuestionView['results'][number], io: CommandIo): string[] {
  const head = io.text(isFinal ? 'question.result' : 'question.interim', { group: io.text(`group.${group}`), answers })
  const shown = (cells ?? []).map(({ status, count }) => `    ${io.text(`answer.${status}`)}: ${count ?? io.text('question.hidden')}`)
  return [head, ...shown]
}

function consentText({ mode }: ConsentView, io: CommandIo): string {
  return io.text(`question.consent.${mode}`)
}

export const QUESTION_COMMANDS = { 'node questions': list, 'node answer': answer }
