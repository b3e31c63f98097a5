// SPDX-License-Identifier: EUPL-1.2
/**
 * What was reported by name so far: stages, periods, and what was written about it.
 *
 * @module
 */
import type { OwnReportView } from '@ncv/protocol/admin/report-routes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/named-report.ts'
import { en } from '../../../i18n/en/named-report.ts'
import type { BadgeKind } from '../../../ui/badge.tsx'
import { Badge } from '../../../ui/badge.tsx'
import { Facts, Plain, Time } from '../../../ui/facts.tsx'
import { Section } from '../../../ui/page.tsx'

const TEXTS = { de, en }
type StageState = OwnReportView['stages'][number]['state']
const KIND: Readonly<Record<StageState, BadgeKind>> = { queued: 'line', sealed: 'blue', taken: 'green', refused: 'red', gone: 'line' }

export function SoFar({ of: { stages, schedule, thread } }: { readonly of: OwnReportView }) {
  const t = useTexts(TEXTS)
  return (
    <>
      <Section title={t('own.title')}>
        <Facts
          of={stages.map(
            ({ stage, state, writtenAt, takenAt, post }) =>
              [
                t(`stage.${stage}`),
                <span key={post}>
                  <Badge kind={KIND[state]}>{t(`own.state.${state}`)}</Badge> <Time at={takenAt ?? writtenAt} />
                </span>,
              ] as const,
          )}
        />
      </Section>
      <Section title={t('due.title')}>
        <Facts
          of={schedule.map(
            ({ stage, state, dueAt, sentAt }) =>
              [
                t(`stage.${stage}`),
                <span key={stage}>
                  <Badge kind={state === 'overdue' || state === 'late' ? 'red' : state === 'sent' ? 'green' : 'amber'}>{t(`due.${state}`)}</Badge>{' '}
                  <Time at={sentAt ?? dueAt} />
                </span>,
              ] as const,
          )}
        />
      </Section>
      <Section title={t('thread.title')}>
        {thread.length === 0 && <p class="muted">{t('thread.none')}</p>}
        <ol class="thread">
          {thread.map(({ at, isOwn, subject, text }) => (
            <li class={`thread__line${isOwn ? ' thread__line--own' : ''}`} key={`${at} ${subject}`}>
              <p class="thread__head">
                <strong>{t(isOwn ? 'thread.own' : 'thread.hub')}</strong> <Time at={at} /> {subject}
              </p>
              <Plain text={text} />
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}
