// SPDX-License-Identifier: EUPL-1.2
/**
 * Figures over time, each with its table: the situation page, made to be printed.
 *
 * @module
 */
import type { FigureWeek } from '@ncv/protocol/admin/hub-figure-routes.ts'
import { formatDay, formatDayMonth, formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { place, setQuery } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-figures.ts'
import { en } from '../../i18n/en/hub-figures.ts'
import { Button } from '../../ui/button.tsx'
import { Chart } from '../../ui/chart.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import '../../style/hub-publish.css'

const SPANS = ['13', '26', '52'] as const

export default function Figures() {
  const t = useTexts({ de, en })
  const asked = place.use().query.get('weeks')
  const weeks = SPANS.find((span) => span === asked) ?? '26'
  const figures = useResource(() => api.figures({ query: { weeks } }), weeks, ['feed'])
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Button onClick={() => window.print()}>{t('print')}</Button>}>
      <fieldset class="row spans no-print">
        <legend class="kern-sr-only">{t('span')}</legend>
        {SPANS.map((span) => (
          <button
            key={span}
            type="button"
            class="mini"
            aria-pressed={span === weeks}
            onClick={() => setQuery({ weeks: span === '26' ? undefined : span })}
          >
            {t(`span.${span}`)}
          </button>
        ))}
      </fieldset>
      <Loaded of={figures}>{({ weeks: all, limit }) => <Situation weeks={all} limit={limit} />}</Loaded>
    </Page>
  )
}

const SERIES = [
  ['assessed', ({ assessed }: FigureWeek) => assessed],
  ['passed', ({ passedThrough }: FigureWeek) => passedThrough],
  ['contributions', ({ contributions }: FigureWeek) => contributions],
  ['answers', ({ answers }: FigureWeek) => answers],
  ['requests', ({ requests }: FigureWeek) => requests],
  ['on-time', ({ requestsOnTime }: FigureWeek) => requestsOnTime],
  ['reports', ({ reports }: FigureWeek) => reports],
  ['members', ({ members }: FigureWeek) => members],
] as const

function Situation({ weeks, limit }: { readonly weeks: readonly FigureWeek[]; readonly limit: number }) {
  const t = useTexts({ de, en })
  const sum = (read: (week: FigureWeek) => number) => formatNumber(weeks.reduce((all, week) => all + read(week), 0))
  const tile = (label: string, value: string) => (
    <p class="tile">
      <b>{value}</b>
      <span>{label}</span>
    </p>
  )
  return (
    <>
      <div class="tiles section">
        {tile(
          t('tile.assessed'),
          sum(({ assessed }) => assessed),
        )}
        {tile(
          t('tile.passed'),
          sum(({ passedThrough }) => passedThrough),
        )}
        {tile(
          t('tile.alarms'),
          sum(({ alarms }) => alarms),
        )}
        {tile(
          t('tile.withdrawn'),
          sum(({ withdrawn }) => withdrawn),
        )}
        {tile(t('tile.members'), formatNumber(weeks.at(-1)?.members ?? 0))}
      </div>
      <p>{t('withheld', { limit })}</p>
      <div class="figures-2">
        {SERIES.map(([name, read]) => (
          <Series key={name} name={name} values={weeks.map((week) => ({ from: week.from, value: read(week) }))} />
        ))}
      </div>
    </>
  )
}

type Name = (typeof SERIES)[number][0]
const NOTED = ['contributions', 'answers'] as const

function Series({ name, values }: { readonly name: Name; readonly values: readonly { readonly from: number; readonly value: number | null }[] }) {
  const t = useTexts({ de, en })
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]))
  const [sum, top] = [known.reduce((all, value) => all + value, 0), Math.max(0, ...known)]
  const isWithheld = known.length < values.length
  const said =
    name === 'members'
      ? t('sum.members', { last: known.at(-1) ?? 0, first: known[0] ?? 0 })
      : isWithheld
        ? t('sum.withheld', { sum })
        : t('sum', { sum, top })
  const note = NOTED.find((each) => each === name)
  return (
    <section>
      <h2>{t(`${name}.title`)}</h2>
      <p class="muted">
        {said} {note !== undefined && t(`${note}.note`)}
      </p>
      <Chart
        title={t(`${name}.title`)}
        description={said}
        unit={t(`${name}.unit`)}
        points={values.map(({ from, value }) => ({ label: formatDay(from), short: formatDayMonth(from), value }))}
      />
    </section>
  )
}
