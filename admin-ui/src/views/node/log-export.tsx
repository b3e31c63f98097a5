// SPDX-License-Identifier: EUPL-1.2
/**
 * The whole log as files, on the node's machine.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/hub-deeds.ts'
import { en } from '../../i18n/en/hub-deeds.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'

export function LogExport() {
  const t = useTexts({ de, en })
  const [dir, setDir] = useState('')
  const [written, setWritten] = useState<number | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const start = async () => {
    setProblem(undefined)
    setDone(undefined)
    try {
      const { files, size, dir: folder } = await api.exportLog({ body: { dir: dir.trim() } }, { onProgress: (progress) => setWritten(progress.done) })
      setDone(t('export.done', { files, size, dir: folder }))
    } catch (error) {
      setProblem(sentenceOf(error))
    } finally {
      setWritten(undefined)
    }
  }
  return (
    <Section title={t('export')} lead={t('export.lead')}>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      {done !== undefined && <Alert kind="success" title={done} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (dir.trim() !== '') void start()
        }}
      >
        <TextField label={t('export.dir')} isRequired value={dir} onInput={setDir} maxLength={4096} />
        <Button type="submit" isDisabled={written !== undefined}>
          {t('export.start')}
        </Button>
      </form>
      {written !== undefined && <p role="status">{t('export.progress', { n: written })}</p>}
    </Section>
  )
}
