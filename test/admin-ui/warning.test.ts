// SPDX-License-Identifier: EUPL-1.2
/** Warnings in the interface: filters in the address, who may be given one, mails as their readers see them. @module */
import { WarningFilter } from '@ncv/protocol/admin/warning-routes.ts'
import { describe, expect, test } from 'vitest'
import { audienceWord } from '../../admin-ui/src/views/node/audience-word.ts'
import { mailText } from '../../admin-ui/src/views/node/mail-text.ts'
import { offsetOf, warningFilter } from '../../admin-ui/src/views/node/warning-filter.ts'
import { formatMail } from '../../node/forwarding/mail.ts'

describe('a filter of warnings in the address', () => {
  test('becomes what the server takes', () => {
    const query = new URLSearchParams('q=CVE-2026-0001&severity=high&lane=assessed&tlp=TLP:AMBER%2BSTRICT&touches=any&kind=alarm&state=withdrawn')
    const filter = warningFilter(query)
    expect(Object.keys(filter)).toHaveLength(7)
    expect(WarningFilter.parse(filter)).toEqual(filter)
  })

  test.for(['severity=severe', 'tlp=TLP:WHITE', `q=${'x'.repeat(500)}`, 'q=%20%20', 'page=-3&state='])(
    'that nobody knows shows more, never an error: %s',
    (text) => {
      const query = new URLSearchParams(text)
      expect(WarningFilter.safeParse(warningFilter(query)).success).toBe(true)
      expect(offsetOf(query)).toBe(0)
    },
  )

  test('a page begins where the one before ends', () => {
    expect(offsetOf(new URLSearchParams('page=3'))).toBe(100)
  })
})

describe('who may be given a warning', () => {
  test('is yes where it is allowed, maybe where papers would do, no where only the source or the label decides', () => {
    expect(audienceWord({ allowed: true, obstacles: [] })).toBe('yes')
    expect(audienceWord({ allowed: false, obstacles: ['agreement-missing', 'pledge-expired'] })).toBe('if')
    expect(audienceWord({ allowed: false, obstacles: ['pledge-missing', 'label-strict'] })).toBe('no')
  })
})

describe('a mail before it goes', () => {
  const world = { now: () => 1_767_600_000_000, random: (length: number) => new Uint8Array(length).fill(7) }
  const body = `Grüße – „Übung“\n.punkt\nFrom hier\n${'lange Zeile mit ü '.repeat(20)}\n\tTab und 100 % = alles`

  test('reads as its reader will read it, whatever its transport made of it', () => {
    const subject = 'Warnmeldung WID-1: Schwachstelle in Öffnungssteuerung, die länger ist als eine Kopfzeile es sein darf'
    const eml = formatMail(world, { from: 'isb@stadt.example', to: 'lk@kreis.example', label: 'TLP:GREEN', subject, body })
    expect(mailText(eml)).toEqual({
      from: 'isb@stadt.example',
      to: 'lk@kreis.example',
      subject: `[TLP:GREEN] ${subject}`,
      body: `TLP:GREEN\n${body}\n\nTLP:GREEN`,
    })
  })

  test('without a recipient says so', () => {
    expect(mailText(formatMail(world, { from: 'isb@stadt.example', label: 'TLP:CLEAR', subject: 'x', body: 'y' })).to).toBe(
      'undisclosed-recipients:;',
    )
  })
})
