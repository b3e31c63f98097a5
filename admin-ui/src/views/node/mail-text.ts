// SPDX-License-Identifier: EUPL-1.2
/**
 * A mail as its reader will see it: headers unfolded, encoded words and quoted-printable decoded (RFC 5322, RFC 2045, RFC 2047).
 *
 * Only for what this node has written itself; anything else stays as it is.
 *
 * @module
 */

export interface MailText {
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly body: string
}

export function mailText(eml: string): MailText {
  const end = eml.indexOf('\r\n\r\n')
  const head = (end < 0 ? eml : eml.slice(0, end)).replace(/\r\n[ \t]/g, ' ')
  const fields = new Map(
    head.split('\r\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  const field = (name: string) => decodedWords(fields.get(name) ?? '')
  return { from: field('from'), to: field('to'), subject: field('subject'), body: end < 0 ? '' : quotedPrintable(eml.slice(end + 4)) }
}

/** Blanks between two encoded words are not part of the text (RFC 2047, section 6.2). */
function decodedWords(text: string): string {
  return text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=/g, (_, base64: string) => utf8(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))))
}

function quotedPrintable(text: string): string {
  const bytes: number[] = []
  const joined = text.replace(/=\r\n/g, '').replace(/\r\n/g, '\n')
  for (let i = 0; i < joined.length; i++) {
    const code = joined.slice(i + 1, i + 3)
    if (joined[i] === '=' && /^[0-9A-F]{2}$/.test(code)) {
      bytes.push(Number.parseInt(code, 16))
      i += 2
    } else bytes.push(joined.charCodeAt(i))
  }
  return utf8(Uint8Array.from(bytes)).trimEnd()
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
