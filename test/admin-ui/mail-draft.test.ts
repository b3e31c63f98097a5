// SPDX-License-Identifier: EUPL-1.2
/** The form of the mail settings: what is typed, what is wrong with it, what is sent. @module */
import { MailSettings } from '@ncv/protocol/admin/mail-routes.ts'
import { describe, expect, test } from 'vitest'
import type { MailDraft } from '../../admin-ui/src/views/node/mail-parts/mail-draft.ts'
import { draftOf, faultsOf, NEW_RECIPIENT, settingsOf } from '../../admin-ui/src/views/node/mail-parts/mail-draft.ts'

const RECIPIENT = { ...NEW_RECIPIENT, address: 'isb@haus.example', role: 'ISB' }
const draft = (change: Partial<MailDraft> = {}): MailDraft => ({
  ...draftOf(null),
  ...{ host: 'mail.haus.example', from: 'ncv@haus.example', recipients: [RECIPIENT] },
  ...change,
})

describe('a filled form', () => {
  test('without a fault is what the node takes', () => {
    expect(faultsOf(draft())).toEqual({})
    expect(MailSettings.parse(settingsOf(draft({ link: ' https://ncv.haus.example ', user: 'ncv' })))).toMatchObject({
      link: 'https://ncv.haus.example',
      user: 'ncv',
    })
  })

  test('shows settings as they are, and gives the same back', () => {
    const settings = settingsOf(
      draft({
        user: 'ncv',
        recipients: [
          { ...RECIPIENT, deputy: 'it@haus.example', lang: 'en' },
          { ...RECIPIENT, address: 'b@haus.example' },
        ],
      }),
    )
    expect(settingsOf(draftOf(settings))).toEqual(settings)
  })

  test.each<[string, Partial<MailDraft>, string]>([
    ['no server', { host: ' ' }, 'host'],
    ['a port beyond the last', { port: '65536' }, 'port'],
    ['no TLS to another machine', { tls: 'none' }, 'tls'],
    ['a sender that is no address', { from: 'ncv' }, 'from'],
    ['a link that is none', { link: 'ncv.haus.example' }, 'link'],
    ['an hour that there is not', { digestAt: '25:00' }, 'digestAt'],
    ['no hours', { escalateAfterHours: '0' }, 'escalateAfterHours'],
    ['no time zone', { timezone: '' }, 'timezone'],
    ['a recipient without an address', { recipients: [NEW_RECIPIENT] }, 'recipients.0.address'],
    ['a recipient twice', { recipients: [RECIPIENT, { ...RECIPIENT, address: 'ISB@haus.example' }] }, 'recipients.1.address'],
    ['a deputy that is no address', { recipients: [{ ...RECIPIENT, deputy: 'Herr Müller' }] }, 'recipients.0.deputy'],
  ])('with %s names the field', (_what, change, field) => {
    expect(Object.keys(faultsOf(draft(change)))).toContain(field)
  })
})
