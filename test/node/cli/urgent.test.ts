// SPDX-License-Identifier: EUPL-1.2
/** `--urgent` asks, says what it costs, and asks a second time before anything leaves alone. */
import { agreedUrgent, sendUrgently, URGENT_OPTIONS } from '@ncv/node/commands/urgent.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import type { UrgentPreview } from '@ncv/protocol/admin/urgent-routes.ts'
import { defineCommand, runCli } from '@ncv/runtime/cli.ts'
import { RemoteProblem } from '@ncv/runtime/errors.ts'
import { describe, expect, test } from 'vitest'

const ID = 'ab'.repeat(32)
const CROWD: UrgentPreview = { senders: { active: 30, isAnonymous: true }, members: 40, lastBatch: 30, kMin: 3, isAlone: false, isProven: true }
const EMPTY: UrgentPreview = { ...CROWD, lastBatch: null, isAlone: true }

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
  /** What the relay was asked for, in order. */
  readonly asked: readonly number[]
  readonly questions: readonly string[]
}

/** @param together boxes that would leave together at the relay */
async function urgent(args: readonly string[], { preview = CROWD, together = 30, answers = [] as string[] } = {}): Promise<Outcome> {
  const [asked, questions, left]: [number[], string[], string[]] = [[], [], [...answers]]
  const node = {
    previewUrgent: async () => preview,
    async sendUrgent({ params, body }: { readonly params: { readonly id: string }; readonly body: { readonly least: number } }) {
      asked.push(body.least)
      if (together < body.least) throw new RemoteProblem('URGENT_ALONE', { least: preview.kMin }, 409, 'alone')
      return { id: params.id, count: together }
    },
  }
  const command = defineCommand({
    summary: { de: '–', en: '–' },
    options: { yes: { type: 'boolean', help: { de: '–', en: '–' } }, ...URGENT_OPTIONS },
    async run({ options }, io) {
      const wish = await agreedUrgent(node, options, io)
      const count = wish === undefined ? undefined : await sendUrgently(node, ID, wish, options, io)
      io.reply({ count: count ?? null }, count === undefined ? io.text('urgent.waits', { id: ID }) : io.text('urgent.sent', { id: ID, count }))
    },
  })
  const written: { out: string[]; err: string[] } = { out: [], err: [] }
  const code = await runCli({ name: 'ncv', commands: { urgent: command }, texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, ['urgent', ...args], {
    out: (text) => void written.out.push(text),
    err: (text) => void written.err.push(text),
    isTty: false,
    env: {},
    async ask(question) {
      questions.push(question)
      return left.shift()
    },
  })
  return { code, out: written.out.join(''), err: written.err.join(''), asked, questions }
}

describe('sending urgently', () => {
  test('shows what is given away, to whom, and how many are likely to go along, before it asks', async () => {
    const { err, questions, asked } = await urgent([], { answers: ['n'] })
    for (const words of ['weniger Anonymität', 'Das Relais und jeder, der die Leitung beobachtet', 'lagen 30 Umschläge', '40 Mitglieder'])
      expect(err).toContain(words)
    expect(questions).toHaveLength(1)
    expect(asked).toEqual([])
  })

  test('among others it takes one agreement, and never asks the relay to send it alone', async () => {
    expect(await urgent(['--yes'])).toMatchObject({ code: 0, asked: [2], questions: [] })
    expect(await urgent([], { answers: ['j'] })).toMatchObject({ code: 0, asked: [2] })
  })

  test('alone it takes a second agreement of its own, which --yes is not', async () => {
    expect(await urgent(['--yes'], { preview: EMPTY })).toMatchObject({ code: 2, asked: [] })
    expect(await urgent([], { preview: EMPTY, answers: ['j', 'n'] })).toMatchObject({ asked: [] })
    expect(await urgent([], { preview: EMPTY, together: 1, answers: ['j', 'j'] })).toMatchObject({ code: 0, asked: [1] })
    expect(await urgent(['--yes', '--alone'], { preview: EMPTY, together: 1 })).toMatchObject({ code: 0, asked: [1], questions: [] })
  })

  test('also where only the relay notices that it would leave alone', async () => {
    const unasked = await urgent(['--yes'], { together: 1 })
    expect(unasked).toMatchObject({ code: 2, asked: [2] })
    expect(unasked.err).toContain('von 3 Mitgliedern')
    expect(await urgent([], { together: 1, answers: ['j', 'j'] })).toMatchObject({ code: 0, asked: [2, 1] })
    expect(await urgent([], { together: 1, answers: ['j', 'n'] })).toMatchObject({ code: 0, asked: [2] })
  })

  test('is refused while the relay has not shown itself, and where nobody can be asked', async () => {
    const unproven = await urgent(['--yes'], { preview: { ...CROWD, isProven: false } })
    expect(unproven).toMatchObject({ code: 1, asked: [] })
    expect(unproven.err).toContain('noch nicht ausgewiesen')
    expect(await urgent([])).toMatchObject({ code: 2, asked: [] })
  })
})
