// SPDX-License-Identifier: EUPL-1.2
/**
 * Clock times: „09:42 Uhr“ together with public outage reports names the house. The day may stay.
 *
 * @module
 */
import type { Finding, Reading, Strength } from './finding.ts'
import { spanOf } from './view.ts'

const ZONE = String.raw`(?:[ ]?(?:Z\b|[+-]\d{2}:?\d{2}\b|UTC(?:[+-]\d{1,2})?|GMT|MEZ|MESZ|CEST|CET|Uhr|h\b|a\.?m\.?\b|p\.?m\.?\b))?`
const HOUR_WORD =
  'ein|eins|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig|einundzwanzig|zweiundzwanzig|dreiundzwanzig|null|mitternacht'
const CLOCK = String.raw`(?:[01]?\d|2[0-4])(?:[ ]?[.:,h][ ]?[0-5]\d)?`

const PATTERNS: readonly (readonly [Strength, RegExp])[] = [
  [
    'firm',
    new RegExp(
      String.raw`(?<![\d:.,]|[\p{L}_-]\d?)(?:[01]?\d|2[0-4])[ ]?[:∶][ ]?[0-5]\d(?:[:∶][0-5]\d(?:[.,]\d{1,9})?)?(?!\d|:\d|\.\d)${ZONE}`,
      'giu',
    ),
  ],
  // 2024-11-08T03:17:44Z: the T binds the time to the day.
  ['firm', new RegExp(String.raw`(?<=\d{4}-\d{2}-\d{2}|\d{8})[T_ ](?:[01]\d|2[0-3]):?[0-5]\d(?::?[0-5]\d(?:[.,]\d{1,9})?)?${ZONE}(?!\d)`, 'giu')],
  [
    'firm',
    new RegExp(
      String.raw`(?<![\d:.,])(?:${CLOCK}[ ]?(?:Uhr)?[ ]?(?:-|–|—|bis|und|oder|,|/|auf)[ ]?)?${CLOCK}[ ]?Uhr(?:[ ]?\d{1,2}(?![\d.:]))?`,
      'giu',
    ),
  ],
  ['firm', /(?<![\d:.,])(?:[01]\d|2[0-3])[0-5]\d[ ]?(?:Uhr|h\b|hrs\b|Z\b)/giu],
  ['firm', /(?<![\d:.,])(?:[01]?\d|2[0-3])[ ]?h(?:[ ]?[0-5]\d)?(?![\p{L}\d])(?=[ ,.;)])/gu],
  [
    'firm',
    /(?<=(?:^|[^\p{L}])(?:um|gegen|ab|seit|bis|vor|nach|zwischen|und|kurz vor|kurz nach|ca\.|etwa)[ ])(?:[01]?\d|2[0-3])[.:][0-5]\d(?![.\d]|[ ]?(?:%|Prozent|GB|MB|TB|KB|Mio|Mrd|Euro|EUR|€|Gbit|Mbit|auf|verwundbar))(?=$|[ ,;)\n]|\.(?:\s|$))/giu,
  ],
  ['firm', new RegExp(String.raw`(?<![\p{L}])(?:${HOUR_WORD})[ ]Uhr(?:[ ](?:${HOUR_WORD}|dreißig|fünfzehn|fünfundvierzig))?(?![\p{L}])`, 'giu')],
  [
    'firm',
    new RegExp(
      String.raw`(?<![\p{L}])(?:halb|viertel(?:[ ](?:vor|nach))?|dreiviertel|kurz[ ](?:vor|nach)|(?:fünf|zehn|zwanzig)[ ](?:vor|nach)(?:[ ]halb)?)[ ](?:${HOUR_WORD})(?![\p{L}])`,
      'giu',
    ),
  ],
  ['firm', /(?<![\d:.,])(?:[01]?\d|2[0-3])(?:[.:][0-5]\d)?[ ](?=(?:morgens|früh|vormittags|mittags|nachmittags|abends|nachts)(?![\p{L}]))/giu],
  ['firm', /(?<![\d:.,])(?:1[0-2]|0?[1-9])[ ]?(?:PM|pm|p\.m\.|AM|a\.m\.)(?![\p{L}\d])/gu],
  ['firm', /(?<=(?:epoch|timestamp|unixtime|zeitstempel|ts|time)["']?[ ]?[:=][ ]?)1\d{9}(?:\d{3})?(?!\d)/giu],
]

export function timeFindings(reading: Reading): Finding[] {
  const found: Finding[] = []
  const view = reading.plain
  for (const [strength, pattern] of PATTERNS) {
    for (const match of view.text.matchAll(pattern)) {
      const text = match[0].replace(/[ ]+$/, '')
      const lead = /^[T_ ]/.test(text) ? 1 : 0
      found.push({ ...spanOf(view, match.index + lead, match.index + text.length), why: 'time', strength, put: '[Uhrzeit]' })
    }
  }
  return found
}
