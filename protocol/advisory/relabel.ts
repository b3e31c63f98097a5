// SPDX-License-Identifier: EUPL-1.2
/**
 * A CSAF document as it leaves the house again: under the label that the message had, whatever the document itself says.
 *
 *     "distribution": {"text": "TLP v2.0: TLP:AMBER+STRICT", "tlp": {"label": "RED"}}      CSAF 2.0
 *     "distribution": {"tlp": {"label": "AMBER+STRICT"}}                                   CSAF 2.1
 *
 * @module
 */
import { fromUtf8, utf8 } from '../bytes.ts'
import type { CsafLabel, TlpLabel } from '../tlp.ts'
import { assertNotLoosened, csafFromTlp } from '../tlp.ts'
import { parseCsaf } from './csaf.ts'

/** As far as it is changed. */
interface Labelled {
  document: { distribution?: { text?: string; tlp?: { label: string } } }
}

/**
 * The very bytes where they say this label already; else the document with this label, which may only be a stricter one than its own.
 *
 * @throws ProtocolError `TLP_LOOSENED`; `CSAF_…` for a document that is none
 */
export function relabelCsaf(bytes: Uint8Array, tlp: TlpLabel): Uint8Array {
  const { tlp: own, csafVersion, distributionText } = parseCsaf(bytes)
  if (own === tlp) return bytes
  if (own !== undefined) assertNotLoosened(own, tlp)
  const value = JSON.parse(fromUtf8(bytes).replace(/^\uFEFF/, '')) as Labelled
  const { label, text: said = textBeside(own, distributionText) }: CsafLabel = csafFromTlp(csafVersion, tlp)
  const { text: _, ...rest } = value.document.distribution ?? {}
  value.document.distribution = { ...rest, ...(said === undefined ? {} : { text: said }), tlp: { ...rest.tlp, label } }
  return utf8(`${JSON.stringify(value, null, 2)}\n`)
}

/** A text that stood for a label goes with it. */
function textBeside(own: TlpLabel | undefined, text: string | undefined): string | undefined {
  return own === 'TLP:AMBER+STRICT' ? undefined : text
}
