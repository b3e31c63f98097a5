// SPDX-License-Identifier: EUPL-1.2
/**
 * One mail as a file for the house's own mail program (RFC 5322, RFC 2045, RFC 2047).
 *
 *     From: isb@stadt.example
 *     To: isb@lk.example
 *     Subject: [TLP:AMBER] =?UTF-8?B?V2FybuKApg==?=
 *     X-Unsent: 1                                        mail programs open it as a draft
 *
 *     TLP:AMBER                                          the label before the content, in quoted-printable
 *
 * Whoever wrote a title that lies in a mail's header must not be able to add a header: what goes there has no control character, and every
 * text beyond plain ASCII is encoded.
 *
 * @module
 */
import { base64, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant, World } from '@ncv/protocol/world.ts'

export interface Mail {
  /** Checked: plain ASCII. */
  readonly from: string
  /** Absent: whoever sends the draft enters it. */
  readonly to?: string
  readonly label: TlpLabel
  /** Behind the label. */
  readonly subject: string
  /** Lines of text, the label not among them. */
  readonly body: string
  /** Hex, drawn before; the Message-ID begins with it. Absent: drawn here. */
  readonly id?: string
  /** Sent by this program, not opened as a draft: no machine answers it (RFC 3834 section 5). */
  readonly isAutomatic?: boolean
}

/** Bytes of UTF-8 in one encoded word: 75 characters with its frame (RFC 2047 section 2). */
const WORD_BYTES = 42
/** RFC 2045 section 6.7: 76 characters, the soft line break among them. */
const LINE_CHARS = 75
const ID_BYTES = 16
const SPACE = 0x20
const TAB = 0x09
const EQUALS = 0x3d
const FULL_STOP = 0x2e
const CAPITAL_F = 0x46

/** The whole file, lines ended by CR LF. */
export function formatMail(world: Pick<World, 'now' | 'random'>, { from, to, label, subject, body, id, isAutomatic = false }: Mail): string {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const lines = [
    `From: ${headerText(from)}`,
    `To: ${to === undefined ? 'undisclosed-recipients:;' : headerText(to)}`,
    `Subject: [${label}]${subjectText(subject)}`,
    `Date: ${mailDate(world.now())}`,
    `Message-ID: <${id ?? hex(world.random(ID_BYTES))}@${headerText(domain)}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    isAutomatic ? 'Auto-Submitted: auto-generated' : 'X-Unsent: 1',
    '',
    ...`${label}\n${body.replace(/\r\n?/g, '\n').replace(/\n+$/, '')}\n\n${label}`.split('\n').flatMap(quotedPrintable),
  ]
  return `${lines.join('\r\n')}\r\n`
}

/** `Sun, 22 Nov 2026 07:06:00 +0000` (RFC 5322 section 3.3). */
export function mailDate(at: Instant): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}

/** A word that is put into a header as it is. @throws TypeError for anything else than printable ASCII: a defect, it was checked before */
function headerText(text: string): string {
  if (!/^[\x21-\x7e]{1,400}$/.test(text)) throw new TypeError('a header takes printable ASCII')
  return text
}

/** On one line, encoded where it is more than short plain ASCII. */
function subjectText(subject: string): string {
  // Line ends, tabs, controls and directions become blanks.
  const plain = subject.replace(/[\s\p{C}]+/gu, ' ').trim()
  if (plain === '') return ''
  if (/^[\x20-\x7e]{1,60}$/.test(plain) && !plain.includes('=?')) return ` ${plain}`
  return encodedWords(plain)
    .map((word) => `\r\n ${word}`)
    .join('')
}

/** Never cut within a character (RFC 2047 section 5). */
function encodedWords(text: string): string[] {
  const words: string[] = []
  let word = ''
  for (const sign of text) {
    if (utf8(word + sign).length > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += sign
  }
  return [...words, word].map((each) => `=?UTF-8?B?${base64(utf8(each))}?=`)
}

/** One line of text as lines of at most 76 characters. */
function quotedPrintable(line: string): string[] {
  const lines: string[] = []
  let out = ''
  const bytes = utf8(line)
  for (const [i, byte] of bytes.entries()) {
    const isBlank = (byte === SPACE || byte === TAB) && i < bytes.length - 1
    const isPlain = isBlank || (byte > SPACE && byte < 0x7f && byte !== EQUALS)
    // Mail programs on the way change a line that begins with a full stop or with "From ".
    const isChanged = out === '' && (byte === FULL_STOP || byte === CAPITAL_F)
    const sign = isPlain && !isChanged ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (out.length + sign.length > LINE_CHARS) {
      lines.push(`${out}=`)
      out = ''
    }
    out += sign
  }
  return [...lines, out]
}
