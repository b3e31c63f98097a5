// SPDX-License-Identifier: EUPL-1.2
/** Mails about warnings: RFC 5322 on the outside, the label before everything on the inside. */
import type { Mail } from '@ncv/node/forwarding/mail.ts'
import { formatMail, mailDate } from '@ncv/node/forwarding/mail.ts'
import { letterAbout } from '@ncv/node/forwarding/letter.ts'
import type { StoredWarning } from '@ncv/node/store/warning-store.ts'
import { fromBase64, fromUtf8 } from '@ncv/protocol/bytes.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import { describe, expect, test } from 'vitest'

const WORLD = { now: () => Date.UTC(2026, 10, 22, 7, 6, 5), random: (length: number) => new Uint8Array(length).fill(0xab) }
const MAIL: Mail = { from: 'isb@stadt.example', to: 'isb@lk.example', label: 'TLP:GREEN', subject: 'Warnmeldung', body: 'Inhalt' }

interface Read {
  readonly headers: ReadonlyMap<string, string>
  readonly names: readonly string[]
  readonly body: string
}

/** Reads a mail as RFC 5322, 2047 and 2045 say; by hand, not with the code under test. */
function read(eml: string): Read {
  const [head = '', ...rest] = eml.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]/g, ' ').split('\r\n')
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), decodeWords(line.slice(line.indexOf(':') + 2))]))
  return { headers, names: lines.map((line) => line.slice(0, line.indexOf(':'))), body: decodeQuoted(rest.join('\r\n\r\n')) }
}

function decodeWords(text: string): string {
  return text.replace(/(=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=)(?: +(?==\?))?/g, (_, word: string) => fromUtf8(fromBase64(word.slice(10, -2))))
}

function decodeQuoted(text: string): string {
  const joined = text.replace(/=\r\n/g, '')
  const bytes: number[] = []
  for (let i = 0; i < joined.length; i++) {
    if (joined[i] === '=') {
      bytes.push(Number.parseInt(joined.slice(i + 1, i + 3), 16))
      i += 2
    } else bytes.push(joined.charCodeAt(i))
  }
  return fromUtf8(Uint8Array.from(bytes)).replace(/\r\n/g, '\n')
}

describe('a mail', () => {
  test('has the label in front of the subject and before and behind the content', () => {
    for (const label of TLP_LABELS) {
      const { headers, body } = read(formatMail(WORLD, { ...MAIL, label }))
      expect(headers.get('Subject')).toBe(`[${label}] Warnmeldung`)
      expect(body).toBe(`${label}\nInhalt\n\n${label}\n`)
    }
  })

  test('says who, to whom and when, and opens as a draft', () => {
    const { headers, names } = read(formatMail(WORLD, MAIL))
    expect(headers.get('From')).toBe('isb@stadt.example')
    expect(headers.get('To')).toBe('isb@lk.example')
    expect(headers.get('Date')).toBe('Sun, 22 Nov 2026 07:06:05 +0000')
    expect(headers.get('Message-ID')).toBe(`<${'ab'.repeat(16)}@stadt.example>`)
    expect(headers.get('X-Unsent')).toBe('1')
    expect(new Set(names).size).toBe(names.length)
    const { to: _, ...nobody } = MAIL
    expect(read(formatMail(WORLD, nobody)).headers.get('To')).toBe('undisclosed-recipients:;')
    expect(mailDate(0)).toBe('Thu, 01 Jan 1970 00:00:00 +0000')
  })

  test('carries every character, in lines that every mail server takes', () => {
    const subject = `Schwachstelle in „Großküchen-Verwaltung“ 🔥 ${'Übermäßig '.repeat(30)}`.trim()
    const body = [
      '.Punkt am Anfang',
      'From hier',
      'Gleich = 50 %',
      'Leerzeichen am Ende ',
      'ä'.repeat(200),
      '',
      'x'.repeat(300),
      '\tTab',
      '🔥'.repeat(40),
    ].join('\n')
    const eml = formatMail(WORLD, { ...MAIL, subject, body })
    const { headers, body: found } = read(eml)
    expect(headers.get('Subject')).toBe(`[TLP:GREEN] ${subject}`)
    expect(found).toBe(`TLP:GREEN\n${body}\n\nTLP:GREEN\n`)
    expect(eml).toMatch(/^[\x20-\x7e\t\r\n]*$/)
    for (const line of eml.split('\r\n')) {
      expect(line.length).toBeLessThanOrEqual(78)
      expect(line).not.toMatch(/^\.|^From |\n|\r/)
    }
  })

  test('gets no header from a text that somebody else wrote', () => {
    for (const hostile of [
      'a\r\nBcc: all@evil.example',
      'a\nBcc: all@evil.example\n\nbody',
      'a\u2028Bcc: x@y',
      '=?UTF-8?B?DQpCY2M6IHhAeQ==?=',
      `${'a'.repeat(300)}\r\n\r\nX: y`,
    ]) {
      const { headers, names, body } = read(formatMail(WORLD, { ...MAIL, subject: hostile }))
      expect(names).toEqual(read(formatMail(WORLD, MAIL)).names)
      expect(headers.get('Subject')).not.toMatch(/[\r\n]/)
      expect(body).toContain('Inhalt')
    }
    expect(() => formatMail(WORLD, { ...MAIL, to: 'a@b\r\nBcc: x@y' })).toThrow(TypeError)
    expect(() => formatMail(WORLD, { ...MAIL, from: 'ä@b' })).toThrow(TypeError)
  })
})

