// SPDX-License-Identifier: EUPL-1.2
/**
 * All motions, the newest first.
 *
 * @module
 */
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { MotionState } from '../../hub/motion-state.tsx'
import { de } from '../../i18n/de/hub-motion.ts'
import { en } from '../../i18n/en/hub-motion.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const MOTION = { de, en }
const STATES = ['open', 'counted', 'lapsed', 'withdrawn'] as const satisfies readonly HubMotionView['state'][]
const SUBJECTS = ['admission', 'expulsion', 'rules', 'role', 'relay', 'decision'] as const satisfies readonly HubMotionView['subject'][]

export default function Motions() {
  const t = useTexts(MOTION)
  const { query } = place.use()
  const motions = useResource(() => api.motions(), 'motions', ['motion', 'feed', 'post'])
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Actions onDone={motions.reload} />}>
      <Loaded of={motions}>
        {({ motions: all, refused }) => {
          const is = (name: string, value: string) => (query.get(name) ?? '') === '' || query.get(name) === value
          const rows = all.filter(
            ({ title, proposerName, state, subject }) =>
              isFound(query.get('q') ?? '', title, proposerName) && is('state', state) && is('subject', subject),
          )
          return (
            <>
              {refused.length > 0 && (
                <Alert kind="warning" title={t('refused.title', { n: refused.length })}>
                  {refused.map(({ proposer, at, code }) => (
                    <p key={`${proposer} ${at}`}>
                      {t('refused', { proposer, code })} · <Time at={at} />
                    </p>
                  ))}
                </Alert>
              )}
              <FilterBar names={['state', 'subject']} shown={rows.length} total={all.length}>
                <Search />
                <Choice name="state" label={t('filter.state')} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} />
                <Choice name="subject" label={t('filter.subject')} options={SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))} />
              </FilterBar>
              {rows.length === 0 ? (
                <Empty title={t('none')}>
                  <p>{t('none.text')}</p>
                </Empty>
              ) : (
                <MotionTable rows={rows} />
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Actions({ onDone }: { readonly onDone: () => Promise<void> }) {
  const t = useTexts(MOTION)
  const conduct = async () => {
    await act(() => api.conductVotes(), t('conduct.done'))
    await onDone()
  }
  return (
    <>
      {may('motion.conduct') && <Button onClick={conduct}>{t('conduct')}</Button>}
      {may('motion.propose') && (
        <LinkButton kind="primary" href={hrefOf('motions/new')}>
          {t('propose')}
        </LinkButton>
      )}
    </>
  )
}

function MotionTable({ rows }: { readonly rows: readonly HubMotionView[] }) {
  const t = useTexts(MOTION)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ motion }) => motion}
      columns={[
        {
          key: 'title',
          title: t('column.title'),
          cell: ({ motion, title, subject }) => (
            <>
              <a class="link" href={hrefOf(`motions/${motion}`)}>
                {title}
              </a>
              <span class="sub">{t(`subject.${subject}`)}</span>
            </>
          ),
        },
        { key: 'proposer', title: t('column.proposer'), cell: ({ proposerName }) => proposerName },
        { key: 'state', title: t('column.state'), cell: (motion) => <MotionState of={motion} /> },
        { key: 'voted', title: t('column.voted'), isNumber: true, cell: ({ voted, electorate }) => t('voted', { voted, electorate }) },
        { key: 'closes', title: t('column.closes'), isNumber: true, cell: ({ ended, closes }) => <Time at={ended ?? closes} /> },
      ]}
    />
  )
}
