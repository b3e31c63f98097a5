// SPDX-License-Identifier: EUPL-1.2
/**
 * The egress guard on 216 labelled texts of 22 houses, on harmless ones, and on the tricks that hide a name.
 *
 * @module
 */
import { redactText } from '@ncv/node/incident/egress-guard/guard.ts'
import { inspect } from '@ncv/node/incident/egress-guard/inspect.ts'
import { describe, expect, test } from 'vitest'
import { fixture, isKept, labelledTexts, profileOf, survives } from './corpus.ts'

const texts = labelledTexts()

describe('labelled texts', () => {
  test('there are at least 200 of them, of at least 20 houses, some of which must be blocked', () => {
    expect(texts.length).toBeGreaterThanOrEqual(200)
    expect(new Set(texts.map((text) => text.identity)).size).toBeGreaterThanOrEqual(20)
    expect(texts.filter((text) => text.expect === 'block').length).toBeGreaterThanOrEqual(10)
  })

  test.each(texts.map((text) => [text.id, text] as const))('%s: nothing that identifies survives, what others need stays', (_, labelled) => {
    const redaction = redactText(labelled.text, profileOf(labelled.identity))
    expect({ verdict: redaction.verdict, text: redaction.text }).toMatchObject({ verdict: labelled.expect })
    if (labelled.expect === 'block') return
    expect(labelled.leaks.filter((leak) => survives(leak, redaction.text))).toEqual([])
    expect(labelled.keep.filter((keep) => !isKept(keep, redaction.text))).toEqual([])
  })

  test('a redacted text passes the last look, as text and as bytes', () => {
    for (const labelled of texts.filter((text) => text.expect === 'pass')) {
      const profile = profileOf(labelled.identity)
      const { text } = redactText(labelled.text, profile)
      expect(inspect(text, profile)).toEqual([])
      expect(inspect(new TextEncoder().encode(text), profile)).toEqual([])
    }
  })

  test('what was touched says from, to and why, and the replacement stands in the text', () => {
    for (const labelled of texts.filter((text) => text.expect === 'pass' && text.leaks.length > 0)) {
      const { text, touched } = redactText(labelled.text, profileOf(labelled.identity))
      expect(touched.length).toBeGreaterThan(0)
      expect(touched.filter((one) => one.why.length === 0 || one.from === '' || one.from === one.to)).toEqual([])
      expect(touched.some((one) => text.includes(one.to))).toBe(true)
    }
  })
})

describe('harmless sentences', () => {
  const sentences = fixture('plain.txt')
    .split('\n')
    .filter((line) => line !== '')

  test.each(sentences)('%s', (sentence) => {
    for (const house of ['norden', 'murnau', 'bersenbrueck']) {
      expect(redactText(sentence, profileOf(house))).toMatchObject({ verdict: 'pass', text: sentence })
    }
  })
})

const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64')
const NAME = 'Bersenbrück'

const SPELLINGS: Readonly<Record<string, string>> = {
  'as it is': NAME,
  'in capitals': 'BERSENBRÜCK',
  'with ue': 'Bersenbrueck',
  'without dots': 'Bersenbruck',
  decomposed: NAME.normalize('NFD'),
  inflected: 'Bersenbrücks',
  'as an adjective': 'Bersenbrücker',
  'in a compound': 'Bersenbrückportal',
  'glued to a kind': 'RathausBersenbrück',
  'with zero-width characters': [...NAME].join('\u200B'),
  'with soft hyphens': 'Bersen\u00ADbrück',
  'letter by letter': [...NAME].join(' '),
  'with dots between': [...NAME].join('.'),
  'broken with a hyphen': 'Bersen-\nbrück',
  'broken without one': 'Bersen\nbrück',
  'in full width': [...'Bersenbruck'].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join(''),
  'with Cyrillic look-alikes': 'Bеrsеnbrück',
  'percent-encoded': 'Bersenbr%C3%BCck',
  'twice percent-encoded': 'Bersenbr%25C3%25BCck',
  'quoted-printable': 'Bersenbr=C3=BCck',
  'as an HTML entity': 'Bersenbr&uuml;ck',
  'as a numeric entity': 'Bersenbr&#252;ck',
  'with a JSON escape': 'Bersenbr\\u00fcck',
  base64: base64(`x ${NAME} y`),
  'base64, shifted by one': base64(`.x ${NAME} y`),
  'base64, shifted by two': base64(`..x ${NAME} y`),
  base64url: Buffer.from(`id=${NAME}`).toString('base64url'),
  'base64 of UTF-16': base64(`ping ${NAME}`, 'utf16le'),
  'base64 of base64': base64(base64(`ping ${NAME}`)),
  hex: Buffer.from(NAME).toString('hex'),
  'hex with spaces': (Buffer.from(NAME).toString('hex').match(/../g) ?? []).join(' '),
  backwards: [...NAME].reverse().join(''),
}

