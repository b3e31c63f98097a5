// SPDX-License-Identifier: EUPL-1.2
/**
 * How this node is set up: health with remedies, addresses, due days, answers to questions.
 *
 * @module
 */
import type { ConsentView } from '@ncv/protocol/admin/question-routes.ts'
import type { SettingsView } from '@ncv/protocol/admin/settings-routes.ts'
import { named } from '../../app/direction.ts'
import { act } from '../../app/act.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de as wordsDe } from '../../i18n/de/party-words.ts'
import { de } from '../../i18n/de/settings.ts'
import { en as wordsEn } from '../../i18n/en/party-words.ts'
import { en } from '../../i18n/en/settings.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { RadioGroup } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { SettingsNav } from './settings-nav.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }

export default function Settings() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.readSettings(), 'settings', ['feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SettingsNav />
      <Doctor />
      <Loaded of={found}>
        {(view) => (
          <>
            <ThisNode view={view} />
            <Addresses view={view} />
            <DueDays view={view} />
          </>
        )}
      </Loaded>
      {may('question.consent') && <Consent />}
      {may('identity.read') && <Places />}
      <Section title={t('tokens')}>
        <p>{t('tokens.text')}</p>
      </Section>
    </Page>
  )
}

function Doctor() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.doctor(), 'doctor', ['feed'])
  return (
    <Section title={t('doctor')}>
      <Loaded of={found}>
        {({ checks }) => {
          const bad = checks.filter(({ isGood }) => !isGood)
          return (
            <>
              {bad.map(({ check, text }) => (
                <Alert key={`${check} ${text}`} kind="danger" title={text} />
              ))}
              {bad.length < checks.length && <Alert kind="success" title={t('doctor.good', { n: checks.length - bad.length })} />}
              <details>
                <summary>{t('doctor.all')}</summary>
                <ul class="list-plain">
                  {checks.map(({ check, isGood, text }) => (
                    <li key={`${check} ${text}`}>
                      <Badge kind={isGood ? 'green' : 'red'}>{t(isGood ? 'check.good' : 'check.bad')}</Badge> {text}
                    </li>
                  ))}
                </ul>
              </details>
              <p class="no-print">
                <Button isSmall onClick={found.reload}>
                  {t('doctor.again')}
                </Button>
              </p>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function ThisNode({ view }: { readonly view: SettingsView }) {
  const t = useTexts(TEXTS)
  const w = useTexts({ de: wordsDe, en: wordsEn })
  return (
    <Section title={t('node')}>
      <Facts
        of={[
          [t('name'), view.name],
          [t('id'), <span class="mono">{view.id}</span>],
          [t('kind'), w(`kind.${view.kind}`)],
          [t('category'), w(`category.${view.category as 1}`)],
          [t('host'), view.host === null ? t('host.own') : t('host.text', { host: view.host })],
          [t('witness'), t(view.isWitness ? 'witness.yes' : 'witness.no')],
          [t('vault'), t(view.isKeyBesideData ? 'vault.beside' : 'vault.apart')],
        ]}
      />
    </Section>
  )
}

function Addresses({ view: { federation, hubUrl, relayUrl, mirrorUrl, pollMs } }: { readonly view: SettingsView }) {
  const t = useTexts(TEXTS)
  const at = (name: string, url: string) => (
    <>
      {name} <span class="sub mono">{url}</span>
    </>
  )
  return (
    <Section title={t('addresses')}>
      <Facts
        of={[
          [t('federation'), named(federation.name, federation.id)],
          [t('hub'), at(federation.hub, hubUrl)],
          [t('relay'), at(federation.relay, relayUrl)],
          [t('mirror'), at('', mirrorUrl)],
          [t('poll'), t('poll.value', { seconds: pollMs / 1000 })],
        ]}
      />
    </Section>
  )
}

type DueRow = SettingsView['dueDays'][number]

function DueDays({ view: { dueDays } }: { readonly view: SettingsView }) {
  const t = useTexts(TEXTS)
  const urgencies = dueDays[0]?.days.map(({ urgency }) => urgency) ?? []
  const cell = (row: DueRow, urgency: string) => {
    const found = row.days.find((each) => each.urgency === urgency)
    return (
      <>
        {found?.days}
        {found?.isOwn && <span class="sub">{t('due.own')}</span>}
      </>
    )
  }
  return (
    <Section title={t('due')} lead={t('due.lead')}>
      <Table
        caption={t('due')}
        rows={dueDays}
        keyOf={({ criticality }) => criticality}
        pageKey="due"
        columns={[
          { key: 'criticality', title: t('due.criticality'), cell: ({ criticality }) => t(`criticality.${criticality as 'low'}`) },
          ...urgencies.map((urgency) => ({
            key: urgency,
            title: t(`urgency.${urgency as 'low'}`),
            isNumber: true,
            cell: (row: DueRow) => cell(row, urgency),
          })),
        ]}
      />
    </Section>
  )
}

const MODES = ['propose', 'send', 'off'] as const satisfies readonly ConsentView['mode'][]

function Consent() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.listQuestions(), 'questions', ['question'])
  const save = async (mode: ConsentView['mode']) => {
    await act(() => api.setAnswerConsent({ body: { mode } }), t('consent.saved'))
    await found.reload()
  }
  return (
    <Section title={t('consent')} lead={t('consent.lead')}>
      <Loaded of={found}>
        {({ consent: { mode } }) => (
          <RadioGroup
            label={t('consent.mode')}
            value={mode}
            onChange={(next) => void save(next)}
            options={MODES.map((value) => ({ value, label: t(`consent.${value}`) }))}
          />
        )}
      </Loaded>
    </Section>
  )
}

function Places() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.showPlaces(), 'places', ['identity'])
  return (
    <Section title={t('places')}>
      <Loaded of={found}>
        {({ known, imported }) => (
          <p>
            {t('places.known', { n: known })}
            {imported !== null && (
              <span class="sub">{t('places.imported', { file: imported.file, rows: imported.rows, day: formatDay(imported.at) })}</span>
            )}
          </p>
        )}
      </Loaded>
    </Section>
  )
}
