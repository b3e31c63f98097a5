// SPDX-License-Identifier: EUPL-1.2
/**
 * The start page of the hub: what waits for somebody, by deadline, and how the hub itself is.
 *
 * @module
 */
import type { SourceView } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { beside } from '../../app/direction.ts'
import { formatNumber } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { keyHolder } from '../../hub/key-holder.ts'
import type { Areas, Todo } from '../../hub/todo.ts'
import { todosOf } from '../../hub/todo.ts'
import { RsitWords } from '../../hub/warning-words.tsx'
import { de } from '../../i18n/de/hub-start.ts'
import { en } from '../../i18n/en/hub-start.ts'
import { Badge } from '../../ui/badge.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import '../../style/hub-publish.css'

const TOPICS = ['feed', 'contribution', 'draft', 'catalogue', 'request', 'report', 'alarm', 'motion', 'question', 'application', 'post']

/** Only what the one who has signed in may read is asked for. */
async function readAreas(): Promise<Areas> {
  const [cases, drafts, editions, alarms, requests, releases, reports, motions, questions, applications] = await Promise.all([
    may('contribution.read') ? api.cases() : undefined,
    may('draft.read') ? api.drafts() : undefined,
    may('catalogue.read') ? api.showCatalogue() : undefined,
    may('alarm.read') ? api.alarms({ query: {} }) : undefined,
    may('request.read') ? api.requests({ query: {} }) : undefined,
    may('post.read') ? api.listReleaseRequests() : undefined,
    may('report.read') ? api.dutyReports() : undefined,
    may('motion.read') ? api.motions() : undefined,
    may('count.read') ? api.counts() : undefined,
    may('application.read') ? api.applications() : undefined,
  ])
  return {
    ...(cases && { cases: cases.cases }),
    ...(drafts && { drafts: drafts.drafts }),
    ...(editions && { editions: editions.drafts }),
    ...(alarms && { alarms: alarms.alarms }),
    ...(requests && { requests: requests.requests }),
    ...(releases && { releases: releases.requests }),
    ...(reports && { reports: reports.reports }),
    ...(motions && { motions: motions.motions }),
    ...(questions && { questions: questions.questions }),
    ...(applications && { applications: applications.applications }),
  }
}

export default function Start() {
  const t = useTexts({ de, en })
  const holder = keyHolder.use()
  const areas = useResource(readAreas, 'todo', TOPICS)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Section title={t('todo.title')}>
        <Loaded of={areas}>{(found) => <Todos of={todosOf(found, holder?.id, Date.now())} />}</Loaded>
      </Section>
      <State />
    </Page>
  )
}

function Todos({ of }: { readonly of: readonly Todo[] }) {
  const t = useTexts({ de, en })
  if (of.length === 0)
    return (
      <Empty title={t('nothing.title')}>
        <p>{t('nothing.text')}</p>
      </Empty>
    )
  return (
    <ul class="todo" data-list>
      {of.map((todo) => (
        <li key={todo.key} data-item tabIndex={-1}>
          <TodoLine of={todo} />
        </li>
      ))}
    </ul>
  )
}

function TodoLine({ of: { kind, href, title, who, dueAt, isLate, n } }: { readonly of: Todo }) {
  const t = useTexts({ de, en })
  const isWritten = kind.endsWith('draft') || kind.endsWith('edition')
  const by = who === '' ? undefined : t(isWritten ? 'from.author' : 'from.member', { who })
  const counted = n !== undefined && (kind === 'alarm' || kind === 'motion' || kind === 'question') ? t(`n.${kind}`, { n }) : undefined
  return (
    <>
      <p>
        <a class="link" href={hrefOf(href)}>
          {kind === 'contribution' ? <RsitWords code={title} /> : title}
        </a>
        <span class="sub">{beside([t(`kind.${kind}`), by, counted])}</span>
      </p>
      <p>
        {dueAt === null ? (
          <span class="muted">{t('no-due')}</span>
        ) : (
          <>
            {isLate && <Badge kind="red">{t('late')}</Badge>} {t(kind === 'alarm' ? 'since' : 'due')} <Time at={dueAt} />
          </>
        )}
      </p>
    </>
  )
}

function State() {
  const t = useTexts({ de, en })
  const status = useResource(() => api.status(), 'status', ['feed'])
  const { data: sources } = useResource(async () => (may('import.read') ? (await api.sources()).sources : undefined), 'sources', ['feed'])
  return (
    <Section title={t('state.title')}>
      <Loaded of={status}>
        {({ readiness, size, witnessedSize, witnessesShown, quorum, advisories }) => (
          <Facts
            of={[
              [t('fact.readiness'), t(`state.${readiness}`)],
              [t('fact.log'), t('fact.log.text', { size, witnessed: witnessedSize })],
              [t('fact.witnesses'), t('fact.witnesses.text', { shown: witnessesShown, quorum })],
              [t('fact.advisories'), formatNumber(advisories)],
              [t('fact.sources'), sources && <SourceLight of={sources} />],
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}

function SourceLight({ of }: { readonly of: readonly SourceView[] }) {
  const t = useTexts({ de, en })
  const quiet = of.filter(({ health }) => health !== 'fresh')
  const [first] = quiet
  if (of.length === 0) return <>{t('sources.none')}</>
  return (
    <a class="link" href={hrefOf('sources')}>
      {first === undefined ? t('sources.fresh', { n: of.length }) : t('sources.quiet', { n: quiet.length, all: of.length, name: first.publisher })}
    </a>
  )
}
