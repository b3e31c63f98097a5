// SPDX-License-Identifier: EUPL-1.2
/**
 * The register of bodies to which this house passes things on, and the papers that make it lawful.
 *
 * @module
 */
import type { PaperState, RecipientView } from '@ncv/protocol/admin/forwarding-routes.ts'
import { useState } from 'preact/hooks'
import { beside } from '../../app/direction.ts'
import { act } from '../../app/act.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/recipient.ts'
import { en } from '../../i18n/en/recipient.ts'
import { api } from '../../node/api.ts'
import type { BadgeKind } from '../../ui/badge.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Choice, FilterBar, isFound, Search } from '../../ui/filter-bar.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { PostNav } from './post-nav.tsx'
import { RECIPIENT_KINDS, RecipientForm } from './recipient-form.tsx'
import { RecipientImport } from './recipient-import.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }
type Open = 'nothing' | 'import' | 'new' | RecipientView

export default function Recipients() {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const [words, kind] = [query.get('q') ?? '', query.get('kind') ?? '']
  const found = useResource(() => api.listRecipients(), 'recipients', ['forwarding', 'feed'])
  const [open, setOpen] = useState<Open>('nothing')
  const [gone, setGone] = useState<RecipientView | undefined>(undefined)
  const close = async () => {
    setOpen('nothing')
    await found.reload()
  }
  const remove = async ({ handle }: RecipientView) => {
    setGone(undefined)
    await act(() => api.removeRecipient({ params: { handle } }), t('removed'))
    await found.reload()
  }
  const canWrite = may('forwarding.write')
  const actions = canWrite && open === 'nothing' && (
    <>
      <Button onClick={() => setOpen('import')}>{t('import')}</Button>
      <Button kind="primary" onClick={() => setOpen('new')}>
        {t('add')}
      </Button>
    </>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      <PostNav />
      {open === 'import' && <RecipientImport onDone={close} />}
      {open !== 'nothing' && open !== 'import' && (
        <RecipientForm key={open === 'new' ? 'new' : open.handle} recipient={open === 'new' ? undefined : open} onDone={close} />
      )}
      <Loaded of={found}>
        {({ recipients }) => {
          if (recipients.length === 0)
            return (
              <Empty title={t('empty')}>
                <p>{t('empty.text')}</p>
              </Empty>
            )
          const rows = recipients.filter((each) => isFound(words, each.handle, each.name, each.mailbox) && (kind === '' || each.kind === kind))
          return (
            <>
              <FilterBar names={['kind']} shown={rows.length} total={recipients.length}>
                <Search />
                <Choice name="kind" label={t('filter.kind')} options={RECIPIENT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
              </FilterBar>
              <RecipientTable rows={rows} {...(canWrite ? { onChange: setOpen, onRemove: setGone } : {})} />
              {rows.length === 0 && <Empty title={t('empty.filtered')} />}
            </>
          )
        }}
      </Loaded>
      {gone !== undefined && (
        <Confirm
          title={t('remove.title', { name: gone.name })}
          confirm={t('remove')}
          isDanger
          onConfirm={() => remove(gone)}
          onClose={() => setGone(undefined)}
        >
          <p>{t('remove.text')}</p>
        </Confirm>
      )}
    </Page>
  )
}

interface TableProps {
  readonly rows: readonly RecipientView[]
  readonly onChange?: (recipient: RecipientView) => void
  readonly onRemove?: (recipient: RecipientView) => void
}

function RecipientTable({ rows, onChange, onRemove }: TableProps) {
  const t = useTexts(TEXTS)
  return (
    <Table
      caption={t('title')}
      rows={rows}
      keyOf={({ handle }) => handle}
      columns={[
        {
          key: 'name',
          title: t('column.name'),
          cell: ({ name, handle, mailbox }) => (
            <>
              {name}
              <span class="sub">{beside([handle, mailbox])}</span>
            </>
          ),
        },
        { key: 'kind', title: t('column.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
        {
          key: 'agreement',
          title: t('column.agreement'),
          cell: ({ agreementState, agreement }) => <PaperCell state={agreementState} until={agreement?.until} />,
        },
        { key: 'pledge', title: t('column.pledge'), cell: ({ pledgeState, pledge }) => <PaperCell state={pledgeState} until={pledge?.until} /> },
        ...(onChange === undefined
          ? []
          : [
              {
                key: 'do',
                title: t('column.do'),
                cell: (row: RecipientView) => (
                  <span class="row no-print">
                    <Button isSmall label={t('change.what', { name: row.name })} onClick={() => onChange(row)}>
                      {t('change')}
                    </Button>
                    <Button isSmall kind="tertiary" label={t('remove.what', { name: row.name })} onClick={() => onRemove?.(row)}>
                      {t('remove')}
                    </Button>
                  </span>
                ),
              },
            ]),
      ]}
    />
  )
}

const PAPER_BADGE: Readonly<Record<PaperState, BadgeKind>> = {
  none: 'line',
  future: 'amber',
  valid: 'green',
  expiring: 'amber',
  expired: 'red',
  membership: 'green',
}

function PaperCell({ state, until }: { readonly state: PaperState; readonly until: string | undefined }) {
  const t = useTexts(TEXTS)
  return (
    <>
      <Badge kind={PAPER_BADGE[state]}>{t(`paper.${state}`)}</Badge>
      {until !== undefined && <span class="sub">{t('paper.until', { day: formatDay(until) })}</span>}
    </>
  )
}
