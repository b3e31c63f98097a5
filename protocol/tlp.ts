// SPDX-License-Identifier: EUPL-1.2
/**
 * Traffic Light Protocol 2.0 labels.
 *
 * CSAF 2.0 documents still carry TLP 1.0 names; {@link tlpFromCsaf20} is the only place that knows.
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

const FROM_CSAF_20 = {
  WHITE: 'TLP:CLEAR',
  GREEN: 'TLP:GREEN',
  AMBER: 'TLP:AMBER',
  RED: 'TLP:RED',
} as const satisfies Record<string, TlpLabel>

/**
 * The label of a CSAF 2.0 document (`/document/distribution`, CSAF 2.0 section 3.2.1.5).
 *
 * AMBER+STRICT has no name there: it is written `RED` with the text `TLP v2.0: TLP:AMBER+STRICT`.
 * A document without a label gives `undefined`; the importer must be told which one to use.
 *
 * @throws ProtocolError `TLP_UNKNOWN`
 */
export function tlpFromCsaf20(label: string | undefined, text: string | undefined): TlpLabel | undefined {
  if (label === undefined) return undefined
  if (label === 'RED' && text?.trim() === 'TLP v2.0: TLP:AMBER+STRICT') return 'TLP:AMBER+STRICT'
  if (!Object.hasOwn(FROM_CSAF_20, label)) throw new ProtocolError('TLP_UNKNOWN', { found: label.slice(0, 40) })
  return FROM_CSAF_20[label as keyof typeof FROM_CSAF_20]
}
