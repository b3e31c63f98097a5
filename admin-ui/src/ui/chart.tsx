// SPDX-License-Identifier: EUPL-1.2
/**
 * Figures over time as bars, with the same figures in a table beside: nobody depends on the picture.
 *
 * @module
 */
import { useId } from 'preact/hooks'
import { formatNumber } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/ui.ts'
import { en } from '../i18n/en/ui.ts'

export interface ChartProps {
  readonly title: string
  /** One sentence: what the figures say. */
  readonly description: string
  /** Name of what is counted, over the column of numbers. */
  readonly unit: string
  /** Null: not known, or withheld; drawn as a gap and written as a dash. */
  readonly points: readonly {
    readonly label: string /** Under the axis, where the label is too long for it. */
    readonly short?: string
    readonly value: number | null
  }[]
}

const WIDTH = 640
const HEIGHT = 180
const FOOT = 24

export function Chart({ title, description, unit, points }: ChartProps) {
  const t = useTexts({ de, en })
  const id = useId()
  const top = Math.max(1, ...points.map(({ value }) => value ?? 0))
  const step = WIDTH / Math.max(1, points.length)
  const everyNth = Math.ceil(points.length / 12)
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{description}</desc>
        <line class="chart__axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {points.map(({ label, short, value }, at) => {
          const height = value === null ? 0 : (value / top) * (HEIGHT - 20)
          const middle = at * step + step / 2
          return (
            <g key={label}>
              <rect class="chart__bar" x={at * step + step * 0.15} y={HEIGHT - height} width={step * 0.7} height={height} />
              {value !== null && points.length <= 24 && (
                <text class="chart__value" x={middle} y={HEIGHT - height - 4} text-anchor="middle">
                  {formatNumber(value)}
                </text>
              )}
              {at % everyNth === 0 && (
                <text class="chart__label" x={middle} y={HEIGHT + 16} text-anchor="middle">
                  {short ?? label}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <details class="chart__table">
        <summary>{t('chart.table')}</summary>
        <table class="table">
          <caption class="kern-sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('chart.when')}</th>
              <th scope="col" class="num">
                {unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ label, value }) => (
              <tr key={label}>
                <td>{label}</td>
                <td class="num">{value === null ? '–' : formatNumber(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
