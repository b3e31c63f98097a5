// SPDX-License-Identifier: EUPL-1.2
/**
 * Commands to copy: what touches folders of the machine is done there, by who owns them.
 *
 * @module
 */

/** A word of a command as a POSIX shell reads it. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_./:=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** `ncv host add wiesenbrueck --name 'Gemeinde Wiesenbrück'` */
export function commandOf(words: readonly string[]): string {
  return words.map(quoted).join(' ')
}

/** As the host's folder names a tenant: `Gemeinde Wiesenbrück` is `gemeinde-wiesenbrueck`. */
export function folderOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, 40).replace(/^-|-$/g, '')
}
