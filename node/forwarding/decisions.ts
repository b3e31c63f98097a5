// SPDX-License-Identifier: EUPL-1.2
/**
 * To whom of the register a warning may go: asked before anything is written, so that nobody is chosen who may not have it.
 *
 * @module
 */
import type { ReplyOf } from '@ncv/protocol/admin/contract.ts'
import type { WARNING_ROUTES } from '@ncv/protocol/admin/warning-routes.ts'
import { forwardedLabel } from '@ncv/protocol/rights/forwarding.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { readIdentity } from '../incident/identity.ts'
import type { ForwardUsed } from './forward.ts'
import { warningOf } from './forward.ts'
import { decisionOn } from './policy.ts'
import { addresseeOf } from './register.ts'
import { releasesOf } from './release.ts'

type Reply = ReplyOf<(typeof WARNING_ROUTES)['forwardingDecisions']>

/** @throws NodeError `WARNING_MISSING`, `FORWARD_WITHDRAWN`; ProtocolError `TLP_LOOSENED` */
export function decisionsAbout({ world, stores, registry }: ForwardUsed, index: number, wish: TlpLabel | undefined): Reply {
  const stored = warningOf(stores, `#${index}`)
  const recipients = stores.forwardings.recipients()
  const leaving = { label: stored.tlp, terms: stored.terms, wish, releases: releasesOf(stores, stored.index) }
  const handles = ['own-body', ...recipients.map(({ handle }) => handle), 'public']
  const decisions = handles.map((to) => {
    const { kind, mailbox } = recipients.find(({ handle }) => handle === to) ?? {}
    const decision = decisionOn(leaving, addresseeOf(to, recipients, registry), registry.rules, world.now())
    return { ...decision, ...(kind === undefined ? {} : { kind }), ...(mailbox === undefined ? {} : { mailbox }) }
  })
  const identity = stores.incidents.identity()
  return {
    id: stored.warning.advisory?.trackingId ?? `#${stored.index}`,
    title: stored.warning.title,
    label: forwardedLabel(stored.tlp, wish),
    received: stored.tlp,
    terms: stored.terms,
    hasDocument: stored.document === 'stored',
    decisions,
    senders: identity === undefined ? [] : [...readIdentity(identity).mailboxes],
  }
}
