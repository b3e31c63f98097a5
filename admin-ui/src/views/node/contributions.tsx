// SPDX-License-Identifier: EUPL-1.2
/**
 * Contributions that this house has sent, and how far each is. Whose they are only this node knows.
 *
 * @module
 */
import '../../style/contribute.css'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/contribution.ts'
import { en } from '../../i18n/en/contribution.ts'
import { api } from '../../node/api.ts'
import { stateBadge } from '../../node/contribution-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { States } from './contribute-parts/sent.tsx'
import { leastOf, NO_CONSENT, UrgentPrice } from './contribute-parts/urgent.tsx'
import { IncidentNav } from './incident-parts/nav.tsx'

const TEXTS = { de, en }

async function read() {
  const [{ contributions }, { incidents }, { cases }] = await Promise.all([api.listContributions(), api.listIncidents(), api.listCases()])
  const known = new Set(cases.map(({ id }) => id))
  // What was added to a case later is sent like a contribution, and is no case of its own.
  return contributions
    .toReversed()
    .map((each) => ({ ...each, isCase: known.has(each.id), incident: incidents.find(({ contribution }) => contribution === each.id) }))
}
type Row = Awaited<ReturnType<typeof read>>[number]

export default function Contributions() {
  const t = useTexts(TEXTS)
  const rows = useResource(read, 'contributions', ['contribution', 'incident', 'feed'])
  const [hurried, setHurried] = useState<Row | undefined>(undefined)
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <IncidentNav />
      <Loaded of={rows}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('list.empty')}>
              <p>{t('list.empty.text')}</p>
              <LinkButton href={hrefOf('incidents')}>{t('list.to-incidents')}</LinkButton>
            </Empty>
          ) : (
            <>
              <Table
                caption={t('list.title')}
                rows={all}
                keyOf={({ id }) => id}
                columns={[
                  { key: 'incident', title: t('list.incident'), cell: (row) => <Of of={row} /> },
                  { key: 'at', title: t('list.at'), cell: ({ at }) => <Time at={at} /> },
                  { key: 'state', title: t('list.state'), cell: (row) => <State of={row} onHurry={() => setHurried(row)} /> },
                  { key: 'group', title: t('list.group'), cell: (row) => <Group of={row} /> },
                ]}
              />
              <h2>{t('list.legend')}</h2>
              <States />
            </>
          )
        }
      </Loaded>
      {hurried !== undefined && (
        <Hurry
          of={hurried}
          onClose={() => {
            setHurried(undefined)
            void rows.reload()
          }}
        />
      )}
    </Page>
  )
}

function Of({ of: { id, incident, isCase } }: { readonly of: Row }) {
  const t = useTexts(TEXTS)
  return (
    <>
      {incident === undefined ? (
        t('list.unknown')
      ) : (
        <a class="link" href={hrefOf(`incidents/${incident.id}`)}>
          {incident.title}
        </a>
      )}
      <span class="sub">
        {isCase ? (
          <a class="link" href={hrefOf(`cases/${id}`)}>
            {t('list.case')} {id.slice(0, 8)}
          </a>
        ) : (
          `${t('sent.id')} ${id.slice(0, 8)}`
        )}
      </span>
    </>
  )
}

function State({ of: { state, incident }, onHurry }: { readonly of: Row; readonly onHurry: () => void }) {
  const t = useTexts(TEXTS)
  return (
    <div class="row">
      <Badge kind={stateBadge(state)}>{t(`state.${state}`)}</Badge>
      {state === 'queued' && may('contribution.write') && (
        <Button isSmall kind="tertiary" label={t('list.hurry.what', { title: incident?.title ?? '' })} onClick={onHurry}>
          {t('list.hurry')}
        </Button>
      )}
    </div>
  )
}

function Group({ of: { batchCount, smallGroup, urgent } }: { readonly of: Row }) {
  const t = useTexts(TEXTS)
  return (
    <>
      {batchCount === null ? '–' : t('list.batch', { n: batchCount })}
      {smallGroup !== null && <span class="sub">{t('list.small', smallGroup)}</span>}
      {urgent !== null && <span class="sub">{t('list.urgent', { n: urgent.count })}</span>}
    </>
  )
}

function Hurry({ of: { id }, onClose }: { readonly of: Row; readonly onClose: () => void }) {
  const t = useTexts(TEXTS)
  const preview = useResource(() => api.previewUrgent(), 'urgent')
  const [consent, setConsent] = useState(NO_CONSENT)
  return (
    <Dialog
      title={t('list.hurry')}
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          isDisabled={!consent.hasAgreed || preview.data?.isProven !== true}
          onClick={async () => {
            const body = { least: leastOf(consent) }
            const sent = await act(
              () => api.sendUrgent({ params: { id }, body }),
              ({ count }) => t('list.hurry.done', { n: count }),
            )
            if (sent !== undefined) onClose()
          }}
        >
          {t('list.hurry')}
        </Button>
      }
    >
      <Loaded of={preview}>{(of) => <UrgentPrice of={of} consent={consent} onChange={setConsent} />}</Loaded>
    </Dialog>
  )
}
