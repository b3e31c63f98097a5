// SPDX-License-Identifier: EUPL-1.2
/**
 * Importing a folder on the hub's machine.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-import.ts'
import { en } from '../i18n/en/hub-import.ts'
import { Button } from '../ui/button.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { api } from './api.ts'
import type { BroadcastTlp } from './warning-form.ts'
import { BROADCAST } from './warning-form.ts'

const TERMS = ['public-domain', 'publisher-terms'] as const
type Terms = (typeof TERMS)[number]

export function ImportForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts({ de, en })
  const [path, setPath] = useState('')
  const [tlp, setTlp] = useState<BroadcastTlp | ''>('')
  const [terms, setTerms] = useState<Terms | ''>('')
  const [isEmpty, setEmpty] = useState(false)
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | undefined>(undefined)
  const run = async () => {
    const given = path.trim()
    setEmpty(given === '')
    if (given === '') return
    const body = { path: given, ...(tlp === '' ? {} : { tlp }), ...(terms === '' ? {} : { terms }) }
    await act(
      () => api.importDocuments({ body }, { onProgress: ({ done, total = 0 }) => setProgress({ done, total }) }),
      ({ published, unchanged, rejected }) => t('import.done', { published, unchanged, rejected: rejected.length }),
    )
    setProgress(undefined)
    onDone()
  }
  return (
    <Section title={t('import.title')}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (progress === undefined) void run()
        }}
      >
        <TextField
          label={t('import.path')}
          hint={t('import.path.hint')}
          error={isEmpty ? t('import.empty') : undefined}
          value={path}
          onInput={setPath}
          isRequired
          autocomplete="off"
        />
        <Select<BroadcastTlp | ''>
          label={t('import.tlp')}
          value={tlp}
          onChange={setTlp}
          options={[{ value: '', label: t('import.tlp.none') }, ...BROADCAST.map((value) => ({ value, label: value }))]}
        />
        <Select<Terms | ''>
          label={t('import.terms')}
          value={terms}
          onChange={setTerms}
          options={[{ value: '', label: t('import.terms.auto') }, ...TERMS.map((value) => ({ value, label: t(`import.terms.${value}`) }))]}
        />
        <Button kind="primary" type="submit" isDisabled={progress !== undefined}>
          {t('import.submit')}
        </Button>
        <p role="status">{progress !== undefined && t('import.progress', progress)}</p>
      </form>
    </Section>
  )
}
