// SPDX-License-Identifier: EUPL-1.2
/**
 * The file in which a member asks for new keys, and the mark that is compared by telephone.
 *
 *     ncv-key-request v1
 *     gxYx…                          base64 of the frame
 *
 * @module
 */
const MAX = 32 * 1024

/** Base64 of the frame; undefined for what is no request. */
export function frameInRequest(text: string): string | undefined {
  if (text.length > MAX) return undefined
  return /^ncv-key-request v1\n([A-Za-z0-9+/]+={0,2})\s*$/.exec(text.replaceAll('\r\n', '\n'))?.[1]
}

/** As it was heard: spaces and case are nobody's fault. */
export function isSameMark(heard: string, mark: string): boolean {
  const plain = (text: string) => text.replaceAll(/\s/g, '').toLowerCase()
  return plain(heard) !== '' && plain(heard) === plain(mark)
}
