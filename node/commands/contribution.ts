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

/** Below so many active nodes "anonymous" would promise too much. */
const ANONYMOUS_FROM = 20

const contribute = defineCommand({
  summary: { de: 'aus einem Vorfall einen Beitrag ohne Absender machen', en: 'make a contribution without a sender from an incident' },
  description: {
    de: 'Zeigt den genauen Text, was weggelassen wird und warum, und fragt. --yes stimmt ohne Frage zu.',
    en: 'Shows the exact text, what is left out and why, and asks. --yes agrees without being asked.',
  },
  options: { dir: DIR_OPTION, yes: { type: 'boolean', help: { de: 'ohne Rückfrage senden', en: 'send without asking' } } },
  positionals: [{ name: 'incident', required: true, help: { de: 'Kennung des Vorfalls', en: 'id of the incident' } }],
  async run({ options, positionals: [id = ''] }, io) {
    return await withNode(options.dir, io.env, io.lang, async (node) => {
      const preview = await node.previewContribution({ params: { id } })
      io.note(previewText(preview, io))
      if (!options.yes && !(await isConfirmed(io))) {
        io.reply({ sent: false, preview }, io.text('contribute.declined'))
        return 1
      }
      const done = await node.contribute({ params: { id }, body: { digest: preview.digest } })
      const { report, leftOut, setSize } = preview
      io.reply({ sent: true, ...done, report, leftOut, setSize }, io.text('contribute.queued', { id: done.id, bytes: done.bytes }))
      return 0
    })
  },
})

/** @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
async function isConfirmed(io: CommandIo): Promise<boolean> {
  const answer = await io.ask(io.text('contribute.ask'))
  if (answer === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(answer.trim())
}

function previewText({ report, leftOut, touched, setSize, lastBatch }: ContributionPreview, io: CommandIo): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['rsit', report.rsit],
    ['vcv', io.text(`vcv.${report.vcv}`)],
    ['occurred', report.occurredDay],
    ['detected', report.detectedDay],
    ['description', report.description],
    ['measures', report.measures],
  ]
  const wording = setSize < ANONYMOUS_FROM ? 'contribute.unnamed' : 'contribute.anonymous'
  return [
    io.text('contribute.head'),
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${io.text(`contribute.field.${name}`)}: ${value}`])),
    ...report.indicators.map(({ type, value }) => `  ${io.text('contribute.field.indicator')}: ${type} ${value}`),
    io.text('contribute.left-out'),
    ...leftOut.map(({ field, why }) => `  ${field}: ${io.text(`redact.left-out.${why}`)}`),
    ...(touched.length === 0 ? [] : [io.text('contribute.touched')]),
    ...touched.map(({ from, to, why }) => `  ${from} → ${to} (${io.text(`redact.why.${why}`)})`),
    io.text(wording, { size: setSize }),
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

function lineOf({ id, at, state, sentSlot, batchCount }: OutgoingView, io: CommandIo): string {
  const params = state === 'sent' ? { slot: sentSlot ?? 0 } : state === 'delivered' ? { count: batchCount ?? 0 } : {}
  return `${id.slice(0, 16)}  ${momentText(at, io.lang)}  ${io.text(`contribution.${state}`, params)}`
}

export const CONTRIBUTION_COMMANDS = { 'node contribute': contribute, 'node contributions': list }
