// SPDX-License-Identifier: EUPL-1.2
/**
 * Reader keys: shown once, never kept on the page; and bringing lost ones back.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { saveFile } from '../app/save-file.ts'
import { may } from '../app/session.ts'
import { de } from '../i18n/de/hub-key.ts'
import { en } from '../i18n/en/hub-key.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FileField } from '../ui/file-field.tsx'
import { Section } from '../ui/page.tsx'
import { api } from './api.ts'

export function ReaderKeys({ onDone }: { readonly onDone: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const [shown, setShown] = useState<{ readonly file: string; readonly keys: number } | undefined>(undefined)
  const take = async (file: File) => {
    const text = await file.text()
    await act(
      () => api.importReaderKeys({ body: { file: text } }),
      ({ taken, lost }) => t('reader.imported', { taken, lost }),
    )
    await onDone()
  }
  return (
    <Section title={t('reader')} lead={t('reader.lead')}>
      <div class="stack">
        <div>
          <Button onClick={async () => setShown(await act(() => api.readerKeys()))}>{t('reader.show')}</Button>
        </div>
        {may('keys.import') && <FileField label={t('reader.import')} hint={t('reader.import.hint')} onFile={(file) => void take(file)} />}
      </div>
      {shown !== undefined && (
        <Dialog
          title={t('reader.title')}
          onClose={() => setShown(undefined)}
          actions={
            <Button kind="primary" onClick={() => saveFile('ncv-reader-keys.txt', shown.file, 'text/plain')}>
              {t('reader.save')}
            </Button>
          }
        >
          <Alert kind="warning" title={t('reader.warn')} />
          <p>{t('reader.n', { n: shown.keys })}</p>
          <pre class="secret">{shown.file}</pre>
        </Dialog>
      )}
    </Section>
  )
}
