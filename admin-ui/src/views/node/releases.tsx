// SPDX-License-Identifier: EUPL-1.2
/**
 * Releases: asked of a source by this house, and asked of this house as a source. `?about=12` asks.
 *
 * @module
 */
import type { AskedRelease } from '@ncv/protocol/admin/release-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { place, setQuery } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/release.ts'
import { en } from '../../i18n/en/release.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/facts.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { ReceivedReleases, ReleaseAnswer, ReleaseSubject } from '../shared/received-releases.tsx'
import { PostNav } from './post-nav.tsx'

const TEXTS = { de, en }
type Audience = AskedRelease['audience']
const AUDIENCES = ['superior-office', 'own-provider', 'served-municipality', 'member', 'own-body', 'public'] as const satisfies readonly Audience[]

export default function Releases() {
  const t = useTexts(TEXTS)
  const about = place.use().query.get('about') ?? undefined
  const found = useResource(() => api.listReleases(), 'releases', ['forwarding', 'post', 'feed'])
  const canWrite = may('forwarding.write')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={canWrite && about === undefined && <Button onClick={() => setQuery({ about: 'new' })}>{t('ask')}</Button>}
    >
      <PostNav />
      {canWrite && about !== undefined && <AskForm about={about === 'new' ? '' : about} reload={found.reload} />}
      <Loaded of={found}>
        {({ asked: own, received }) => (
          <>
            <Section title={t('received')} lead={t('received.lead')}>
              <ReceivedReleases
                rows={received}
                empty={t('received.empty')}
                isAnswerable={canWrite}
                answer={(id, body) => api.answerRelease({ params: { id }, body })}
                reload={found.reload}
              />
            </Section>
            <Section title={t('asked')}>{own.length === 0 ? <Empty title={t('asked.empty')} /> : <Asked rows={own} />}</Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Asked({ rows }: { readonly rows: readonly AskedRelease[] }) {
  const t = useTexts(TEXTS)
  return (
    <Table
      caption={t('asked')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'subject', title: t('column.subject'), cell: ({ subject }) => <ReleaseSubject subject={subject} /> },
        { key: 'source', title: t('column.source'), cell: ({ name }) => name },
        { key: 'audience', title: t('column.audience'), cell: ({ audience }) => t(`audience.${audience}`) },
        { key: 'reason', title: t('column.reason'), cell: ({ reason }) => reason },
        { key: 'state', title: t('column.state'), cell: ({ answer }) => <ReleaseAnswer answer={answer} /> },
        { key: 'at', title: t('column.at'), isNumber: true, cell: ({ at }) => <Time at={at} isAgo /> },
      ]}
    />
  )
}

function AskForm({ about: first, reload }: { readonly about: string; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const [about, setAbout] = useState(first)
  const [audience, setAudience] = useState<Audience>('own-provider')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const ask = async () => {
    try {
      await api.askRelease({ body: { about: about.trim(), audience, reason: reason.trim() } })
      notify('success', t('ask.sent'))
      setQuery({ about: undefined })
      await reload()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Section title={t('ask')}>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void ask()
        }}
      >
        <TextField label={t('ask.about')} hint={t('ask.about.hint')} isRequired maxLength={200} value={about} onInput={setAbout} />
        <Select
          label={t('ask.audience')}
          value={audience}
          onChange={setAudience}
          options={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
        />
        <TextArea label={t('ask.reason')} hint={t('ask.reason.hint')} rows={3} isRequired maxLength={1000} value={reason} onInput={setReason} />
        <Button kind="primary" type="submit">
          {t('ask.send')}
        </Button>
      </form>
    </Section>
  )
}
