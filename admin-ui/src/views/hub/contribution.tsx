// SPDX-License-Identifier: EUPL-1.2
/**
 * One anonymous contribution: what it says, what can be known of it, the way to a warning, the exchange with its sender.
 *
 * @module
 */
import type { ContributionView } from '@ncv/protocol/admin/hub-routes.ts'
import type { HubCaseView } from '@ncv/protocol/admin/hub-case-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { caseState } from '../../hub/case-state.ts'
import { ReplyForm } from '../../hub/reply-form.tsx'
import { SourceComparison } from '../../hub/source-comparison.tsx'
import { IndicatorTable } from '../../hub/warning-preview.tsx'
import { RsitWords, rsitText, VcvWords } from '../../hub/warning-words.tsx'
import { de } from '../../i18n/de/hub-intake.ts'
import { en } from '../../i18n/en/hub-intake.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Day, Facts, Plain } from '../../ui/facts.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { CASE_KIND } from './intake.tsx'

async function read(id: string) {
  const [found, { contributions }] = await Promise.all([api.showCase({ params: { id } }), api.contributions()])
  return { found, contribution: contributions.find((each) => each.id === found.id) }
}

export default function Contribution({ params: { id = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const resource = useResource(() => read(id), id, ['contribution', 'feed', 'draft'])
  const back = { href: hrefOf('intake'), label: t('back') }
  return (
    <Loaded of={resource}>
      {({ found, contribution }) =>
        contribution === undefined ? (
          <Page title={t('missing')} back={back}>
            <Empty title={t('missing')}>
              <p>{t('missing.text')}</p>
            </Empty>
          </Page>
        ) : (
          <Page title={t('contribution.title', { kind: rsitText(contribution.rsit) })} back={back}>
            <Content of={contribution} standing={found} />
            {may('draft.write') && <ToWarning of={contribution} />}
            <Thread of={found} />
            {may('contribution.answer') && <ReplyForm of={found} onDone={() => void resource.reload()} />}
          </Page>
        )
      }
    </Loaded>
  )
}

function Content({ of, standing }: { readonly of: ContributionView; readonly standing: HubCaseView }) {
  const t = useTexts({ de, en })
  const state = caseState(standing)
  return (
    <div class="grid-2">
      <Card title={t('content.title')}>
        <p class="row">
          <Badge kind={CASE_KIND[state]}>{t(`state.${state}`)}</Badge>
          {of.isExercise && <Badge kind="blue">{t('exercise')}</Badge>}
          {standing.claimedBy !== undefined && <Badge>{t('claimed', { name: standing.claimedBy })}</Badge>}
        </p>
        <Facts
          of={[
            [t('field.rsit'), <RsitWords key="rsit" code={of.rsit} />],
            [t('field.vcv'), <VcvWords key="vcv" code={of.vcv} />],
            [t('field.occurredDay'), of.occurredDay && <Day day={of.occurredDay} />],
            [t('field.detectedDay'), of.detectedDay && <Day day={of.detectedDay} />],
            [t('field.leftOut'), of.leftOut.map((field) => t(`left-out.${field}` as keyof typeof de)).join(', ')],
          ]}
        />
        {of.description !== undefined && (
          <>
            <h3>{t('field.description')}</h3>
            <Plain text={of.description} />
          </>
        )}
        {of.measures !== undefined && (
          <>
            <h3>{t('field.measures')}</h3>
            <Plain text={of.measures} />
          </>
        )}
        {of.indicators.length > 0 && (
          <>
            <h3>{t('field.indicators')}</h3>
            <IndicatorTable of={of.indicators} />
          </>
        )}
      </Card>
      <Card title={t('known.title')}>
        <ul>
          <li>{t('known.member')}</li>
          <li>{t('known.once')}</li>
        </ul>
        <p>
          <strong>{t('unknown.who')}</strong>
        </p>
        <p>{t('unknown.care')}</p>
      </Card>
    </div>
  )
}

/** How its content would go out: laid out by the hub, nothing stored. */
function ToWarning({ of }: { readonly of: ContributionView }) {
  const t = useTexts({ de, en })
  const laid = useResource(() => api.previewDraft({ body: { contribution: of.id } }), of.id)
  return (
    <Section title={t('draft.title')} lead={t('draft.lead')}>
      <Loaded of={laid}>
        {({ content }) => (
          <>
            <SourceComparison source={of} content={content} />
            <p class="row">
              <LinkButton kind="primary" href={hrefOf('warnings/new', { contribution: of.id })}>
                {t('draft.go')}
              </LinkButton>
            </p>
          </>
        )}
      </Loaded>
    </Section>
  )
}

function Thread({ of: { thread, limit } }: { readonly of: HubCaseView }) {
  const t = useTexts({ de, en })
  return (
    <Section title={t('thread.title')} lead={t('thread.lead')}>
      {thread.length === 0 ? (
        <p class="muted">{t('thread.none')}</p>
      ) : (
        <ol class="said">
          {thread.map((line) =>
            line.from === 'hub' ? (
              <li key={`hub ${line.number}`} class="said--out">
                <strong>{t(`thread.${line.kind}`, { number: line.number, author: line.author })}</strong>{' '}
                <span class="muted">{line.index === null ? t('thread.waits') : t('thread.out', { index: line.index })}</span>
                <Plain text={line.text} />
                {line.closes !== undefined && (
                  <p class="muted">
                    {t('thread.until')} <Day day={line.closes} />
                  </p>
                )}
              </li>
            ) : (
              <li key={`sender ${line.counter}`}>
                <strong>{t('thread.sender', { counter: line.counter, limit })}</strong>{' '}
                {line.answers !== undefined && <span class="muted">{t('thread.answers', { number: line.answers })}</span>}
                <Plain text={line.text} />
              </li>
            ),
          )}
        </ol>
      )}
    </Section>
  )
}