describe('the own name', () => {
  test.each(Object.entries(SPELLINGS))('%s is found and goes', (_, spelling) => {
    const profile = profileOf('bersenbrueck')
    const text = `Die Meldung aus ${spelling} betrifft Akira.`
    const redaction = redactText(text, profile)
    expect(inspect(text, profile).length).toBeGreaterThan(0)
    expect(redaction.verdict === 'block' || !redaction.text.includes(spelling)).toBe(true)
    expect(redaction.text).toContain('Akira')
  })

  test.each(Object.entries(SPELLINGS))('%s is found in encoded bytes', (_, spelling) => {
    const profile = profileOf('bersenbrueck')
    const text = `{"description": "Meldung aus ${spelling} heute"}`
    expect(inspect(new TextEncoder().encode(text), profile).length).toBeGreaterThan(0)
    expect(inspect(Uint8Array.from(Buffer.from(`x${text}`, 'utf16le')), profile).length).toBeGreaterThan(0)
  })

  test('stays where it is a word, goes where it is the name', () => {
    const { text } = redactText('Zur Lage: In der Lage zu helfen ist die Stadt Lage nicht, in Lage fehlt Strom.', profileOf('lage'))
    expect(text).toBe('Zur Lage: In der Lage zu helfen ist die [Gemeinde] nicht, in [Gemeinde] fehlt Strom.')
  })

  test('in the attacker’s domain, mailbox or file can neither stay nor go: a human decides', () => {
    for (const text of [
      'hxxps://bersenbrueck-portal[.]com/x',
      'info@rathaus.bersenbrueck.top-mail[.]cc',
      'Anhang Bescheid_Bersenbrueck.docm',
      'sgbsb-login[.]com',
    ]) {
      expect(redactText(`Verteilt über ${text} am Montag.`, profileOf('bersenbrueck')).blocks.map((block) => block.reason)).toContain(
        'own-name-in-indicator',
      )
    }
  })

  test('in the path of the attacker’s address goes alone, the address stays', () => {
    const { verdict, text } = redactText('Link hxxps://evil-cdn[.]top/p?u=info%40bersenbrueck.de&k=7 geklickt.', profileOf('bersenbrueck'))
    expect(verdict).toBe('pass')
    expect(text).toContain('hxxps://evil-cdn[.]top/p?u=')
    expect(text).toContain('&k=7')
    expect(text).not.toContain('bersenbrueck')
  })
})

describe('own addresses', () => {
  const profile = profileOf('muehlheim')

  test.each([
    '172.20.3.4',
    '172[.]20[.]3[.]4',
    '172(dot)20(dot)3(dot)4',
    '172.20.0.0/16',
    '172.20.x.x',
    '4.3.20.172.in-addr.arpa',
    '198.51.100.80/28',
    '2001:db8:6108::1',
    '2001:0DB8:6108:0:0:0:0:1',
    '[2001:db8:6108::5]:443',
    '::ffff:172.20.3.4',
  ])('%s goes', (address) => {
    expect(redactText(`Verkehr von ${address} nach außen.`, profile).text).not.toContain(address)
  })

  test.each(['172.21.3.4', '172[.]104[.]9[.]9', '198.51.100.79', '198.51.100.96', '2001:db8:6109::1', '2001:db8:610::8'])(
    '%s, just outside, stays',
    (address) => {
      expect(redactText(`Verkehr von ${address} nach außen.`, profile).text).toBe(`Verkehr von ${address} nach außen.`)
    },
  )
})

test('a text beyond the limit is blocked before any rule runs', () => {
  expect(redactText('a'.repeat(20_001), profileOf('norden'))).toMatchObject({ verdict: 'block', text: '' })
})

test('hostile input takes linear time: 20,000 characters of the worst kind end within seconds', () => {
  const profile = profileOf('norden')
  for (const unit of ['a.', '1.', '::', '\\\\a', 'Aa ', '@a.', '(a', '=3D', '0 ', '[.]', 'h.', 'aB-']) {
    const started = performance.now()
    redactText(unit.repeat(Math.floor(20_000 / unit.length)), profile)
    expect(performance.now() - started, unit).toBeLessThan(6_000)
  }
})