function stored(label: TlpLabel): StoredWarning {
  return {
    index: 12,
    warning: {
      lane: 'passed-through',
      title: 'GEHEIMTITEL im\nRathaus',
      publisher: 'GEHEIMHERAUSGEBER',
      severity: 'high',
      text: 'GEHEIMTEXT',
      recommendations: ['GEHEIMRAT'],
      indicators: [{ type: 'domain', value: 'geheim.example' }],
      advisory: { namespace: 'https://geheim.example', trackingId: 'WID-1', version: '1' },
      isExercise: false,
    },
    tlp: label,
    terms: 'n-cert',
    time: Date.UTC(2026, 10, 22),
    epoch: 1,
    document: 'none',
    documentCode: null,
    supersededBy: null,
    stands: true,
    withdrawnReason: null,
    withdrawnText: null,
    erasedReason: null,
  }
}

describe('a mail about a warning', () => {
  const about = (label: TlpLabel, link?: string) => ({ stored: stored(label), id: 'WID-1', label, link, from: 'isb@stadt.example' })

  test('says all up to TLP:GREEN, and above it which warning it is and where to find it', () => {
    for (const label of TLP_LABELS) {
      for (const lang of ['de', 'en'] as const) {
        const { subject, body } = letterAbout(about(label, 'https://intern.example/12'), lang)
        const all = `${subject}\n${body}`
        expect(all).toContain('WID-1')
        expect(all).toContain('https://intern.example/12')
        const isOpen = label === 'TLP:CLEAR' || label === 'TLP:GREEN'
        for (const word of ['GEHEIMTITEL', 'GEHEIMHERAUSGEBER', 'GEHEIMTEXT', 'GEHEIMRAT', 'geheim.example']) expect(all.includes(word)).toBe(isOpen)
        if (!isOpen) expect(all).not.toMatch(/geheim/i)
        expect(subject).not.toMatch(/\n/)
      }
    }
  })

  test('of an exercise begins with that word', () => {
    const exercise = about('TLP:GREEN')
    const { subject, body } = letterAbout(
      { ...exercise, stored: { ...exercise.stored, warning: { ...exercise.stored.warning, isExercise: true } } },
      'de',
    )
    expect(subject).toMatch(/^ÜBUNG/)
    expect(body).toContain('ÜBUNG')
  })
})
