// SPDX-License-Identifier: EUPL-1.2
/**
 * A backup of this node: started here, with what it holds and what it does not.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { formatBytes } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/backup.ts'
import { en } from '../../i18n/en/backup.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { SettingsNav } from './settings-nav.tsx'

const TEXTS = { de, en }

export default function Backup() {
  const t = useTexts(TEXTS)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SettingsNav />
      {may('node.backup') ? <Start /> : <p class="muted">{t('no-right')}</p>}
      <Section title={t('not')}>
        <ul>
          <li>{t('not.key')}</li>
          <li>{t('not.wallet')}</li>
          <li>{t('not.recovery')}</li>
        </ul>
      </Section>
      <Section title={t('clear')}>
        <p>{t('clear.text')}</p>
      </Section>
      <Section title={t('restore')}>
        <p>{t('restore.text')}</p>
      </Section>
    </Page>
  )
}

type Written = Awaited<ReturnType<typeof api.backup>>

function Start() {
  const t = useTexts(TEXTS)
  const [path, setPath] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [written, setWritten] = useState<Written | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const start = async () => {
    setBusy(true)
    setProblem(undefined)
    setWritten(undefined)
    try {
      setWritten(await api.backup({ body: { path: path.trim() } }))
    } catch (error) {
      setProblem(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      {written !== undefined && (
        <Alert kind="success" title={t('done', { size: written.size, bytes: formatBytes(written.bytes) })}>
          <p>{t('done.key', { key: written.keyFile })}</p>
        </Alert>
      )}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (path.trim() !== '') void start()
        }}
      >
        <TextField label={t('path')} hint={t('path.hint')} isRequired maxLength={4096} value={path} onInput={setPath} />
        <Button kind="primary" type="submit" isDisabled={isBusy}>
          {t('start')}
        </Button>
      </form>
    </>
  )
}
