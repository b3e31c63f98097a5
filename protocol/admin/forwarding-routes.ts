// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: the register of recipients, and passing warnings on.
 *
 * @module
 */
import { z } from 'zod'
import { Day, Id, lineOf, textOf } from '../message/fields.ts'
import { AUDIENCES } from '../rights/audience.ts'
import { OBSTACLES, PERMISSIONS } from '../rights/forwarding.ts'
import { TLP_LABELS } from '../tlp.ts'
import { defineRoutes } from './contract.ts'
import { Base64, Count } from './fields.ts'

/** `superior-office` and `supervision` (Fachaufsicht) are one audience; `served`: a Kommune that this house works for. */
export const RECIPIENT_KINDS = ['superior-office', 'supervision', 'provider', 'served'] as const
export type RecipientKind = (typeof RECIPIENT_KINDS)[number]

/** An agreement of confidentiality, or a pledge to handle TLP material as its label says. */
export const Paper = z.strictObject({
  /** Where it can be found: file number, contract. */
  reference: lineOf(200),
  from: Day,
  /** The last day on which it holds. */
  until: Day.optional(),
})
export type Paper = z.infer<typeof Paper>

/** One mailbox, `name@domain`, in ASCII: it stands in a mail's header. */
export const Mailbox = z
  .string()
  .max(254)
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,187}[A-Za-z0-9])?$/)

/** A body, never a person. */
export const Recipient = z.strictObject({
  /** What people type: `lk-beispiel`. */
  handle: Id,
  name: lineOf(200),
  kind: z.enum(RECIPIENT_KINDS),
  /** Where it is a member of the federation: then its pledge there counts. */
  member: Id.optional(),
  mailbox: Mailbox.optional(),
  agreement: Paper.optional(),
  pledge: Paper.optional(),
})
export type Recipient = z.infer<typeof Recipient>

/** `expiring`: within thirty days; `membership`: pledged as a member of the federation. */
export const PAPER_STATES = ['none', 'future', 'valid', 'expiring', 'expired', 'membership'] as const
export type PaperState = (typeof PAPER_STATES)[number]

export const RecipientView = Recipient.extend({ agreementState: z.enum(PAPER_STATES), pledgeState: z.enum(PAPER_STATES) })
export type RecipientView = z.infer<typeof RecipientView>

const Fault = z.object({ line: Count, field: z.string(), problem: z.string(), found: z.string() })
export type RecipientFault = z.infer<typeof Fault>

export const Decision = z.object({
  to: z.string(),
  name: z.string(),
  audience: z.enum(AUDIENCES),
  allowed: z.boolean(),
  reason: z.enum([...PERMISSIONS, ...OBSTACLES]),
  /** All that stands against it; empty where it is allowed. */
  obstacles: z.array(z.enum(OBSTACLES)),
  isNeedToKnow: z.boolean(),
})
export type Decision = z.infer<typeof Decision>

const Mail = z.object({ to: z.string(), file: z.string(), eml: z.string() })

export const ForwardingView = z.object({
  warning: Count,
  id: z.string(),
  label: z.enum(TLP_LABELS),
  terms: z.string(),
  decisions: z.array(Decision),
  mails: z.array(Mail),
  /** The source's CSAF document under the label, base64, where it was asked for. */
  document: z.object({ file: z.string(), content: z.string() }).optional(),
})
export type ForwardingView = z.infer<typeof ForwardingView>

const ForwardRequest = z.strictObject({
  /** Index of the entry, or the tracking id of its newest version. */
  warning: z.string().min(1).max(200),
  /** Handles of the register, ids of members, `own-body`, `public`. */
  to: z.array(z.string().min(1).max(64)).min(1).max(64),
  /** A stricter label than the received one. */
  label: z.enum(TLP_LABELS).optional(),
  from: Mailbox.optional(),
  /** Where the recipient finds the content, in a place of this house. */
  link: z.string().max(500).optional(),
  /** Why the recipient needs it; kept in the record. */
  reason: textOf(500).optional(),
  withDocument: z.boolean().optional(),
})

export const ForwardingLine = z.object({
  number: Count,
  at: Count,
  warning: Count,
  id: z.string(),
  to: z.string(),
  name: z.string(),
  audience: z.enum(AUDIENCES),
  label: z.enum(TLP_LABELS),
  rule: z.enum(PERMISSIONS),
  reason: z.string().optional(),
})
export type ForwardingLine = z.infer<typeof ForwardingLine>

const HandleParam = z.object({ handle: Id })

export const FORWARDING_ROUTES = defineRoutes({
  listRecipients: { method: 'GET', path: '/recipients', action: 'forwarding.read', reply: z.object({ recipients: z.array(RecipientView) }) },
  addRecipient: { method: 'POST', path: '/recipients', action: 'forwarding.write', body: Recipient, reply: RecipientView },
  /** What is given replaces what stands there; null takes it away. */
  changeRecipient: {
    method: 'PUT',
    path: '/recipients/:handle',
    action: 'forwarding.write',
    params: HandleParam,
    body: z.strictObject({
      name: Recipient.shape.name.optional(),
      kind: Recipient.shape.kind.optional(),
      member: Id.nullable().optional(),
      mailbox: Mailbox.nullable().optional(),
      agreement: Paper.nullable().optional(),
      pledge: Paper.nullable().optional(),
    }),
    reply: RecipientView,
  },
  removeRecipient: {
    method: 'DELETE',
    path: '/recipients/:handle',
    action: 'forwarding.write',
    params: HandleParam,
    reply: z.object({ handle: z.string() }),
  },
  /** All lines or none. */
  importRecipients: {
    method: 'POST',
    path: '/recipient-imports',
    action: 'forwarding.write',
    body: z.strictObject({ csv: Base64.max(2_000_000), preview: z.boolean().optional() }),
    reply: z.object({ added: z.array(z.string()), changed: z.array(z.string()), same: Count, faults: z.array(Fault), isApplied: z.boolean() }),
  },
  previewForwarding: {
    method: 'POST',
    path: '/forwarding-previews',
    action: 'forwarding.read',
    body: ForwardRequest,
    reply: ForwardingView,
  },
  /** Refused as a whole where one recipient may not have it. */
  forwardWarning: { method: 'POST', path: '/forwardings', action: 'forwarding.write', body: ForwardRequest, reply: ForwardingView },
  listForwardings: {
    method: 'GET',
    path: '/forwardings',
    action: 'forwarding.read',
    reply: z.object({ forwardings: z.array(ForwardingLine) }),
  },
})
