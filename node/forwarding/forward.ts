// SPDX-License-Identifier: EUPL-1.2
/**
 * Passing a warning on: who may have it, what goes, what is kept of it.
 *
 * @module
 */
import type { Decision, ForwardingView } from '@ncv/protocol/admin/forwarding-routes.ts'
import { relabelCsaf } from '@ncv/protocol/advisory/relabel.ts'
import { base64 } from '@ncv/protocol/bytes.ts'
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import type { Permission } from '@ncv/protocol/rights/forwarding.ts'
import { forwardedLabel } from '@ncv/protocol/rights/forwarding.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { World } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { readIdentity } from '../incident/identity.ts'
import type { Stores } from '../store/stores.ts'
import type { StoredWarning } from '../store/warning-store.ts'
import type { Documents } from '../warning/documents.ts'
import { letterAbout } from './letter.ts'
import { formatMail } from './mail.ts'
import { assertMayLeave, decisionOn } from './policy.ts'
import { addresseeOf } from './register.ts'
import { releasesOf } from './release.ts'

export interface ForwardWish {
  readonly warning: string
  readonly to: readonly string[]
  readonly label?: TlpLabel | undefined
  readonly from?: string | undefined
  readonly link?: string | undefined
  readonly reason?: string | undefined
  readonly withDocument?: boolean | undefined
}

export interface ForwardUsed {
  readonly world: Pick<World, 'now' | 'random'>
  readonly stores: Pick<Stores, 'warnings' | 'forwardings' | 'incidents'>
  readonly registry: Pick<Registry, 'members' | 'rules'>
  readonly documents: Pick<Documents, 'source'>
}

/** Who may have it, and the mails that would go: changes nothing, and gives no text to those who may not have it. */
export function planForwarding(used: ForwardUsed, wish: ForwardWish, lang: Lang): ForwardingView {
  const { world, stores, registry } = used
  const stored = warningOf(stores, wish.warning)
  const id = stored.warning.advisory?.trackingId ?? `#${stored.index}`
  const label = forwardedLabel(stored.tlp, wish.label)
  const recipients = stores.forwardings.recipients()
  const addressees = [...new Set(wish.to)].map((to) => addresseeOf(to, recipients, registry))
  const leaving = { label: stored.tlp, terms: stored.terms, wish: wish.label, releases: releasesOf(stores, stored.index) }
  const decisions = addressees.map((addressee) => decisionOn(leaving, addressee, registry.rules, world.now()))
  const served = addressees.filter((_, i) => decisions[i]?.allowed === true)
  const from = served.length === 0 ? '' : senderOf(stores.incidents, wish.from)
  const letter = letterAbout({ stored, id, label, link: linkOf(wish.link), from }, lang)
  const mails = served.map(({ to, mailbox }) => ({
    to,
    file: `ncv-${stored.index}-${to}.eml`,
    eml: formatMail(world, { from, label, ...letter, ...(mailbox === undefined ? {} : { to: mailbox }) }),
  }))
  const document = wish.withDocument === true && served.length === addressees.length ? [documentOf(used, stored, label)] : []
  return { warning: stored.index, id, label, terms: stored.terms, decisions, mails, ...(document[0] === undefined ? {} : { document: document[0] }) }
}

/**
 * All recipients or none. What went is on record before the texts are given out.
 *
 * @throws NodeError `FORWARD_REFUSED`, `FORWARD_REASON`, `FORWARD_WITHDRAWN`, `FORWARD_SENDER`, `FORWARD_NO_DOCUMENT`
 */
export function forward(used: ForwardUsed, wish: ForwardWish, lang: Lang): ForwardingView {
  const plan = planForwarding(used, wish, lang)
  assertMayLeave(plan.warning, plan.decisions, lang)
  const open = plan.decisions.find(({ isNeedToKnow }) => isNeedToKnow)
  if (open !== undefined && wish.reason === undefined) throw new NodeError('FORWARD_REASON', { label: plan.label, recipient: open.to })
  const { world, stores, registry } = used
  const now = world.now()
  const { warning, id, label } = plan
  const kept = plan.decisions.map(({ to, name, audience, reason }: Decision) => ({
    ...{ warning, id, to, name, audience, label, rule: reason as Permission },
    ...(wish.reason === undefined ? {} : { reason: wish.reason }),
  }))
  stores.forwardings.record(kept, now, now - registry.rules.retentionDays * DAY_MS)
  return plan
}

const DAY_MS = 86_400_000

/** By its index, or the newest version with this tracking id. @throws NodeError `WARNING_MISSING`, `FORWARD_WITHDRAWN` */
export function warningOf({ warnings }: Pick<Stores, 'warnings'>, wanted: string): StoredWarning {
  const bare = wanted.replace(/^#/, '')
  const byIndex = /^[0-9]{1,15}$/.test(bare) ? warnings.one(Number(bare)) : undefined
  const [newest] = warnings.byTrackingId(wanted)
  const stored = byIndex ?? (newest === undefined ? undefined : warnings.one(newest))
  if (stored === undefined) throw new NodeError('WARNING_MISSING', { index: bare.slice(0, 80) })
  if (stored.withdrawnReason !== null || stored.erasedReason !== null) throw new NodeError('FORWARD_WITHDRAWN', { index: stored.index })
  return stored
}

/** What is given, else the first mailbox of the house's own profile. @throws NodeError `FORWARD_SENDER` */
function senderOf(incidents: Stores['incidents'], given: string | undefined): string {
  const json = incidents.identity()
  const from = given ?? (json === undefined ? undefined : readIdentity(json).mailboxes[0])
  if (from === undefined || !/^[\x21-\x7e]{1,250}$/.test(from) || !from.includes('@')) throw new NodeError('FORWARD_SENDER')
  return from
}

/** A place of this house; it is shown, never asked. @throws NodeError `URL_MALFORMED` */
function linkOf(link: string | undefined): string | undefined {
  if (link === undefined || /^https:\/\/[^\s<>"\p{C}]{1,490}$/u.test(link)) return link
  throw new NodeError('URL_MALFORMED', { option: '--link', found: link.slice(0, 120).replace(/\p{C}/gu, '?') })
}

/** @throws NodeError `FORWARD_NO_DOCUMENT` */
function documentOf({ documents }: ForwardUsed, stored: StoredWarning, label: TlpLabel): { file: string; content: string } {
  const source = documents.source(stored)
  const { advisory } = stored.warning
  if (source === undefined || advisory === undefined) throw new NodeError('FORWARD_NO_DOCUMENT', { index: stored.index })
  // CSAF 2.0 section 5.1: the name of the file follows from the tracking id.
  const name = advisory.trackingId.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')
  return { file: `${name}.json`, content: base64(relabelCsaf(source, label)) }
}
