// SPDX-License-Identifier: EUPL-1.2
/**
 * The page for the house's management: how things stand, how they develop, beside the federation. One sheet of A4 when printed.
 *
 * @module
 */
import type { ManagementView } from '@ncv/protocol/admin/management-routes.ts'
import type { Translate } from '../../app/i18n.ts'
import { useTexts } from '../../app/i18n.ts'
import { formatDay, formatNumber, formatTime } from '../../app/format.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may, session } from '../../app/session.ts'
import { de } from '../../i18n/de/management.ts'
import { en } from '../../i18n/en/management.ts'
import { api } from '../../node/api.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Chart } from '../../ui/chart.tsx'
import { Day } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { PrintFrame } from '../../ui/print-frame.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import '../../style/management.css'
import { changeSince, percent, weekLabel } from './management-figures.ts'

type T = Translate<typeof de>

/** Weeks back to which the sentence at the top compares. */
const COMPARED_WEEKS = 4

export default function Management() {
  const t = useTexts({ de, en })
  const view = useResource(() => api.management(), 'management', ['feed', 'match', 'inventory', 'question'])
  const { data } = view
  const house = session.use()?.party.name ?? ''
  return (
    <PrintFrame name={house} tlp={data?.tlp}>
      <Page
        title={t('title')}
        {...(data === undefined ? {} : { lead: t('lead', { house, at: formatTime(data.at) }) })}
        actions={
          data !== undefined &&
          data.assets > 0 && (
            <Button kind="primary" onClick={() => window.print()}>
              {t('print')}
            </Button>
          )
        }
      >
        <Loaded of={view}>{(shown) => (shown.assets === 0 ? <NoInventory t={t} /> : <Sheet of={shown} t={t} />)}</Loaded>
      </Page>
    </PrintFrame>
  )
}

function NoInventory({ t }: { readonly t: T }) {
  return (
    <Empty title={t('nothing')}>
      <p>{t('nothing.text')}</p>
      {may('inventory.read') && <LinkButton href={hrefOf('inventory')}>{t('nothing.go')}</LinkButton>}
    </Empty>
  )
}

function Sheet({ of: view, t }: { readonly of: ManagementView; readonly t: T }) {
  return (
    <div class="management">
      <p class="management__sum">
        <Tlp label={view.tlp} /> {sentence(view, t)}
      </p>
      <Figures of={view} t={t} />
      <div class="management__two">
        <BySeverity of={view} t={t} />
        <Trend of={view} t={t} />
      </div>
      <Oldest of={view} t={t} />
      <Community of={view} t={t} />
      <p class="muted management__foot">{t('foot')}</p>
    </div>
  )
}

function sentence({ total, weeks }: ManagementView, t: T): string {
  if (total === 0) return t('sum.none')
  const change = changeSince(total, weeks, COMPARED_WEEKS)
  return t(change > 0 ? 'sum.up' : change < 0 ? 'sum.down' : 'sum.same', { total, change: Math.abs(change) })
}

function Figures({ of: { total, overdue, exploited, handled }, t }: { readonly of: ManagementView; readonly t: T }) {
  return (
    <div class="tiles">
      {(
        [
          [formatNumber(total), t('tile.open')],
          [formatNumber(overdue), t('tile.overdue')],
          [formatNumber(exploited), t('tile.exploited')],
          [percent(handled) ?? '–', handled.settled === 0 ? t('tile.time.none') : t('tile.time', { ...handled })],
        ] as const
      ).map(([figure, words]) => (
        <div class="tile" key={words}>
          <b>{figure}</b>
          <span>{words}</span>
        </div>
      ))}
    </div>
  )
}

function BySeverity({ of: { open }, t }: { readonly of: ManagementView; readonly t: T }) {
  return (
    <section>
      <h2>{t('open.title')}</h2>
      <table class="table management__table management__figures">
        <caption class="kern-sr-only">{t('open.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('open.severity')}</th>
            <th scope="col" class="num">
              {t('open.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map(({ severity, count }) => (
            <tr key={severity}>
              <td>{t(`severity.${severity}`)}</td>
              <td class="num">{formatNumber(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Trend({ of: { weeks }, t }: { readonly of: ManagementView; readonly t: T }) {
  const opened = weeks.reduce((sum, week) => sum + week.opened, 0)
  const settled = weeks.reduce((sum, week) => sum + week.settled, 0)
  return (
    <section>
      <h2>{t('trend.title')}</h2>
      <Chart
        title={t('trend.chart')}
        description={t('trend.description', { first: weeks[0]?.open ?? 0, last: weeks.at(-1)?.open ?? 0 })}
        unit={t('trend.unit')}
        points={weeks.map(({ from, open }) => ({ label: weekLabel(formatDay(from)), value: open }))}
      />
      <p class="muted">{t('trend.more', { n: opened, settled })}</p>
    </section>
  )
}

function Oldest({ of: { oldest }, t }: { readonly of: ManagementView; readonly t: T }) {
  return (
    <section>
      <h2>{t('oldest.title')}</h2>
      {oldest.length === 0 ? (
        <p>{t('oldest.none')}</p>
      ) : (
        <div class="table-frame">
          <table class="table management__table management__oldest">
            <caption class="kern-sr-only">{t('oldest.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('oldest.what')}</th>
                <th scope="col">{t('oldest.product')}</th>
                <th scope="col">{t('open.severity')}</th>
                <th scope="col" class="num">
                  {t('oldest.since')}
                </th>
                <th scope="col" class="num">
                  {t('oldest.due')}
                </th>
              </tr>
            </thead>
            <tbody>
              {oldest.map(({ id, title, product, severity, firstDay, due, isOverdue }, at) => (
                <tr key={at} data-item>
                  <td>
                    <span class="management__title">{title}</span>
                    <span class="sub">{id}</span>
                  </td>
                  <td data-title={t('oldest.product')}>
                    <span class="management__title">{product}</span>
                  </td>
                  <td data-title={t('open.severity')}>{t(`severity.${severity}`)}</td>
                  <td class="num" data-title={t('oldest.since')}>
                    <Day day={firstDay} />
                  </td>
                  <td class="num" data-title={t('oldest.due')}>
                    {due !== undefined && <Day day={due} />} {isOverdue && <Badge kind="red">{t('oldest.late')}</Badge>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Community({ of: { community }, t }: { readonly of: ManagementView; readonly t: T }) {
  return (
    <section>
      <h2>{t('community.title')}</h2>
      {community.length === 0 ? (
        <p>{t('community.none')}</p>
      ) : (
        <>
          <p class="muted">{t('community.lead')}</p>
          <ul class="management__community">
            {community.map(({ title, group, answers, members, cells, own, closedDay }, at) => (
              <li key={at}>
                <span class="management__title">{title}</span> (<Day day={closedDay} />, {t(`group.${group}`)},{' '}
                {t('community.answers', { answers, members })})
                <span class="sub">
                  {t('community.own')}: {own === null ? t('community.own.none') : t(`status.${own}`)} ·{' '}
                  {cells
                    .map(({ status, count }) =>
                      t('community.cell', { status: t(`status.${status}`), count: count === null ? t('community.hidden') : formatNumber(count) }),
                    )
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
