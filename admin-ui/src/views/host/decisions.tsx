// SPDX-License-Identifier: EUPL-1.2
/**
 * What the host has decided for many tenants at once, and the way back.
 *
 * @module
 */
import '../../style/host.css'
import type { HostActView } from '@ncv/protocol/admin/host-routes.ts'
import { useState } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../host/api.ts'
import { useUndo } from '../../host/undo.ts'
import { de } from '../../i18n/de/host-decisions.ts'
import { de as matchDe } from '../../i18n/de/match.ts'
import { en } from '../../i18n/en/host-decisions.ts'
import { en as matchEn } from '../../i18n/en/match.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Plain, Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const TEXTS = { de, en }

export default function Decisions() {
  const t = useTexts(TEXTS)
  const list = useResource(() => api.hostDecisions(), 'decisions', ['host', 'tenant'])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('host.decide') && (
          <LinkButton kind="primary" href={hrefOf('decide')}>
            {t('new')}
          </LinkButton>
        )
      }
    >
      <Loaded of={list}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <Empty title={t('empty.title')}>
              <p>{t('empty.text')}</p>
            </Empty>
          ) : (
            <List of={decisions} reload={list.reload} />
          )
        }
      </Loaded>
    </Page>
  )
}

function List({ of, reload }: { readonly of: readonly HostActView[]; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const status = useTexts({ de: matchDe, en: matchEn })
  const undo = useUndo()
  const [asked, setAsked] = useState<string | undefined>(undefined)
  const takeBack = async (act: string) => {
    setAsked(undefined)
    await undo(act)
    await reload()
  }
  return (
    <>
      <Table
        caption={t('title')}
        rows={of}
        keyOf={({ act }) => act}
        columns={[
          { key: 'at', title: t('column.at'), cell: ({ at }) => <Time at={at} /> },
          {
            key: 'about',
            title: t('column.about'),
            cell: ({ targets, reason, by }) => (
              <>
                {targets.join(', ')}
                <span class="sub">{t('by', { by })}</span>
                {reason !== null && <Plain text={reason} />}
              </>
            ),
          },
          { key: 'to', title: t('column.to'), cell: ({ to }) => <Badge>{status(`status.${to}`)}</Badge> },
          {
            key: 'tenants',
            title: t('column.tenants'),
            cell: ({ tenants, changed, names }) => (
              <details>
                <summary>
                  {t('tenants', { n: tenants })}, {t('changed', { n: changed })}
                </summary>
                {names.join(', ')}
              </details>
            ),
          },
          {
            key: 'actions',
            title: t('column.actions'),
            cell: ({ act, targets }) =>
              may('host.decide') && (
                <Button isSmall label={t('undo.label', { about: targets.join(', ') })} onClick={() => setAsked(act)}>
                  {t('undo')}
                </Button>
              ),
          },
        ]}
      />
      {asked !== undefined && (
        <Confirm title={t('undo.title')} confirm={t('undo')} onConfirm={() => takeBack(asked)} onClose={() => setAsked(undefined)}>
          <p>{t('undo.text')}</p>
        </Confirm>
      )}
    </>
  )
}
