// SPDX-License-Identifier: EUPL-1.2
/**
 * `--urgent` of `ncv node contribute`: now, with less anonymity, and only after a person has read what that means.
 *
 * @module
 */
import type { UrgentPreview } from '@ncv/protocol/admin/urgent-routes.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { BOX_BYTES } from '@ncv/protocol/submission/seal.ts'
import type { CommandIo } from '@ncv/runtime/cli.ts'
import { NodeError } from '../errors.ts'
import type { NodeClient } from '../open-in-process.ts'

export const URGENT_OPTIONS = {
  urgent: {
    type: 'boolean',
    help: { de: 'sofort, mit weniger Anonymität (zeigt vorher, was das heißt)', en: 'at once, with less anonymity (shows first what that means)' },
  },
  alone: {
    type: 'boolean',
    help: { de: 'eilig auch dann, wenn kein anderer Umschlag mitgeht', en: 'urgently even where no other box leaves with it' },
  },
} as const

/** Among others: two boxes are the fewest that are more than one. */
const TOGETHER = 2
const ALONE = 1

/** What a person has agreed to. */
export interface UrgentWish {
  /** Boxes that it must leave among. */
  readonly least: number
}

/**
 * Shows what it means before anything is queued.
 *
 * @returns undefined where the person declined
 * @throws NodeError `RELAY_UNPROVEN`, `URGENT_ALONE`, `CONFIRMATION_MISSING`
 */
export async function agreedUrgent(
  node: Pick<NodeClient, 'previewUrgent'>,
  options: { readonly yes?: boolean | undefined; readonly alone?: boolean | undefined },
  io: CommandIo,
): Promise<UrgentWish | undefined> {
  const preview = await node.previewUrgent()
  io.note(urgentText(preview, io))
  if (!preview.isProven) throw new NodeError('RELAY_UNPROVEN')
  if (options.yes !== true && !(await says(io, 'urgent.ask'))) return undefined
  if (options.alone === true) return { least: ALONE }
  if (!preview.isAlone) return { least: TOGETHER }
  return (await agreesAlone(preview.kMin, options.yes === true, io)) ? { least: ALONE } : undefined
}

/** What was made of the incident before and has not left: it is not made a second time. */
export async function queuedAlready(
  node: Pick<NodeClient, 'listIncidents'>,
  incident: string,
): Promise<{ readonly id: string; readonly bytes: number; readonly state: 'queued' } | undefined> {
  const { incidents } = await node.listIncidents()
  const id = incidents.find((each) => each.id === incident && each.contributionState === 'queued')?.contribution
  return id === undefined ? undefined : { id, bytes: BOX_BYTES, state: 'queued' }
}

/**
 * Sends at once what is queued. Where it would leave alone and nobody has agreed to that, somebody is asked; else it waits for its slot.
 *
 * @returns boxes that left together; undefined where the person declined to send it alone
 */
export async function sendUrgently(
  node: Pick<NodeClient, 'sendUrgent'>,
  id: string,
  { least }: UrgentWish,
  options: { readonly yes?: boolean | undefined },
  io: CommandIo,
): Promise<number | undefined> {
  try {
    return (await node.sendUrgent({ params: { id }, body: { least } })).count
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== 'URGENT_ALONE') throw error
    const kMin = Number(error.params['least'] ?? TOGETHER)
    if (!(await agreesAlone(kMin, options.yes === true, io))) return undefined
    return (await node.sendUrgent({ params: { id }, body: { least: ALONE } })).count
  }
}

/** A second question of its own: a `--yes` for the first is no answer to it. */
async function agreesAlone(kMin: number, isUnasked: boolean, io: CommandIo): Promise<boolean> {
  if (isUnasked) throw new NodeError('URGENT_ALONE', { least: kMin })
  return await says(io, 'urgent.ask-alone')
}

/** @throws NodeError `CONFIRMATION_MISSING` where nobody sits at the terminal */
async function says(io: CommandIo, key: string): Promise<boolean> {
  const answer = await io.ask(io.text(key))
  if (answer === undefined) throw new NodeError('CONFIRMATION_MISSING')
  return /^(?:j|ja|y|yes)$/i.test(answer.trim())
}

function urgentText({ members, lastBatch, kMin, isAlone }: UrgentPreview, io: CommandIo): string {
  return [
    io.text('urgent.head'),
    io.text('urgent.seen'),
    io.text('urgent.set', { members, ...(lastBatch === null ? {} : { count: lastBatch }) }),
    ...(isAlone ? [io.text('urgent.alone', { least: kMin })] : []),
    io.text('urgent.instead'),
  ].join('\n')
}
