// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv node contribute <incident>`, `ncv node contributions`: a person sees the exact final text before anything leaves.
 *
 * @module
 */
import type { ContributionPreview, OutgoingView } from '@ncv/protocol/admin/node-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { defineCommand, DIR_OPTION } from '@ncv/runtime/cli.ts'
import { NodeError } from '../errors.ts'
import { withNode } from '../open-in-process.ts'
import { momentText } from './moment.ts'
import { askDoubts, putDecisions, REVIEW_OPTIONS, reviewLines, showDecisions } from './review.ts'
import { sendersText } from './sender-words.ts'
import { agreedUrgent, queuedAlready, sendUrgently, URGENT_OPTIONS } from './urgent.ts'

const contribute = defineCommand({
  summary: { de: 'aus einem Vorfall einen Beitrag ohne Absender machen', en: 'make a contribution without a sender from an incident' },
  description: {
    de: 'Zeigt den genauen Text, was weggelassen wird und warum, und fragt. --yes stimmt ohne Frage zu.',
    en: 'Shows the exact text, what is left out and why, and asks. --yes agrees without being asked.',
  },
  options: {
    dir: DIR_OPTION,
    yes: { type: 'boolean', help: { de: 'ohne Rückfrage senden', en: 'send without asking' } },
    'also-named': {
      type: 'boolean',
      help: { de: 'auch wenn derselbe Vorfall namentlich gemeldet ist', en: 'although the same incident was reported by name' },
    },
    ...REVIEW_OPTIONS,
    ...URGENT_OPTIONS,
  },
  positionals: [{ name: 'incident', required: true, help: { de: 'Kennung des Vorfalls', en: 'id of the incident' } }],
  async run({ options, positionals: [id = ''] }, io) {
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      if (options.show) {
        await showDecisions(node, id, io)
        return 0
      }
      await putDecisions(node, id, options)
      let preview = await node.previewContribution({ params: { id } })
      if (options.preview) {
        io.reply({ sent: false, preview }, previewText(preview, io))
        return 0
      }
      io.note(previewText(preview, io))
      if (!options.yes && (await askDoubts(node, id, preview, io))) {
        preview = await node.previewContribution({ params: { id } })
        io.note(previewText(preview, io))
      }
      if (!options.yes && !(await isConfirmed(io))) {
        io.reply({ sent: false, preview }, io.text('contribute.declined'))
        return 1
      }
      const wish = options.urgent === true ? await agreedUrgent(node, options, io) : undefined
      if (options.urgent === true && wish === undefined) {
        io.reply({ sent: false, preview }, io.text('contribute.declined'))
        return 1
      }
      const waiting = wish === undefined ? undefined : await queuedAlready(node, id)
      const also = options['also-named'] ? { alsoNamed: true as const } : {}
      const done = waiting ?? (await node.contribute({ params: { id }, body: { digest: preview.digest, ...also } }))
      const count = wish === undefined ? undefined : await sendUrgently(node, done.id, wish, options, io)
      const { report, leftOut, setSize } = preview
      const urgent = count === undefined ? {} : { urgent: { count } }
      io.reply({ sent: true, ...done, ...urgent, report, leftOut, setSize }, doneText(done, wish !== undefined, count, io))
      return 0
    })
  },
})

function doneText(
  { id, bytes }: { readonly id: string; readonly bytes: number },
  isUrgent: boolean,
  count: number | undefined,
  io: CommandIo,
): string {
  if (!isUrgent) return io.text('contribute.queued', { id, bytes })
  return count === undefined ? io.text('urgent.waits', { id }) : io.text('urgent.sent', { id, count })
}

/** @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
async function isConfirmed(io: CommandIo): Promise<boolean> {
  const answer = await io.ask(io.text('contribute.ask'))
  if (answer === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(answer.trim())
}

function previewText(preview: ContributionPreview, io: CommandIo): string {
  const { report, leftOut, touched, senders, lastBatch } = preview
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['rsit', report.rsit],
    ['vcv', io.text(`vcv.${report.vcv}`)],
    ['occurred', report.occurredDay],
    ['detected', report.detectedDay],
    ['description', report.description],
    ['measures', report.measures],
  ]
  return [
    io.text('contribute.head'),
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${io.text(`contribute.field.${name}`)}: ${value}`])),
    ...report.indicators.map(({ type, value }) => `  ${io.text('contribute.field.indicator')}: ${type} ${value}`),
    io.text('contribute.left-out'),
    ...leftOut.map(({ field, why }) => `  ${field}: ${io.text(`redact.left-out.${why}`)}`),
    ...(touched.length === 0 ? [] : [io.text('contribute.touched')]),
    ...touched.map(({ from, to, why }) => `  ${from} → ${to} (${io.text(`redact.why.${why}`)})`),
    ...reviewLines(preview, io),
    sendersText(senders, io),
    lastBatch === null ? io.text('contribute.no-batch') : io.text('contribute.batch', { count: lastBatch }),
  ].join('\n')
}

const list = defineCommand({
  summary: { de: 'Beiträge und wie weit sie sind', en: 'contributions and how far they are' },
  options: { dir: DIR_OPTION },
  async run({ options }, io) {
    const { contributions } = await withNode(options.dir, io.env, io.lang, (node) => node.listContributions())
    io.reply({ contributions }, contributions.length === 0 ? io.text('contribution.none') : contributions.map((each) => lineOf(each, io)).join('\n'))
  },
})

function lineOf(view: OutgoingView, io: CommandIo): string {
  const { id, at, state, smallGroup, urgent } = view
  const how = [
    io.text(`contribution.${state}`, stateParams(view)),
    ...(urgent === null ? [] : [io.text('contribution.urgent', urgent)]),
    ...(smallGroup === null ? [] : [io.text('contribution.small', smallGroup)]),
  ]
  return `${id.slice(0, 16)}  ${momentText(at, io.lang)}  ${how.join(' · ')}`
}

function stateParams({ state, sentSlot, batchCount, day }: OutgoingView): Readonly<Record<string, number>> {
  if (state === 'sent') return { slot: sentSlot ?? 0 }
  if (state === 'delivered') return { count: batchCount ?? 0 }
  return state === 'accepted' || state === 'not-accepted' ? { day: day ?? 0 } : {}
}

export const CONTRIBUTION_COMMANDS = { 'node contribute': contribute, 'node contributions': list }
