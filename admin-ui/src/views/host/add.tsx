// SPDX-License-Identifier: EUPL-1.2
/**
 * Taking tenants in: the commands for it. Keys and folders come to be on the machine, by whoever owns the host's folder; no browser hands it paths.
 *
 * @module
 */
import '../../style/host.css'
import type { HostState } from '@ncv/protocol/admin/host-routes.ts'
import { useState } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../host/api.ts'
import { folderOf } from '../../host/command.ts'
import { CommandLine } from '../../host/command-line.tsx'
import { de } from '../../i18n/de/host-add.ts'
import { en } from '../../i18n/en/host-add.ts'
import { de as partyDe } from '../../i18n/de/party-words.ts'
import { en as partyEn } from '../../i18n/en/party-words.ts'
import { Select, TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

const TEXTS = { de, en }
const KINDS = ['municipality', 'district', 'association', 'it-provider', 'land'] as const
const CATEGORIES = ['1', '2', '3', '4'] as const

export default function Add() {
  const t = useTexts(TEXTS)
  const state = useResource(() => api.hostState(), 'host-state', ['tenant'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={state}>{(host) => <Ways host={host} />}</Loaded>
    </Page>
  )
}

function Ways({ host: { dir, notJoined } }: { readonly host: HostState }) {
  const t = useTexts(TEXTS)
  return (
    <>
      <NewTenant dir={dir} />
      <Section title={t('join.title')} lead={t('join.text')}>
        <p>{notJoined === 0 ? t('join.none') : t('join.open', { n: notJoined })}</p>
        <CommandLine words={['ncv', 'host', 'join', '--join', 'verbund.join', '--words', '2=…,5=…', '--dir', dir]} />
      </Section>
      <Section title={t('many.title')} lead={t('many.text')}>
        <CommandLine words={['ncv', 'host', 'add', '--list', 'mandanten.json', '--out', 'steckbriefe', '--dir', dir]} />
      </Section>
      <Section title={t('adopt.title')} lead={t('adopt.text')}>
        <CommandLine words={['ncv', 'host', 'adopt', '/srv/ncv/knoten', '--as', 'gemeinde', '--dir', dir]} />
      </Section>
    </>
  )
}

function NewTenant({ dir }: { readonly dir: string }) {
  const t = useTexts(TEXTS)
  const word = useTexts({ de: partyDe, en: partyEn })
  const [name, setName] = useState('')
  const [folder, setFolder] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('municipality')
  const [category, setCategory] = useState<(typeof CATEGORIES)[number]>('3')
  const words = [folder.trim() || folderOf(name) || 'gemeinde', '--name', name.trim() || 'Gemeinde', '--kind', kind, '--category', category]
  return (
    <Section title={t('new.title')} lead={t('new.lead')}>
      <div class="form">
        <TextField label={t('name')} value={name} onInput={setName} maxLength={120} autocomplete="off" />
        <TextField label={t('folder')} hint={t('folder.hint')} value={folder} onInput={setFolder} maxLength={40} autocomplete="off" />
        <Select label={t('kind')} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: word(`kind.${value}`) }))} />
        <Select
          label={t('category')}
          value={category}
          onChange={setCategory}
          options={CATEGORIES.map((value) => ({ value, label: word(`category.${value}`) }))}
        />
      </div>
      <h3>{t('command')}</h3>
      <CommandLine words={['ncv', 'host', 'add', ...words, '--dir', dir]} />
      <p class="muted">{t('recovery')}</p>
    </Section>
  )
}
