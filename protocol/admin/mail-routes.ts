// SPDX-License-Identifier: EUPL-1.2
/**
 * Routes of a node's admin interface: the mails that the node writes to its own people.
 *
 *     { "isOn": true, "host": "mail.stadt.example", "port": 587, "tls": "starttls", "user": "ncv", "from": "ncv@stadt.example",
 *       "link": "https://ncv.stadt.example", "threshold": "high", "digestAt": "07:30", "timezone": "Europe/Berlin",
 *       "escalateAfterHours": 24, "recipients": [{ "address": "isb@stadt.example", "role": "ISB", "lang": "de", "deputy": "it@stadt.example" }] }
 *
 * A password is set and never shown. Of a mail in the queue one sees to whom it goes and how far it is, not what it says.
 *
 * @module
 */
import { z } from 'zod'
import { Day, lineOf } from '../message/fields.ts'
import { defineRoutes } from './contract.ts'
import { Count } from './fields.ts'
import { Mailbox } from './forwarding-routes.ts'

/** `starttls`: the server must offer it, or nothing is sent. `none`: in clear, to this machine alone. */
export const MAIL_TLS_MODES = ['starttls', 'implicit', 'none'] as const

/** From this severity on a match is told at once; what is known to be exploited always is. */
export const MAIL_THRESHOLDS = ['low', 'medium', 'high', 'critical'] as const

/** `waiting` says that something lies in the node, and not what. */
export const MAIL_KINDS = ['digest', 'match', 'alarm', 'waiting', 'reminder', 'test'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** `failed`: the server has refused it for good, or five days have passed. */
export const MAIL_STATES = ['queued', 'sent', 'failed'] as const

/** Why a mail has not gone. */
export const MAIL_CODES = ['unreachable', 'timeout', 'tls', 'login', 'password', 'refused', 'other'] as const
export type MailCode = (typeof MAIL_CODES)[number]

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const MailRecipient = z.strictObject({
  address: Mailbox,
  /** What this person is in the house: `ISB`. */
  role: lineOf(60),
  lang: z.enum(['de', 'en']),
  /** Gets the mails while this one is away, and is reminded of what nobody confirms. */
  deputy: Mailbox.optional(),
})
export type MailRecipient = z.infer<typeof MailRecipient>

const Fields = z.strictObject({
  isOn: z.boolean(),
  host: z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?$|^::1$/),
  port: z.int().min(1).max(65_535),
  tls: z.enum(MAIL_TLS_MODES),
  user: lineOf(200).optional(),
  from: Mailbox,
  /** Where the house's people reach this interface; mails link below it. Absent: they name what to look up. */
  link: z
    .string()
    .max(300)
    .regex(/^https?:\/\/[A-Za-z0-9.:[\]-]+(?:\/[A-Za-z0-9._~/-]*)?$/)
    .optional(),
  threshold: z.enum(MAIL_THRESHOLDS),
  /** Time on the wall in `timezone`. */
  digestAt: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  timezone: z.string().max(64).refine(isZone, { message: 'time zone' }),
  /** After so many hours without anybody having looked, the deputies are told. */
  escalateAfterHours: z.int().min(1).max(336),
  recipients: z.array(MailRecipient).min(1).max(20),
})

const mayBeInClear = ({ tls, host }: { tls: string; host: string }): boolean => tls !== 'none' || LOOPBACK.test(host)
const areDistinct = ({ recipients }: { recipients: readonly MailRecipient[] }): boolean =>
  new Set(recipients.map(({ address }) => address.toLowerCase())).size === recipients.length

export const MailSettings = Fields.refine(mayBeInClear, { message: 'without TLS to this machine alone', path: ['tls'] }).refine(areDistinct, {
  message: 'an address twice',
  path: ['recipients'],
})
export type MailSettings = z.infer<typeof MailSettings>

/** In the node's configuration file: with files that are read when a mail goes. */
export const MailConfig = Fields.extend({
  /** Holds the password and nothing else. */
  passwordFile: z.string().min(1).max(1000).optional(),
  /** Certificate authorities in PEM, in the place of those that the system trusts. */
  caFile: z.string().min(1).max(1000).optional(),
})
  .refine(mayBeInClear, { message: 'without TLS to this machine alone', path: ['tls'] })
  .refine(areDistinct, { message: 'an address twice', path: ['recipients'] })
export type MailConfig = z.infer<typeof MailConfig>

/** Both days are days of absence; after the last one it is over by itself. */
export const MailAbsence = z.strictObject({ address: Mailbox, from: Day, until: Day })
export type MailAbsence = z.infer<typeof MailAbsence>

export const MailView = z.object({
  /** Null: none were given. */
  settings: MailSettings.nullable(),
  /** They stand in `config.json` and are changed there. */
  isFixed: z.boolean(),
  hasPassword: z.boolean(),
  /** Those that are not over. */
  absences: z.array(MailAbsence),
  /** Of the last digest. */
  digestDay: Day.nullable(),
  queued: Count,
  failed: Count,
})
export type MailView = z.infer<typeof MailView>

export const MailLine = z.object({
  id: z.string(),
  kind: z.enum(MAIL_KINDS),
  to: z.string(),
  state: z.enum(MAIL_STATES),
  /** Written, tried next or sent. */
  at: Count,
  nextAt: Count.nullable(),
  sentAt: Count.nullable(),
  attempts: Count,
  code: z.enum(MAIL_CODES).nullable(),
  /** A sentence about the code. */
  why: z.string(),
})
export type MailLine = z.infer<typeof MailLine>

export const MAIL_ROUTES = defineRoutes({
  mail: { method: 'GET', path: '/mail', action: 'mail.read', reply: MailView },
  setMail: {
    method: 'PUT',
    path: '/mail',
    action: 'mail.write',
    /** Without a password the one that is here stays; null takes it away. */
    body: z.strictObject({ settings: MailSettings, password: z.string().min(1).max(500).nullable().optional() }),
    reply: MailView,
  },
  /** Tried at once, also while mails are off. */
  testMail: { method: 'POST', path: '/mail/tests', action: 'mail.write', body: z.strictObject({ to: Mailbox }), reply: MailLine },
  /** Newest first. */
  mailQueue: { method: 'GET', path: '/mail/queue', action: 'mail.read', reply: z.object({ mails: z.array(MailLine) }) },
  /** Everything that has not gone is tried now. */
  retryMail: { method: 'POST', path: '/mail/attempts', action: 'mail.write', reply: z.object({ mails: z.array(MailLine) }) },
  /** Without days: the absence ends. */
  setMailAbsence: {
    method: 'PUT',
    path: '/mail/absences',
    action: 'mail.write',
    body: z.strictObject({ address: Mailbox, from: Day.optional(), until: Day.optional() }),
    reply: MailView,
  },
})
