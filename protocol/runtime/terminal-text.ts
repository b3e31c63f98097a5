// SPDX-License-Identifier: EUPL-1.2
/**
 * What is printed for a person: characters that a terminal would obey are shown, not sent.
 *
 * Attack: a body writes `\u001b[2J` or `\u009b` into a name, and the list of members clears the screen, recolours a refusal or types a command;
 * or U+202E, and what stands behind the name is read backwards.
 *
 *     ESC → ␛   CR → ␍   DEL → ␡   C1 and direction overrides → �
 *
 * @module
 */
const CONTROL_PICTURES = 0x2400
const PICTURE_OF_DELETE = '\u2421'
const OTHER = '\ufffd'

/** A text for a terminal; line feeds, tabs and CR LF stay. */
export function terminalText(text: string): string {
  return (
    text
      // Isolates of sentences: a terminal does not turn what stands beside.
      .replace(/\u2068([^\u202a-\u202e\u2066-\u2069]*)\u2069/g, '$1')
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\r(?!\n)/g, (sign) => String.fromCharCode(CONTROL_PICTURES + sign.charCodeAt(0)))
      .replace(/\u007f/g, PICTURE_OF_DELETE)
      .replace(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/g, OTHER)
  )
}

/** The same value as JSON on one line; `JSON.stringify` leaves DEL, C1 and direction overrides as they are. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
