// SPDX-License-Identifier: EUPL-1.2
/**
 * Settings of the hub: keys of analysts, join file, backup, and the way to retention.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { formatBytes } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import { makeAnalystKey } from '../../hub/analyst-key.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-settings.ts'
import { en } from '../../i18n/en/hub-settings.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import '../../style/hub-coordination.css'

const SETTINGS = { de, en }

export default function Settings() {
  const t = useTexts(SETTINGS)
  return (
    <Page title={t('title')} lead={t('lead')}>
      {may('analyst.read') && <Analysts />}
      <JoinFile />
      {may('hub.backup') && <Backup />}
      <Section title={t('more')}>
        <div class="row">
          {may('retention.run') && <LinkButton href={hrefOf('retention')}>{t('more.retention')}</LinkButton>}
          <LinkButton href={hrefOf('ledger')}>{t('more.ledger')}</LinkButton>
          {may('member-data.read') && <LinkButton href={hrefOf('member-data')}>{t('more.data')}</LinkButton>}
        </div>
      </Section>
    </Page>
  )
}

function Analysts() {
  const t = useTexts(SETTINGS)
  const analysts = useResource(() => api.analysts(), 'analysts', ['analyst'])
  return (
    <Section title={t('analysts')} lead={t('analysts.lead')}>
      <Loaded of={analysts}>
        {({ analysts: all }) =>
          all.length === 0 ? (
            <p class="muted">{t('analysts.none')}</p>
          ) : (
            <ul>
              {all.map((id) => (
                <li key={id} class="mono">
                  {id}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {may('analyst.add') && <NewAnalyst onDone={analysts.reload} />}
    </Section>
  )
}

/** A key of this id that is there already is refused by the hub, and nothing is saved then. */
function NewAnalyst({ onDone }: { readonly onDone: () => Promise<void> }) {
  const t = useTexts(SETTINGS)
  const [id, setId] = useState('')
  const add = async () => {
    const made = await makeAnalystKey(id.trim())
    if (made === undefined) return notify('danger', t('analyst.no-ed25519'))
    const added = await act(() => api.addAnalyst({ body: { id: id.trim(), key: made.publicKey } }), t('analyst.added', { id: id.trim() }))
    if (added === undefined) return
    saveFile(`${id.trim()}.key`, made.file, 'text/plain')
    notify('info', t('analyst.saved'))
    setId('')
    await onDone()
  }
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <TextField label={t('analyst.id')} hint={t('analyst.id.hint')} value={id} onInput={setId} maxLength={31} autocomplete="off" />
      <Button isDisabled={!/^[a-z0-9][a-z0-9-]{0,30}$/.test(id.trim())} onClick={add}>
        {t('analyst.add')}
      </Button>
    </form>
  )
}

function JoinFile() {
  const t = useTexts(SETTINGS)
  const join = useResource(() => api.joinFile(), 'join-file', ['feed'])
  return (
    <Section title={t('join')} lead={t('join.lead')}>
      <Loaded of={join}>
        {(found) => (
          <div class="stack">
            <Facts
              of={[
                [t('join.words'), <span class="mono">{found.words.join(' ')}</span>],
                [t('join.origin'), <span class="mono">{found.origin}</span>],
              ]}
            />
            <div>
              <Button onClick={() => saveFile('verbund.join', found.join, 'text/plain')}>{t('join.save')}</Button>
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  )
}

function Backup() {
  const t = useTexts(SETTINGS)
  const [path, setPath] = useState('')
  const write = async () => {
    const done = await act(
      () => api.backup({ body: { path: path.trim() } }),
      ({ bytes, size }) => t('backup.done', { bytes: formatBytes(bytes), size }),
    )
    if (done !== undefined) setPath('')
  }
  return (
    <Section title={t('backup')} lead={t('backup.lead')}>
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <TextField label={t('backup.path')} hint={t('backup.path.hint')} value={path} onInput={setPath} autocomplete="off" />
        <Button isDisabled={path.trim() === ''} onClick={write}>
          {t('backup.write')}
        </Button>
      </form>
    </Section>
  )
}
