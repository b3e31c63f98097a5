// SPDX-License-Identifier: EUPL-1.2
/**
 * The part of `ncv node contribute` in which a person looks at the text: before and after with reasons, what may stay, what is put differently.
 *
 * ```
 * Beschreibung: Im [-Rathaus Uetze-] {+[Gemeinde]+} fiel [-um 09:42 Uhr-] {+um [Uhrzeit]+} der Dienst aus.
 * ```
 *
 * @module
 */
import type { ContributionPreview } from '@ncv/protocol/admin/node-routes.ts'
import type { DecisionView, DiffView } from '@ncv/protocol/admin/review-routes.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { NodeError } from '../errors.ts'
import type { NodeClient } from '../open-in-process.ts'

export const REVIEW_OPTIONS = {
  preview: {
    type: 'boolean',
    help: { de: 'nur zeigen: vorher, nachher und warum; nichts senden', en: 'only show: before, after and why; send nothing' },
  },
  show: { type: 'boolean', help: { de: 'die eigenen Entscheidungen zu diesem Text zeigen', en: 'show the decisions made about this text' } },
  keep: {
    type: 'string',
    multiple: true,
    value: 'TEXT',
    help: { de: 'diese Stelle darf stehen bleiben (Ort ist hier ein Wort)', en: 'this passage may stay (the place is a word here)' },
  },
  replace: {
    type: 'string',
    multiple: true,
    value: 'TEXT=TEXT',
    help: {
      de: 'diese Stelle anders ersetzen; mit „=>“, wenn „=“ darin vorkommt',
      en: 'put this passage differently; with "=>" where "=" is part of it',
    },
  },
  undo: {
    type: 'string',
    multiple: true,
    value: 'TEXT',
    help: { de: 'die Entscheidung zu dieser Stelle zurücknehmen', en: 'take back the decision about this passage' },
  },
} as const

interface Given {
  readonly keep: readonly string[]
  readonly replace: readonly string[]
  readonly undo: readonly string[]
}

/** @throws NodeError `REVIEW_MALFORMED` naming which one */
export function parseReplace(given: string, position: number): { text: string; to: string } {
  const [text = '', to] = given.includes('=>') ? given.split(/\s*=>\s*/s, 2) : given.split(/=(.*)/s, 2)
  if (text === '' || to === undefined) throw new NodeError('REVIEW_MALFORMED', { option: '--replace', position })
  return { text, to }
}

/** Stores what was asked for; without options nothing happens. */
export async function putDecisions(node: NodeClient, id: string, { keep, replace, undo }: Given): Promise<void> {
  if (keep.length + replace.length + undo.length === 0) return
  const body = { keep: [...keep], replace: replace.map((one, index) => parseReplace(one, index + 1)), undo: [...undo] }
  await node.review({ params: { id }, body })
}

export async function showDecisions(node: NodeClient, id: string, io: CommandIo): Promise<void> {
  const { decisions } = await node.showReview({ params: { id } })
  io.reply({ decisions }, decisions.length === 0 ? io.text('review.none') : decisionLines(decisions, io).join('\n'))
}

function decisionLines(decisions: readonly DecisionView[], io: CommandIo): string[] {
  return decisions.map(({ kind, text, to }) => `  ${io.text(`review.${kind}`, { text, to: to === undefined || to === '' ? '–' : to })}`)
}

function pieceText({ text, from }: DiffView['pieces'][number]): string {
  return from === undefined ? text : `[-${from}-] {+${text}+}`
}

/**
 * Asks of each word that is also a place what it is here, and stores the answers. Enter says place: the safe side.
 *
 * @returns whether anything was decided: then the text has to be shown anew
 */
export async function askDoubts(node: NodeClient, id: string, { doubts }: Pick<ContributionPreview, 'doubts'>, io: CommandIo): Promise<boolean> {
  const keep: string[] = []
  const replace: Array<{ text: string; to: string }> = []
  for (const { word, passage, asPlace } of doubts) {
    const answer = await io.ask(io.text('review.ask', { word, passage }))
    if (answer === undefined) break
    if (/^(?:n|nein|no)$/i.test(answer.trim())) keep.push(passage)
    else replace.push({ text: passage, to: asPlace })
  }
  if (keep.length + replace.length === 0) return false
  await node.review({ params: { id }, body: { keep, replace, undo: [] } })
  return true
}

/** Before and after, what stands in the way, what was decided. */
export function reviewLines({ diff, obstacles, doubts, decisions }: ContributionPreview, io: CommandIo): string[] {
  const changed = diff.filter(({ pieces }) => pieces.some(({ from }) => from !== undefined))
  return [
    ...(changed.length === 0 ? [] : [io.text('review.diff')]),
    ...changed.map(({ field, pieces }) => `  ${io.text(`contribute.field.${field}`)}: ${pieces.map(pieceText).join('')}`),
    ...(obstacles.length === 0 ? [] : [io.text('review.obstacles')]),
    ...obstacles.map(({ field, reason, text }) => `  ${io.text(`contribute.field.${field}`)}: „${text}“: ${io.text(`redact.block.${reason}`)}`),
    ...(doubts.length === 0 ? [] : [io.text('review.doubts')]),
    ...doubts.map(({ word, isReplaced, passage }) => `  „${passage}“: ${io.text(isReplaced ? 'review.as-place' : 'review.as-word', { word })}`),
    ...(decisions.length === 0 ? [] : [io.text('review.decisions'), ...decisionLines(decisions, io)]),
  ]
}
