// SPDX-License-Identifier: EUPL-1.2
/**
 * One spelling for the many that inventories and advisories use: case, umlauts, trade marks, dashes, broken encodings.
 *
 * `SCALANCE™ X307–2` → `scalance x307-2`, `Dräger` and `Draeger` → `drager`, `GeutebrÃ¼ck` → `geutebruck`. Idempotent.
 *
 * @module
 */
import { fromUtf8 } from '../bytes.ts'

/** What windows-1252 has at 0x80–0x9F; the five unassigned bytes stand for themselves. */
const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function cp1252Byte(letter: string): number {
  const high = CP1252_HIGH.indexOf(letter)
  return high >= 0 ? 0x80 + high : letter.charCodeAt(0)
}

/** UTF-8 that was once read as windows-1252 (`Ã¼`, `â„¢`) and published so; any other text is returned as it is. */
export function repairEncoding(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text
  const bytes = Array.from(text, cp1252Byte)
  if (bytes.some((byte) => byte > 0xff)) return text
  try {
    return fromUtf8(Uint8Array.from(bytes))
  } catch {
    return text
  }
}

const PLAIN_ASCII = /^[ -~]*$/

function foldLetters(text: string): string {
  const repaired = repairEncoding(text).replace(/[®™©℠\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
  return repaired
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßẞ]/g, 'ss')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[‘’‚´`]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replaceAll('≤', '<=')
    .replaceAll('≥', '>=')
}

/** Lower case, without marks and accents, white space single; `ae`, `oe`, `ue` are taken for umlauts on both sides. */
export function fold(text: string): string {
  const letters = PLAIN_ASCII.test(text) ? text : foldLetters(text)
  return letters
    .toLowerCase()
    .replace(/\((?:r|tm|c)\)/g, ' ')
    .replace(/([aou])e+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** `5_7_04_6469`: marks between numbers alone are points. */
const UNDERSCORED = /(?<![a-z0-9._])\d{1,12}(?:_\d{1,12}){2,}(?![a-z0-9.])/g

/** As {@link fold}, but `ae`, `oe`, `ue` stay: for versions and ranges, where words are read and not compared. */
export function foldVersion(text: string): string {
  const letters = PLAIN_ASCII.test(text) ? text : foldLetters(text)
  return letters
    .toLowerCase()
    .replace(UNDERSCORED, (numbers) => numbers.replaceAll('_', '.'))
    .replaceAll('_', ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
