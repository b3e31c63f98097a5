// SPDX-License-Identifier: EUPL-1.2
/**
 * The named report: from an incident, by naming each field that leaves, under this house's name, sealed to the N-CERT.
 *
 * Nothing is redacted here, that is what the other way is for. What stays in the house all the same: people, notes, and the id of the record. A text
 * that is too long is refused and not cut: what matters most may stand at the end.
 *
 * @module
 */
import type { Value } from '@ncv/protocol/codec.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { MemberKind } from '@ncv/protocol/message/genesis.ts'
import type { DutyStage } from '@ncv/protocol/message/duty-report.ts'
import { DutyReport } from '@ncv/protocol/message/duty-report.ts'
import { POST_CONTENT_MAX_BYTES } from '@ncv/protocol/message/post.ts'
import type { SentStage, StageDue } from '@ncv/protocol/service/duty-deadlines.ts'
import { dutyForceOf, dutySchedule } from '@ncv/protocol/service/duty-deadlines.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { NodeError } from '../errors.ts'
import { readIncident } from '../incident/incident.ts'
import type { OwnReport } from '../store/service-store.ts'
import type { StoredIncident } from '../store/incident-store.ts'
import type { PostStore } from '../store/post-store.ts'

/** Codes that mark an exercise (RSIT class `test`). */
const isExerciseCode = (rsit: string): boolean => rsit === 'test' || rsit.startsWith('test/')

export interface StageWish {
  readonly stage: DutyStage
  readonly knownAt: Instant
  readonly kind: MemberKind
  readonly isCommitted: boolean
}

/** What of the incident leaves. @throws NodeError `REPORT_FIELD` naming the field, its length and the limit */
export function dutyReportOf({ json }: StoredIncident, report: Uint8Array, { stage, knownAt, kind, isCommitted }: StageWish): DutyReport {
  const { title, rsit, vcv, occurredAt, detectedAt, description, measures, assets, indicators } = readIncident(json)
  const wanted = {
    report,
    stage,
    force: dutyForceOf(kind, isCommitted),
    knownAt,
    title,
    rsit,
    vcv,
    ...(occurredAt == null ? {} : { occurred: occurredAt }),
    ...(detectedAt == null ? {} : { detected: detectedAt }),
    ...(description === '' ? {} : { description: plain(description) }),
    ...(measures === '' ? {} : { measures: plain(measures) }),
    assets,
    indicators: indicators.map(({ type, value }) => ({ type, value })),
    isExercise: isExerciseCode(rsit),
  }
  const parsed = DutyReport.safeParse(wanted)
  if (!parsed.success) throw fieldError(parsed.error.issues[0])
  const bytes = encode(parsed.data as unknown as Value).length
  if (bytes > POST_CONTENT_MAX_BYTES) throw new NodeError('REPORT_FIELD', { field: 'JSON', found: bytes, limit: POST_CONTENT_MAX_BYTES })
  return parsed.data
}

/** Line ends of other systems are no hostile characters. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly code: string
  readonly maximum?: number | bigint
}

function fieldError(issue: Issue | undefined): NodeError {
  const field = issue?.path.map(String).join('.') || 'JSON'
  return new NodeError('REPORT_FIELD', { field, ...(issue?.maximum === undefined ? {} : { limit: Number(issue.maximum) }) })
}

const DAY_MS = 86_400_000

/** Stages that went out or will: one that was taken back or refused was none. */
export function standingStages(
  report: OwnReport,
  post: Pick<PostStore, 'out'>,
  now: Instant,
  retentionDays: number,
): (SentStage & { readonly post: string })[] {
  return report.stages.flatMap(({ stage, post: id, writtenAt }) => {
    const out = post.out(id)
    // Gone from the outbox: taken back, or forgotten long after it was delivered.
    const isGone = out === undefined ? writtenAt > now - retentionDays * DAY_MS : out.state === 'refused'
    return isGone ? [] : [{ stage, at: out?.takenAt ?? writtenAt, post: id }]
  })
}

/** @throws NodeError `REPORT_STAGE` saying what comes next */
export function assertStage(sent: readonly SentStage[], stage: DutyStage): void {
  const has = (wanted: DutyStage): boolean => sent.some((each) => each.stage === wanted)
  const expected = has('final') ? '–' : has('initial') ? 'update, interim, final' : 'initial'
  const isNext = has('final') ? false : has('initial') ? stage !== 'initial' : stage === 'initial'
  if (!isNext) throw new NodeError('REPORT_STAGE', { found: stage, expected })
}

export function scheduleOf(report: OwnReport, sent: readonly SentStage[], now: Instant): StageDue[] {
  return dutySchedule(report.knownAt, sent, now)
}
