// SPDX-License-Identifier: EUPL-1.2
/**
 * Traffic Light Protocol 2.0 labels.
 *
 * CSAF 2.0 documents still carry TLP 1.0 names; {@link tlpFromCsaf} and {@link csafFromTlp} are the only place that knows.
 *
 * @see https://www.first.org/tlp/
 * @module
 */
import { ProtocolError } from './errors.ts'

/** From widest to narrowest sharing. The order is the meaning. */
export const TLP_LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const
export type TlpLabel = (typeof TLP_LABELS)[number]

/** @throws ProtocolError `TLP_UNKNOWN`: a missing or misspelt label is an error, never CLEAR */
export function parseTlp(label: unknown): TlpLabel {
  const found = TLP_LABELS.find((known) => known === label)
  if (found === undefined) throw new ProtocolError('TLP_UNKNOWN', { found: String(label).slice(0, 40) })
  return found
}

/** Whoever passes a message on may tighten its label, never loosen it (ncv-envelope, section 4). */
export function assertNotLoosened(received: TlpLabel, forwarded: TlpLabel): void {
  if (TLP_LABELS.indexOf(forwarded) < TLP_LABELS.indexOf(received)) {
    throw new ProtocolError('TLP_LOOSENED', { received, forwarded })
  }
}

/** What is put together from several sources takes the most restrictive of their labels. */
export function strictestOf(first: TlpLabel, ...others: readonly TlpLabel[]): TlpLabel {
  return others.reduce((a, b) => (TLP_LABELS.indexOf(b) > TLP_LABELS.indexOf(a) ? b : a), first)
}

export type CsafVersion = '2.0' | '2.1'

/** `/document/distribution` of a CSAF document, as far as it says the label. */
export interface CsafLabel {
  readonly label: string
  readonly text?: string
}

const CSAF_20 = {
  'TLP:CLEAR': { label: 'WHITE' },
  'TLP:GREEN': { label: 'GREEN' },
  'TLP:AMBER': { label: 'AMBER' },
  'TLP:AMBER+STRICT': { label: 'RED', text: 'TLP v2.0: TLP:AMBER+STRICT' },
  'TLP:RED': { label: 'RED' },
} as const satisfies Record<TlpLabel, CsafLabel>

/**
 * The label of a CSAF document (`/document/distribution`, CSAF 2.0 section 3.2.1.5).
 *
 * CSAF 2.1 has the names of TLP 2.0. CSAF 2.0 has those of TLP 1.0 and none for AMBER+STRICT: that is written `RED` with the text
 * `TLP v2.0: TLP:AMBER+STRICT`.
 * A document without a label gives `undefined`; the importer must be told which one to use.
 *
 * @throws ProtocolError `TLP_UNKNOWN`
 */
export function tlpFromCsaf(version: CsafVersion, label: string | undefined, text: string | undefined): TlpLabel | undefined {
  if (label === undefined) return undefined
  if (version === '2.1') return parseTlp(`TLP:${label}`)
  const strict = CSAF_20['TLP:AMBER+STRICT']
  if (label === strict.label && text?.trim() === strict.text) return 'TLP:AMBER+STRICT'
  const found = TLP_LABELS.find((each) => each !== 'TLP:AMBER+STRICT' && CSAF_20[each].label === label)
  if (found === undefined) throw new ProtocolError('TLP_UNKNOWN', { found: label.slice(0, 40) })
  return found
}

/** The inverse of {@link tlpFromCsaf}. Where `text` is absent, the document's own text may stay. */
export function csafFromTlp(version: CsafVersion, tlp: TlpLabel): CsafLabel {
  return version === '2.1' ? { label: tlp.slice('TLP:'.length) } : CSAF_20[tlp]
}
