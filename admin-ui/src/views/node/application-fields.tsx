// SPDX-License-Identifier: EUPL-1.2
/**
 * The fields of the application, row by row; each is saved when the reader leaves it, and what does not fit is said beside it.
 *
 * @module
 */
import type { ApplicationView } from '@ncv/protocol/admin/application-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { may } from '../../app/session.ts'
import { de as wordsDe } from '../../i18n/de/party-words.ts'
import { de } from '../../i18n/de/application.ts'
import { en as wordsEn } from '../../i18n/en/party-words.ts'
import { en } from '../../i18n/en/application.ts'
import { api } from '../../node/api.ts'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { partOf, rowsOf } from './application-parts.ts'

const TEXTS = { de, en }
type Field = ApplicationView['fields'][number]
const STATES = [
  'fulfilled',
  'partly',
  'not-yet',
  'no-reliable-information',
] as const satisfies readonly ApplicationView['outgoing']['attestations'][number]['state'][]
const CATEGORIES = ['1', '2', '3', '4'] as const

interface FieldsProps {
  readonly view: ApplicationView
  readonly reload: () => Promise<void>
}

export function ApplicationFields({ view, reload }: FieldsProps) {
  const t = useTexts(TEXTS)
  return (
    <div class="stack">
      {rowsOf(view).map(({ row, fields }) => {
        const filled = fields.filter(({ value }) => value !== null).length
        return (
          <details class="card" key={row} open={row === 1 && filled === 0}>
            <summary>
              <strong>{t('row', { row, name: t(`prerequisite.${row as 1}`) })}</strong>{' '}
              <span class="muted">{t('row.filled', { n: filled, all: fields.length })}</span>
            </summary>
            <div class="form">
              {fields.map((field) => (
                <OneField key={field.name} field={field} reload={reload} />
              ))}
            </div>
          </details>
        )
      })}
    </div>
  )
}

function OneField({ field, reload }: { readonly field: Field; readonly reload: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const w = useTexts({ de: wordsDe, en: wordsEn })
  const [value, setValue] = useState(field.value ?? '')
  const [error, setError] = useState<string | undefined>(undefined)
  const part = partOf(field.name)
  const name = part === undefined ? t(`field.${field.name as 'address'}`) : t(`part.${part}`)
  const label = field.isSent ? name : `${name} (${t('local')})`
  const save = async (next: string) => {
    if (next === (field.value ?? '')) return setError(undefined)
    try {
      await api.setApplication({ body: { field: field.name, value: next } })
      setError(undefined)
      await reload()
    } catch (problem) {
      setError(sentenceOf(problem))
    }
  }
  const choose = (next: string) => {
    setValue(next)
    void save(next)
  }
  const none = { value: '', label: t('empty') }
  if (!may('application.write')) {
    return (
      <p>
        {label}: {value === '' ? t('empty') : value}
      </p>
    )
  }
  if (part === 'state')
    return (
      <Select
        label={label}
        value={value}
        error={error}
        onChange={choose}
        options={[none, ...STATES.map((state) => ({ value: state, label: t(`attestation.${state}`) }))]}
      />
    )
  if (field.name === 'category')
    return (
      <Select
        label={label}
        value={value}
        error={error}
        onChange={choose}
        options={[none, ...CATEGORIES.map((one) => ({ value: one, label: w(`category.${one}`) }))]}
      />
    )
  const isLong = part === 'data'
  const isList = part === 'ranges' || part === 'domains'
  return (
    <div onFocusOut={() => void save(value.trim())}>
      {isLong ? (
        <TextArea label={label} rows={2} value={value} error={error} onInput={setValue} maxLength={8000} />
      ) : (
        <TextField
          label={label}
          type={part === 'date' || part === 'until' ? 'date' : 'text'}
          {...(isList ? { hint: t('list-hint') } : {})}
          value={value}
          error={error}
          onInput={setValue}
          maxLength={8000}
        />
      )}
    </div>
  )
}
