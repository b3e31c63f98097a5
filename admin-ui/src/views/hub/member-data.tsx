// SPDX-License-Identifier: EUPL-1.2
/**
 * All that the hub stores about one body: for its own question, and to be deleted when it has left.
 *
 * @module
 */
import type { MemberDataView } from '@ncv/protocol/admin/hub-member-data-routes.ts'
import { useState } from 'preact/hooks'
import { isolated } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { ForgetMember } from '../../hub/forget-member.tsx'
import { de } from '../../i18n/de/hub-member-data.ts'
import { en } from '../../i18n/en/hub-member-data.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import '../../style/hub-coordination.css'

const DATA = { de, en }

export default function MemberData({ params: { member } }: ViewProps) {
  return member === undefined ? <Which /> : <Shown member={member} />
}

function Which() {
  const t = useTexts(DATA)
  const [id, setId] = useState('')
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: hrefOf('settings'), label: t('back.settings') }}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          go(hrefOf(`member-data/${encodeURIComponent(id.trim())}`))
        }}
      >
        <TextField label={t('which')} hint={t('which.hint')} value={id} onInput={setId} autocomplete="off" />
        <Button type="submit" isDisabled={id.trim() === ''}>
          {t('which.go')}
        </Button>
      </form>
    </Page>
  )
}

function Shown({ member }: { readonly member: string }) {
  const t = useTexts(DATA)
  const data = useResource(() => api.showMemberData({ params: { member } }), member, ['member'])
  return (
    <Loaded of={data}>
      {(found) => (
        <Page
          title={t('title.of', { member })}
          lead={t('lead')}
          back={{ href: hrefOf('members'), label: t('back') }}
          actions={<Button onClick={() => saveFile(`${member}.json`, `${JSON.stringify(found, null, 2)}\n`, 'application/json')}>{t('save')}</Button>}
        >
          {found.register.record !== null && (
            <Section title={t('register')} lead={found.register.means}>
              <Row of={found.register.record} />
            </Section>
          )}
          {found.tables
            .filter(({ rows }) => rows.length > 0)
            .map((table) => (
              <StoredTable key={table.table} of={table} />
            ))}
          <Section title={t('notes')}>
            <ul>
              {found.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Section>
          {may('member-data.delete') && <ForgetMember member={member} />}
        </Page>
      )}
    </Loaded>
  )
}

function StoredTable({ of: { means, period, fields, rows } }: { readonly of: MemberDataView['tables'][number] }) {
  const t = useTexts(DATA)
  return (
    <Section title={means} lead={`${t('column.period')}: ${isolated(period)} · ${t('column.rows')}: ${rows.length}`}>
      <details>
        <summary>{t('fields')}</summary>
        <Facts of={Object.entries(fields)} />
      </details>
      <details>
        <summary>{t('rows')}</summary>
        {rows.map((row, i) => (
          <Row key={i} of={row} />
        ))}
      </details>
    </Section>
  )
}

function Row({ of: row }: { readonly of: Readonly<Record<string, unknown>> }) {
  return <pre class="secret">{JSON.stringify(row, null, 2)}</pre>
}
