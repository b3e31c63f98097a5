// SPDX-License-Identifier: EUPL-1.2
/**
 * „Was hat die Zentrale getan?“: what this node can prove of the hub from the log that it follows.
 *
 * @module
 */
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/hub-deeds.ts'
import { en } from '../../i18n/en/hub-deeds.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Choice, FilterBar } from '../../ui/filter-bar.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { FederationNav } from './federation-nav.tsx'
import { hubConcerns, placeOfEntry } from './hub-deeds-parts.ts'
import { LogExport } from './log-export.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }
type Kind = 'warning'

export default function HubDeeds() {
  const t = useTexts(TEXTS)
  const status = useResource(() => api.status(), 'status', ['feed', 'post', 'vote'])
  const look = async () => {
    await act(
      () => api.sync(),
      ({ size }) => t('looked', { size }),
    )
    await status.reload()
  }
  return (
    <Page title={t('title')} lead={t('lead')} actions={may('feed.poll') && <Button onClick={look}>{t('look')}</Button>}>
      <FederationNav />
      <Loaded of={status}>
        {(view) => (
          <>
            <Verdict status={view} />
            <Proof status={view} />
            <Intake status={view} />
          </>
        )}
      </Loaded>
      <Entries />
      {may('log.export') && <LogExport />}
    </Page>
  )
}

function Verdict({ status }: { readonly status: StatusView }) {
  const t = useTexts(TEXTS)
  const found = hubConcerns(status.concerns)
  if (status.feed.isHalted)
    return (
      <Alert kind="danger" title={t('halted')}>
        <p>{t('halted.text')}</p>
      </Alert>
    )
  if (found.length === 0) return <Alert kind="success" title={t('good')} />
  return (
    <>
      {found.map(({ code, isRed, text }) => (
        <Alert key={`${code} ${text}`} kind={isRed ? 'danger' : 'warning'} title={text} />
      ))}
    </>
  )
}

function Proof({ status: { origin, size, root, witnessedSize, witnessedAt, feed, waiting } }: { readonly status: StatusView }) {
  const t = useTexts(TEXTS)
  return (
    <Section title={t('proof')} lead={t('proof.lead')}>
      <Facts
        of={[
          [t('origin'), <span class="mono">{origin}</span>],
          [t('size'), size],
          [t('root'), <span class="mono">{root}</span>],
          [
            t('witnessed'),
            <>
              {t('witnessed.value', { size: witnessedSize })} {witnessedAt !== null && <Time at={witnessedAt} isAgo />}
            </>,
          ],
          [
            t('feed'),
            feed.at === null ? null : (
              <>
                <Time at={feed.at} isAgo /> {feed.source !== null && t(`feed.${feed.source}`)}
              </>
            ),
          ],
          [t('waiting'), waiting === 0 ? null : t('waiting.value', { n: waiting })],
        ]}
      />
    </Section>
  )
}

function Intake({ status: { intake, queue } }: { readonly status: StatusView }) {
  const t = useTexts(TEXTS)
  return (
    <Section title={t('intake')} lead={t('intake.lead')}>
      <Facts
        of={[
          [t('intake.day'), intake.day === null ? t('intake.none') : t('intake.day.value', { day: intake.day })],
          [t('intake.unlogged'), intake.unlogged === 0 ? '0' : <Badge kind="red">{intake.unlogged}</Badge>],
          [t('intake.accepted'), String(queue.accepted)],
          [t('intake.not'), String(queue.notAccepted)],
          [t('intake.queue'), String(queue.queued + queue.sent + queue.delivered)],
        ]}
      />
    </Section>
  )
}

const STATES = ['done', 'open', 'refused'] as const

function Entries() {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const kind = query.get('kind') ?? ''
  const state = STATES.find((each) => each === query.get('state'))
  const wanted = { ...(kind === '' ? {} : { kind }), ...(state === undefined ? {} : { state }) }
  const found = useResource(() => api.listEntries({ query: wanted }), `entries ${kind} ${state ?? ''}`, ['feed'])
  const kindText = (name: string) => t(`kind.${name as Kind}`)
  return (
    <Loaded of={found}>
      {({ kinds, entries, size }) => (
        <>
          <Section title={t('kinds')}>
            <Table
              caption={t('kinds')}
              rows={kinds}
              keyOf={(row) => row.kind}
              pageKey="kinds"
              columns={[
                {
                  key: 'kind',
                  title: t('column.kind'),
                  cell: (row) => (
                    <a class="link" href={hrefOf('federation/hub', { kind: row.kind })}>
                      {kindText(row.kind)}
                    </a>
                  ),
                },
                { key: 'count', title: t('column.count'), isNumber: true, cell: ({ count }) => count },
                { key: 'newest', title: t('column.newest'), isNumber: true, cell: ({ newest }) => newest },
              ]}
            />
          </Section>
          <Section title={t('entries')} lead={t('entries.lead')}>
            <FilterBar names={['kind', 'state']} shown={entries.length} total={size}>
              <Choice name="kind" label={t('filter.kind')} options={kinds.map((row) => ({ value: row.kind, label: kindText(row.kind) }))} />
              <Choice name="state" label={t('filter.state')} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
            </FilterBar>
            {entries.length === 0 ? (
              <Empty title={t('entries.empty')} />
            ) : (
              <Table
                caption={t('entries')}
                rows={entries}
                pageSize={25}
                keyOf={({ index }) => String(index)}
                columns={[
                  { key: 'index', title: t('column.index'), cell: ({ index }) => index },
                  {
                    key: 'kind',
                    title: t('column.kind'),
                    cell: ({ kind: name, index }) => {
                      const where = placeOfEntry(name, index)
                      return where === undefined ? (
                        kindText(name)
                      ) : (
                        <a class="link" href={hrefOf(where)}>
                          {kindText(name)}
                        </a>
                      )
                    },
                  },
                  { key: 'tlp', title: t('column.tlp'), cell: ({ tlp }) => (tlp === '' ? '–' : <Tlp label={tlp} />) },
                  { key: 'time', title: t('column.time'), cell: ({ time }) => (time === 0 ? '–' : <Time at={time} />) },
                  {
                    key: 'state',
                    title: t('column.state'),
                    cell: ({ state: here, code, isWitnessed }) => (
                      <>
                        <Badge kind={here === 'refused' ? 'red' : here === 'open' ? 'amber' : 'line'}>{t(`state.${here}`)}</Badge>
                        {code !== null && <span class="sub">{code}</span>}
                        {!isWitnessed && <span class="sub">{t('unwitnessed')}</span>}
                      </>
                    ),
                  },
                ]}
              />
            )}
          </Section>
        </>
      )}
    </Loaded>
  )
}
