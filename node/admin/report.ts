// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: named reports of this house.
 *
 * @module
 */
import { basename } from 'node:path'
import type { CallOf } from '@ncv/protocol/admin/contract.ts'
import type { DutyPreview, OwnReportView, REPORT_ROUTES } from '@ncv/protocol/admin/report-routes.ts'
import { fromBase64, fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import type { DutyForce } from '@ncv/protocol/message/duty-report.ts'
import { DUTY_REPORT_ID_BYTES } from '@ncv/protocol/message/duty-report.ts'
import { ATTACHMENT_MAX_BYTES, HUB_PARTY, POST_ATTACHMENTS_MAX } from '@ncv/protocol/message/post.ts'
import { sealAttachment } from '@ncv/protocol/post/attachment.ts'
import { mediaTypeOf } from '@ncv/protocol/post/media-type.ts'
import { dutyForceOf, nextDue } from '@ncv/protocol/service/duty-deadlines.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'
import { readFileBounded } from '@ncv/runtime/party-dir.ts'
import { contributionRecord } from '../contribution/record.ts'
import { NodeError } from '../errors.ts'
import type { Links } from '../link/links.ts'
import { sealedFile } from '../post/compose.ts'
import type { Self } from '../self.ts'
import { assertStage, dutyReportOf, scheduleOf, standingStages } from '../service/duty-report.ts'
import { threadOf } from '../service/thread.ts'
import type { OwnReport } from '../store/service-store.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'
import { incidentOf } from './incident.ts'

type Mine = 'previewReport' | 'sendReport' | 'listReports' | 'commitReports'
type Wish = CallOf<(typeof REPORT_ROUTES)['previewReport']>['body']
type Kept = Pick<Stores, 'services' | 'incidents' | 'post' | 'wallet'>
type Linked = Pick<Links, 'registry' | 'post'>

const CLOCK_MS = 600_000

/** What would be sent, and the beginnings of its record. */
interface Prepared {
  readonly preview: DutyPreview
  readonly report: OwnReport
  readonly content: Uint8Array
}

export function reportHandlers(world: World, self: Pick<Self, 'opened' | 'keys'>, stores: Kept, links: Linked): Pick<NodeHandlers, Mine> {
  const { services } = stores
  const view = (report: OwnReport): OwnReportView => reportView(report, stores, links, world.now())
  const forceNow = (): DutyForce => dutyForceOf(links.registry.all.get(self.keys.id)?.kind ?? 'municipality', services.isCommitted())
  return {
    previewReport: ({ params, body }) => prepare(world, self, stores, links, params.id, body).preview,
    async sendReport({ params, body: { digest, alsoAnonymous, ...wish } }) {
      const { preview, report, content } = prepare(world, self, stores, links, params.id, wish)
      if (preview.digest !== digest) throw new NodeError('REPORT_CHANGED')
      if (preview.isAnonymousToo && alsoAnonymous !== true) throw new NodeError('REPORT_ANONYMOUS', { id: params.id })
      const handed = uploadsOf(wish).map(({ name, content: bytes }) => sealAttachment(self.opened.origin, name, bytes, world))
      const attachments = [...wish.files.map((file) => sealedFile(file, self.opened.origin, world)), ...handed]
      const sent = services.inOne(() => {
        const post = stores.post.enqueue(
          { kind: 'report', to: [HUB_PARTY], content, tlp: wish.tlp, terms: 'member', attachments, receipt: 'read' },
          world,
        )
        const stage = { stage: wish.stage, post, writtenAt: world.now() }
        const kept = { ...report, stages: [...report.stages, stage] }
        services.putReport(kept)
        return kept
      })
      await links.post.outbox.sendDue()
      return view(sent)
    },
    listReports: () => ({ isCommitted: services.isCommitted(), force: forceNow(), reports: services.reports().map(view) }),
    commitReports({ body: { isCommitted } }) {
      services.setCommitted(isCommitted)
      return { isCommitted, force: forceNow() }
    },
  }
}

/** @throws NodeError `NO_MEMBER`, `INCIDENT_MISSING`, `REPORT_STAGE`, `REPORT_KNOWN`, `REPORT_FIELD`; ProtocolError `ATTACHMENT_TYPE`; RuntimeError `FILE_…` */
function prepare(
  world: World,
  { opened, keys }: Pick<Self, 'opened' | 'keys'>,
  stores: Kept,
  { registry }: Linked,
  id: string,
  wish: Wish,
): Prepared {
  const own = registry.members.get(keys.id)
  if (own === undefined) throw new NodeError('NO_MEMBER')
  const incident = incidentOf(stores.incidents, id)
  const now = world.now()
  const before = stores.services.reports().find((each) => each.incident === id)
  const sent = before === undefined ? [] : standingStages(before, stores.post, now, registry.rules.retentionDays)
  assertStage(sent, wish.stage)
  const knownAt = knownAtOf(sent.length === 0 ? undefined : before?.knownAt, wish.knownAt ?? incident.at, now)
  const report = before?.id ?? hex(world.random(DUTY_REPORT_ID_BYTES))
  const content = dutyReportOf(incident, fromHex(report), { stage: wish.stage, knownAt, kind: own.kind, isCommitted: stores.services.isCommitted() })
  const uploads = uploadsOf(wish)
  if (wish.files.length + uploads.length > POST_ATTACHMENTS_MAX) throw new ProtocolError('POST_MALFORMED', { field: 'attachments' })
  const files = [...wish.files.map(fileOf), ...uploads.map(({ name, content: bytes }) => attached(name, bytes))]
  const { report: _, ...shown } = content
  const digest = sha256(utf8('NCV report preview\0'), encode({ ...shown, tlp: wish.tlp, files: files.map(({ hash }) => hash) } as unknown as Value))
  const record: OwnReport = { id: report, incident: id, title: content.title, force: content.force, knownAt, stages: before?.stages ?? [] }
  const preview: DutyPreview = {
    ...shown,
    tlp: wish.tlp,
    from: own.name,
    to: opened.genesis.hub.name,
    files: files.map(({ name, media, bytes }) => ({ name, media, bytes })),
    schedule: scheduleOf(record, sent, now),
    isAnonymousToo: isAnonymousToo(stores, id),
    digest: hex(digest),
  }
  return { preview, report: record, content: encode(content as unknown as Value) }
}

/** What the wallet has forgotten may have arrived; only what surely did not arrive tells nobody anything. */
function isAnonymousToo({ incidents, wallet }: Kept, id: string): boolean {
  const record = contributionRecord(incidents, wallet.outgoing(), id)
  return record !== undefined && record.state !== 'expired'
}

/** The first stage says since when it is known; no later one says otherwise. @throws NodeError `REPORT_KNOWN` */
function knownAtOf(before: Instant | undefined, wished: Instant, now: Instant): Instant {
  if (before !== undefined) return before
  if (wished > now + CLOCK_MS) throw new NodeError('REPORT_KNOWN', { found: new Date(wished).toISOString() })
  return Math.min(wished, now)
}

/** The kind first: a file that may not go is not read. */
function fileOf(path: string) {
  const name = basename(path)
  mediaTypeOf(name)
  return attached(name, readFileBounded(path, ATTACHMENT_MAX_BYTES))
}

function attached(name: string, content: Uint8Array) {
  return { name, media: mediaTypeOf(name), bytes: content.length, hash: sha256(content) }
}

/** Out of a browser: a name without a folder, and no longer than a letter takes. */
function uploadsOf({ uploads = [] }: Wish): { readonly name: string; readonly content: Uint8Array }[] {
  return uploads.map(({ name, content }) => ({ name: basename(name).slice(-120), content: fromBase64(content) }))
}

function reportView(report: OwnReport, { post }: Pick<Stores, 'post'>, { registry }: Pick<Links, 'registry'>, now: Instant): OwnReportView {
  const schedule = scheduleOf(report, standingStages(report, post, now, registry.rules.retentionDays), now)
  const stages = report.stages.map(({ stage, post: id, writtenAt }) => {
    const out = post.out(id)
    const taken = out?.takenAt === undefined ? {} : { takenAt: out.takenAt }
    return { stage, post: id, writtenAt, state: out?.state ?? ('gone' as const), ...taken, ...(out?.code === undefined ? {} : { code: out.code }) }
  })
  const { id, incident, title, force, knownAt } = report
  const thread = threadOf(
    post,
    stages.map((each) => each.post),
  )
  return { id, incident, title, force, knownAt, stages, schedule, next: nextDue(schedule) ?? null, thread }
}
