// SPDX-License-Identifier: EUPL-1.2
/**
 * Cases: own contributions and what the N-CERT asks about them, those with an open question first.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/case.ts'
import { en } from '../../i18n/en/case.ts'
import { api } from '../../node/api.ts'
import { isAsked, openFirst } from '../../node/case-order.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const TEXTS = { de, en }

async function read() {
  const [found, incidents] = await Promise.all([api.listCases(), may('incident.read') ? api.listIncidents() : undefined])
  return { ...found, titles: new Map(incidents?.incidents.map(({ id, title }) => [id, title])) }
}

export default function Cases() {
  const t = useTexts(TEXTS)
  const cases = useResource(read, 'cases', ['contribution', 'incident', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={cases}>
        {({ cases: all, unread, titles }) => (
          <>
            {unread > 0 && <p class="muted">{t('unread', { n: unread })}</p>}
            {all.length === 0 ? (
              <Empty title={t('empty.title')}>
                <p>{t('empty.text')}</p>
                <LinkButton href={hrefOf('incidents')}>{t('empty.go')}</LinkButton>
              </Empty>
            ) : (
              <Table
                caption={t('title')}
                rows={openFirst(all)}
                keyOf={({ id }) => id}
                columns={[
                  {
                    key: 'case',
                    title: t('column.case'),
                    cell: ({ id, incident }) => {
                      const title = titles.get(incident)
                      return (
                        <a class="link" href={hrefOf(`cases/${id}`)}>
                          {title === undefined ? t('case.unknown', { id: id.slice(0, 8) }) : t('case.of', { title })}
                        </a>
                      )
                    },
                  },
                  {
                    key: 'replies',
                    title: t('column.replies'),
                    cell: (each) =>
                      isAsked(each) ? <Badge kind="amber">{t('asked.back')}</Badge> : each.replies === 0 ? t('asked.none') : each.replies,
                  },
                  { key: 'own', title: t('column.own'), isNumber: true, cell: ({ followUps }) => followUps },
                  {
                    key: 'state',
                    title: t('column.state'),
                    cell: ({ ended, left, isRevealed }) => (
                      <>
                        {ended === undefined ? t('left.count', { n: left }) : t(`ended.${ended}`)}
                        {isRevealed && <span class="sub">{t('revealed')}</span>}
                      </>
                    ),
                  },
                  { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => (at === undefined ? '–' : <Time at={at} isAgo />) },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
