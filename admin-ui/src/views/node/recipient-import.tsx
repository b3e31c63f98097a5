// SPDX-License-Identifier: EUPL-1.2
/**
 * A list of bodies out of a CSV file: looked at first, then taken over as a whole.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act, sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { base64OfBytes } from '../../app/save-file.ts'
import { de } from '../../i18n/de/recipient.ts'
import { en } from '../../i18n/en/recipient.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Section } from '../../ui/page.tsx'

type Plan = Awaited<ReturnType<typeof api.importRecipients>>

export function RecipientImport({ onDone }: { readonly onDone: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const [csv, setCsv] = useState('')
  const [plan, setPlan] = useState<Plan | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const look = async (file: File) => {
    setPlan(undefined)
    setProblem(undefined)
    try {
      const content = base64OfBytes(new Uint8Array(await file.arrayBuffer()))
      setCsv(content)
      setPlan(await api.importRecipients({ body: { csv: content, preview: true } }))
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const apply = async () => {
    const done = await act(
      () => api.importRecipients({ body: { csv } }),
      ({ added, changed }) => t('import.done', { added: added.length, changed: changed.length }),
    )
    if (done !== undefined) await onDone()
  }
  return (
    <Section title={t('import')}>
      <div class="stack">
        <FileField label={t('import.file')} hint={t('import.hint')} accept=".csv,.txt" error={problem} onFile={(file) => void look(file)} />
        {plan !== undefined && plan.faults.length > 0 && (
          <Alert kind="danger" title={t('import.faults', { n: plan.faults.length })}>
            <ul>
              {plan.faults.map(({ line, field, problem: what, found }) => (
                <li key={`${line} ${field} ${what}`}>
                  {t('import.fault', { line, field, problem: t(`problem.${what as 'value'}`) })} {found !== '' && t('import.found', { found })}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        {plan !== undefined && plan.faults.length === 0 && (
          <p>{t('import.preview', { added: plan.added.length, changed: plan.changed.length, same: plan.same })}</p>
        )}
        <div class="row">
          {plan !== undefined && plan.faults.length === 0 && (
            <Button kind="primary" onClick={apply}>
              {t('import.apply')}
            </Button>
          )}
          <Button onClick={onDone}>{t('form.cancel')}</Button>
        </div>
      </div>
    </Section>
  )
}
