// SPDX-License-Identifier: EUPL-1.2
/**
 * One match: why, how bad, until when, what was decided; and what to do when it is not right.
 *
 * @module
 */
import '../../style/matches.css'
import type { MatchView } from '@ncv/protocol/admin/match-routes.ts'
import { beside } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/match.ts'
import { en } from '../../i18n/en/match.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Day, Facts, Time } from '../../ui/facts.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Corrections } from './match/correct.tsx'
import { DecideForm } from './match/decide-form.tsx'
import { History } from './match/history.tsx'
import { Due, Marks } from './match/marks.tsx'
import { Vulnerabilities } from './match/vulnerabilities.tsx'

const TEXTS = { de, en }

export default function Match({ params }: ViewProps) {
  const t = useTexts(TEXTS)
  const { asset = '', advisory = '' } = params
  const found = useResource(() => api.matchHistory({ query: { asset, advisory } }), `${asset} ${advisory}`, [
    'match',
    'feed',
    'inventory',
    'asset',
    'correction',
    'kev',
  ])
  const match = found.data?.match ?? undefined
  return (
    <Page
      title={match?.title ?? t('title')}
      lead={match && nameOf(match)}
      back={{ href: hrefOf('matches'), label: t('title') }}
      actions={
        match && (
          <>
            {may('warning.read') && <LinkButton href={hrefOf(`warnings/${match.index}`)}>{t('warning.open')}</LinkButton>}
            <LinkButton href={hrefOf('matches', { q: match.asset.product, status: 'all' })}>{t('group.open')}</LinkButton>
          </>
        )
      }
    >
      <Loaded of={found}>
        {({ match: shown, history }) =>
          shown === null ? null : (
            <div class="grid-2">
              <div class="stack">
                <Why match={shown} />
                <Vulnerabilities of={shown.vulnerabilities} />
                {may('correction.write') && <Corrections match={shown} reload={found.reload} />}
                <Section title={t('history.title')}>
                  <History of={history} />
                </Section>
              </div>
              <div class="stack">
                <State match={shown} />
                {may('match.write') && <DecideForm match={shown} reload={found.reload} />}
              </div>
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

function nameOf({ asset: { vendor = '', product, version = '' } }: MatchView): string {
  const isNamed = product.toLowerCase().startsWith(vendor.toLowerCase())
  return beside([!isNamed && vendor, product, version], ' ')
}

function Why({ match }: { readonly match: MatchView }) {
  const t = useTexts(TEXTS)
  const list = (sentences: readonly string[]) =>
    sentences.map((sentence) => (
      <li key={sentence} class="plain">
        {sentence}
      </li>
    ))
  return (
    <div>
      <div class="why">
        <h2>{t('why.title')}</h2>
        <ul>{list(match.reasons)}</ul>
      </div>
      {match.rank.length > 0 && (
        <details class="rank">
          <summary>{t('rank.title')}</summary>
          <ol>{list(match.rank)}</ol>
        </details>
      )}
    </div>
  )
}

function State({ match }: { readonly match: MatchView }) {
  const t = useTexts(TEXTS)
  const { asset, status, until } = match
  return (
    <Card title={t('facts.title')}>
      <Facts
        of={[
          [t('facts.status'), <Badge key="status">{t(`status.${status}`)}</Badge>],
          [t('facts.until'), until && <Day day={until} />],
          [t('facts.reason'), match.flag ? t(`flag.${match.flag}`) : match.reason],
          [t('facts.verdict'), t(`verdict.${match.verdict}`)],
          [
            t('facts.urgency'),
            <Marks
              key="marks"
              severity={match.severity}
              isExploited={match.isExploited}
              isRansomware={match.vulnerabilities.some((each) => each.isRansomware)}
              isNew={match.isNew}
              isCheck={false}
            />,
          ],
          [t('facts.due'), <Due key="due" due={match.due} dueState={match.dueState} />],
          [t('facts.role'), match.role],
          [
            t('facts.asset'),
            <a key="asset" class="link" href={hrefOf('inventory/asset', { id: asset.id })}>
              {asset.id}
            </a>,
          ],
          [t('facts.product'), nameOf(match)],
          [t('facts.office'), asset.office],
          [t('facts.operator'), asset.operator && t(`operator.${asset.operator}`)],
          [t('facts.criticality'), t(`criticality.${match.criticality}`)],
          [t('facts.advisory'), match.advisory],
          [t('facts.publisher'), match.publisher],
          [t('facts.first'), <Time key="first" at={match.firstSeen} />],
        ]}
      />
    </Card>
  )
}
