// SPDX-License-Identifier: EUPL-1.2
/** The two platform classes that protocol code uses and that every runtime has; all else of the platform stays out of sight. */
declare class TextEncoder {
  encode(text: string): Uint8Array
}
declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: true; ignoreBOM: true })
  decode(bytes: Uint8Array): string
}
/** What a caller that has gone looks like. */
interface AbortSignal {
  readonly aborted: boolean
}
