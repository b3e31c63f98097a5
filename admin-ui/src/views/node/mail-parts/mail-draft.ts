// SPDX-License-Identifier: EUPL-1.2
/**
 * The settings of mail while somebody fills them in: texts as typed, what is wrong with them, and the settings that they make.
 *
 * @module
 */
import type { MailRecipient, MailSettings } from '@ncv/protocol/admin/mail-routes.ts'

export interface RecipientDraft {
  readonly address: string
  readonly role: string
  readonly lang: MailRecipient['lang']
  readonly deputy: string
}

export interface MailDraft {
  readonly isOn: boolean
  readonly host: string
  readonly port: string
  readonly tls: MailSettings['tls']
  readonly user: string
  readonly from: string
  readonly link: string
  readonly threshold: MailSettings['threshold']
  readonly digestAt: string
  readonly timezone: string
  readonly escalateAfterHours: string
  readonly recipients: readonly RecipientDraft[]
}

export type FaultKey = 'required' | 'mailbox' | 'port' | 'hours' | 'time' | 'link' | 'clear' | 'twice'
/** By field; `recipients.0.address` for those of a recipient. */
export type Faults = Readonly<Record<string, FaultKey>>

export const NEW_RECIPIENT: RecipientDraft = { address: '', role: '', lang: 'de', deputy: '' }

/** What most houses have; the server of the house is for them to name. */
export function draftOf(settings: MailSettings | null): MailDraft {
  if (settings === null) {
    return {
      ...{ isOn: true, host: '', port: '587', tls: 'starttls', user: '', from: '', link: '', threshold: 'high', digestAt: '07:30' },
      ...{ timezone: 'Europe/Berlin', escalateAfterHours: '24', recipients: [NEW_RECIPIENT] },
    } as const
  }
  const { port, user = '', link = '', escalateAfterHours, recipients, ...rest } = settings
  return {
    ...rest,
    ...{ port: String(port), user, link, escalateAfterHours: String(escalateAfterHours) },
    recipients: recipients.map(({ deputy = '', ...recipient }) => ({ ...recipient, deputy })),
  }
}

const MAILBOX = /^[^\s@<>"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

/** Said before it is sent; the node decides. */
export function faultsOf(draft: MailDraft): Faults {
  const faults: Record<string, FaultKey> = {}
  const within = (text: string, most: number): boolean => /^\d{1,5}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most
  if (draft.host.trim() === '') faults['host'] = 'required'
  if (!within(draft.port, 65_535)) faults['port'] = 'port'
  if (draft.tls === 'none' && !LOOPBACK.test(draft.host.trim())) faults['tls'] = 'clear'
  if (!MAILBOX.test(draft.from.trim())) faults['from'] = draft.from.trim() === '' ? 'required' : 'mailbox'
  if (draft.link.trim() !== '' && !/^https?:\/\/\S+$/.test(draft.link.trim())) faults['link'] = 'link'
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(draft.digestAt)) faults['digestAt'] = 'time'
  if (!within(draft.escalateAfterHours, 336)) faults['escalateAfterHours'] = 'hours'
  if (draft.timezone.trim() === '') faults['timezone'] = 'required'
  const seen = new Set<string>()
  for (const [at, { address, role, deputy }] of draft.recipients.entries()) {
    const key = address.trim().toLowerCase()
    if (!MAILBOX.test(address.trim())) faults[`recipients.${at}.address`] = key === '' ? 'required' : 'mailbox'
    else if (seen.has(key)) faults[`recipients.${at}.address`] = 'twice'
    seen.add(key)
    if (role.trim() === '') faults[`recipients.${at}.role`] = 'required'
    if (deputy.trim() !== '' && !MAILBOX.test(deputy.trim())) faults[`recipients.${at}.deputy`] = 'mailbox'
  }
  return faults
}

/** Of a draft without faults. */
export function settingsOf(draft: MailDraft): MailSettings {
  const [user, link] = [draft.user.trim(), draft.link.trim()]
  return {
    ...{ isOn: draft.isOn, host: draft.host.trim(), port: Number(draft.port), tls: draft.tls, from: draft.from.trim() },
    ...(user === '' ? {} : { user }),
    ...(link === '' ? {} : { link }),
    ...{ threshold: draft.threshold, digestAt: draft.digestAt, timezone: draft.timezone.trim() },
    escalateAfterHours: Number(draft.escalateAfterHours),
    recipients: draft.recipients.map(({ address, role, lang, deputy }) => ({
      ...{ address: address.trim(), role: role.trim(), lang },
      ...(deputy.trim() === '' ? {} : { deputy: deputy.trim() }),
    })),
  }
}
