// SPDX-License-Identifier: EUPL-1.2
/**
 * What the guard found, why, and what stands in its place.
 *
 * @module
 */
import type { Span, View } from './view.ts'

/** Why a passage was touched; the texts stand in `node/i18n/redact-*.ts` under `redact.why.<why>`. */
export const WHYS = [
  'own-name',
  'own-person',
  'own-mail',
  'own-domain',
  'own-host',
  'own-address',
  'own-phone',
  'own-street',
  'own-key',
  'own-value',
  'partner',
  'place',
  'region',
  'person',
  'account',
  'mail',
  'phone',
  'bank-account',
  'file-reference',
  'car-plate',
  'street',
  'share',
  'path',
  'room',
  'time',
  'population',
  'landmark',
  'encoded',
] as const
export type Why = (typeof WHYS)[number]

/** Why no program can anonymise this text; `redact.block.<reason>`. */
export const BLOCK_REASONS = ['own-name-in-indicator', 'unique-description', 'emblem', 'local-event', 'landmark', 'still-own', 'too-long'] as const
export type BlockReason = (typeof BLOCK_REASONS)[number]

/**
 * `own`: an identifier of this house, certain; nothing spares it. `firm`: the shape alone proves it (a title before a name, a clock time).
 * `soft`: likely; spared inside technical spans.
 */
export type Strength = 'own' | 'firm' | 'soft'

export interface Finding extends Span {
  readonly why: Why
  readonly strength: Strength
  /** What the reader sees instead; keeps the sense and nothing more. */
  readonly put: string
}

export interface Block {
  readonly reason: BlockReason
  readonly span: Span
}

/** One reading of the text: the view with its case and the folded one. */
export interface Reading {
  readonly plain: View
  readonly folded: View
  readonly trust: 'certain' | 'joined' | 'decoded' | 'guessed' | 'hard'
}

export function overlapping(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

export function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
