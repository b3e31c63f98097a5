// SPDX-License-Identifier: EUPL-1.2
/**
 * A contribution and the warning made of it, side by side: what stays, what was reworded, what is left out and why.
 *
 * @module
 */
import type { ContributionView } from '@ncv/protocol/admin/hub-routes.ts'
import type { WarningContent } from '@ncv/protocol/admin/hub-warning-routes.ts'
import type { ComponentChildren } from 'preact'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-intake.ts'
import { en } from '../i18n/en/hub-intake.ts'
import { Badge } from '../ui/badge.tsx'
import { Day } from '../ui/facts.tsx'
import { VcvWords } from './warning-words.tsx'
import { wordDiff } from './word-diff.ts'
import '../style/hub-publish.css'

interface Row {
  readonly key: string
  readonly before: ComponentChildren
  readonly after: ComponentChildren
  readonly fate: 'kept' | 'reworded' | 'left-out' | 'added'
}

function textRow(key: string, before: string, after: string): Row {
  if (before === '' && after !== '') return { key, before: null, after, fate: 'added' }
  if (after === '') return { key, before, after: null, fate: 'left-out' }
  if (before === after) return { key, before, after, fate: 'kept' }
  const pieces = wordDiff(before, after)
  return {
    key,
    fate: 'reworded',
    before: pieces
      .filter(({ kind }) => kind !== 'added')
      .map((piece, i) => (piece.kind === 'removed' ? <del key={i}>{piece.text}</del> : piece.text)),
    after: pieces.filter(({ kind }) => kind !== 'removed').map((piece, i) => (piece.kind === 'added' ? <ins key={i}>{piece.text}</ins> : piece.text)),
  }
}

function linesOf(indicators: readonly { readonly type: string; readonly value: string }[]): string {
  return indicators.map(({ type, value }) => `${type} ${value}`).join('\n')
}

function rowsOf(source: ContributionView, content: WarningContent): Row[] {
  const dropped = (key: string, before: ComponentChildren): Row[] => (before === undefined ? [] : [{ key, before, after: null, fate: 'left-out' }])
  const said = (key: string, before: string | undefined, after: string | undefined): Row[] =>
    before === undefined && after === undefined ? [] : [textRow(key, before ?? '', after ?? '')]
  return [
    { key: 'title', before: null, after: content.title, fate: 'added' },
    ...said('rsit', source.rsit, content.classification),
    ...said('description', source.description, content.text),
    ...said('measures', source.measures, content.recommendations.length === 0 ? undefined : content.recommendations.join('\n')),
    ...(source.indicators.length + content.indicators.length === 0
      ? []
      : [textRow('indicators', linesOf(source.indicators), linesOf(content.indicators))]),
    ...dropped('occurredDay', source.occurredDay && <Day day={source.occurredDay} />),
    ...dropped('detectedDay', source.detectedDay && <Day day={source.detectedDay} />),
    ...dropped('vcv', <VcvWords code={source.vcv} />),
    ...dropped('id', `${source.id.slice(0, 16)}…`),
    ...dropped('period', String(source.period)),
  ]
}

const KIND = { kept: 'green', reworded: 'amber', 'left-out': 'red', added: 'blue' } as const

export function SourceComparison({ source, content }: { readonly source: ContributionView; readonly content: WarningContent }) {
  const t = useTexts({ de, en })
  return (
    <div class="table-frame">
      <table class="table compared">
        <caption class="kern-sr-only">{t('compare.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.field')}</th>
            <th scope="col">{t('compare.before')}</th>
            <th scope="col">{t('compare.after')}</th>
            <th scope="col">{t('compare.fate')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(source, content).map(({ key, before, after, fate }) => (
            <tr key={key} data-item>
              <th scope="row">{t(`field.${key}` as keyof typeof de)}</th>
              <td data-title={t('compare.before')}>{before ?? '–'}</td>
              <td data-title={t('compare.after')}>{after ?? '–'}</td>
              <td data-title={t('compare.fate')}>
                <Badge kind={KIND[fate]}>{t(`fate.${fate}`)}</Badge>
                {fate === 'left-out' && <span class="sub">{t(`why.${whyOf(key)}`)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function whyOf(key: string): 'day' | 'trace' | 'choice' {
  if (key === 'occurredDay' || key === 'detectedDay') return 'day'
  return key === 'id' || key === 'period' ? 'trace' : 'choice'
}
