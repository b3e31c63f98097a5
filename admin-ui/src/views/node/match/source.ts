// SPDX-License-Identifier: EUPL-1.2
/**
 * Who rated a vulnerability: `cvss 3.1 9.8`, `publisher hoch`, `hub high`, `none`.
 *
 * @module
 */
import type { Lang } from '../../../app/i18n.ts'

export interface Source {
  readonly key: 'source.cvss' | 'source.publisher' | 'source.hub' | 'source.none'
  readonly params: Readonly<Record<string, string>>
}

export function sourceOf(text: string, language: Lang): Source {
  const [kind = '', ...rest] = text.split(' ')
  const [version = '', score = ''] = rest
  if (kind === 'cvss') return { key: 'source.cvss', params: { version, score: language === 'de' ? score.replace('.', ',') : score } }
  if (kind === 'publisher' || kind === 'hub') return { key: `source.${kind}`, params: { word: rest.join(' ') } }
  return { key: 'source.none', params: {} }
}
