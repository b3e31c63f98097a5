// SPDX-License-Identifier: EUPL-1.2
/**
 * Inspections of the audit trail: asked for by one, released by another. Nothing here is counted or sorted by person.
 *
 * @module
 */
import type { AuditRequest } from '@ncv/protocol/admin/account-routes.ts'
import { useState } from 'preact/hooks'
import { accountApi } from '../../account/api.ts'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { may, session } from '../../app/session.ts'
import { de } from '../../i18n/de/audit.ts'
import { en } from '../../i18n/en/audit.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Time } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import '../../style/account.css'

export default function Audit() {
  const t = useTexts({ de, en })
  const isToken = session.use()?.account === null
  const requests = useResource(() => accountApi.listAuditRequests(), 'audit', ['audit'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Alert kind="info" title={t('why.title')}>
        <p>{t('why.text')}</p>
      </Alert>
      {isToken && (
        <Alert kind="warning" title={t('token.title')}>
          <p>{t('token.text')}</p>
        </Alert>
      )}
      {!isToken && may('audit.request') && <RequestForm onDone={requests.reload} />}
      <Section title={t('list.title')}>
        <Loaded of={requests}>{({ requests: rows }) => <Requests rows={rows} onChanged={requests.reload} />}</Loaded>
      </Section>
    </Page>
  )
}

function RequestForm({ onDone }: { readonly onDone: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const submit = async () => {
    setFailure(undefined)
    try {
      await accountApi.requestAudit({ body: { reason } })
      setReason('')
      notify('success', t('request.done'))
      await onDone()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  return (
    <Section title={t('request.title')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {failure !== undefined && <Alert kind="danger" title={failure} />}
        <TextField label={t('request.reason')} hint={t('request.reason.hint')} value={reason} onInput={setReason} isRequired maxLength={300} />
        <Button type="submit">{t('request.submit')}</Button>
      </form>
    </Section>
  )
}

const STATE_COLOURS = { waiting: 'amber', open: 'green', ended: 'line' } as const

function Requests({ rows, onChanged }: { readonly rows: readonly AuditRequest[]; readonly onChanged: () => Promise<void> }) {
  const t = useTexts({ de, en })
  if (rows.length === 0) return <Empty title={t('empty.title')} />
  return (
    <Table
      caption={t('list.title')}
      rows={rows}
      keyOf={({ id }) => String(id)}
      columns={[
        { key: 'reason', title: t('column.reason'), cell: ({ reason }) => reason },
        {
          key: 'by',
          title: t('column.by'),
          cell: ({ requestedBy, requestedAt }) => (
            <>
              {requestedBy ?? t('nobody')}
              <span class="sub">
                <Time at={requestedAt} />
              </span>
            </>
          ),
        },
        { key: 'released', title: t('column.released'), cell: ({ state, releasedBy }) => state !== 'waiting' && (releasedBy ?? t('nobody')) },
        {
          key: 'state',
          title: t('column.state'),
          cell: (row) => (
            <span class="row-actions">
              <Badge kind={STATE_COLOURS[row.state]}>{t(`state.${row.state}`)}</Badge>
              {row.state === 'open' && row.until !== null && (
                <span class="muted">
                  {t('until')} <Time at={row.until} />
                </span>
              )}
              <RequestAction row={row} onChanged={onChanged} />
            </span>
          ),
        },
      ]}
    />
  )
}

function RequestAction({
  row: { id, state, reason, isMine, isOwnRequest },
  onChanged,
}: {
  readonly row: AuditRequest
  readonly onChanged: () => Promise<void>
}) {
  const t = useTexts({ de, en })
  const [asks, setAsks] = useState(false)
  const release = async () => {
    setAsks(false)
    await act(() => accountApi.releaseAudit({ params: { id } }), t('release.done'))
    await onChanged()
  }
  if (isMine)
    return (
      <LinkButton isSmall href={hrefOf(`audit/${id}`)} label={t('read.label', { reason })}>
        {t('read')}
      </LinkButton>
    )
  if (state !== 'waiting' || isOwnRequest || !may('audit.release')) return null
  return (
    <>
      <Button isSmall label={t('release.label', { reason })} onClick={() => setAsks(true)}>
        {t('release')}
      </Button>
      {asks && (
        <Confirm title={t('release.title')} confirm={t('release')} onConfirm={release} onClose={() => setAsks(false)}>
          <p>{t('release.text', { reason })}</p>
        </Confirm>
      )}
    </>
  )
}
