// SPDX-License-Identifier: EUPL-1.2
/**
 * The fields of a hand-written warning, with templates.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-draft.ts'
import { de as tlpDe } from '../i18n/de/tlp-field.ts'
import { en } from '../i18n/en/hub-draft.ts'
import { en as tlpEn } from '../i18n/en/tlp-field.ts'
import { Alert } from '../ui/alert.tsx'
import { Tlp } from '../ui/badge.tsx'
import { Checkbox, RadioGroup, Select, TextArea, TextField } from '../ui/field.tsx'
import type { BroadcastTlp, FormFault, WarningForm } from './warning-form.ts'
import { BROADCAST, daysIn, openPlaces, readIndicators, SEVERITIES } from './warning-form.ts'

const TEMPLATES = ['phishing', 'exploitation', 'malware', 'specialist', 'outage'] as const
type Template = (typeof TEMPLATES)[number]

export interface WarningFieldsProps {
  readonly form: WarningForm
  readonly onChange: (form: WarningForm) => void
  /** Shown once somebody wanted to go on. */
  readonly faults: ReadonlySet<FormFault>
  /** It is made of a contribution. */
  readonly hasSource: boolean
}

export function WarningFields({ form, onChange, faults, hasSource }: WarningFieldsProps) {
  const t = useTexts({ de, en })
  const set = (change: Partial<WarningForm>) => onChange({ ...form, ...change })
  const wrong = readIndicators(form.indicators).wrong.join(', ')
  return (
    <>
      <Templates onChoose={set} />
      <TextField
        label={t('field.title')}
        hint={t('field.title.hint')}
        error={faults.has('title') ? t('fault.title') : undefined}
        value={form.title}
        onInput={(title) => set({ title })}
        maxLength={1000}
        isRequired
      />
      <TextArea label={t('field.text')} hint={t('field.text.hint')} rows={8} value={form.text} onInput={(text) => set({ text })} maxLength={12_000} />
      <TextArea
        label={t('field.recommendations')}
        hint={t('field.recommendations.hint')}
        error={faults.has('recommendations') ? t('fault.recommendations') : undefined}
        value={form.recommendations}
        onInput={(recommendations) => set({ recommendations })}
      />
      <Select<WarningForm['severity']>
        label={t('field.severity')}
        value={form.severity}
        onChange={(severity) => set({ severity })}
        options={(['', ...SEVERITIES] as const).map((value) => ({ value, label: t(`severity.${value}`) }))}
      />
      <TextArea
        label={t('field.indicators')}
        hint={t('field.indicators.hint')}
        error={faults.has('indicators') ? t('fault.indicators', { lines: wrong }) : undefined}
        value={form.indicators}
        onInput={(indicators) => set({ indicators })}
      />
      <TextField
        label={t('field.classification')}
        hint={t('field.classification.hint')}
        value={form.classification}
        onInput={(classification) => set({ classification })}
        maxLength={80}
      />
      <TlpChoice value={form.tlp} onChange={(tlp) => set({ tlp })} />
      <Checkbox label={t('field.alarm')} isChecked={form.isAlarm} onChange={(isAlarm) => set({ isAlarm })} />
      <Checkbox label={t('field.exercise')} isChecked={form.isExercise} onChange={(isExercise) => set({ isExercise })} />
      <OpenPlaces form={form} hasSource={hasSource} />
    </>
  )
}

/** Each label with the sentence who receives it. */
function TlpChoice({ value, onChange }: { readonly value: BroadcastTlp; readonly onChange: (value: BroadcastTlp) => void }) {
  const t = useTexts({ de, en })
  const who = useTexts({ de: tlpDe, en: tlpEn })
  return (
    <RadioGroup<BroadcastTlp>
      label={t('field.tlp')}
      value={value}
      onChange={onChange}
      options={BROADCAST.map((label) => ({ value: label, label: <Tlp label={label} />, hint: who(`who.${label}`) }))}
    />
  )
}

/** What somebody should look at again before it is signed. */
export function OpenPlaces({ form, hasSource }: { readonly form: WarningForm; readonly hasSource: boolean }) {
  const t = useTexts({ de, en })
  const places = openPlaces(form)
  const days = hasSource ? daysIn(form) : []
  return (
    <div aria-live="polite">
      {places.length > 0 && <Alert kind="warning" title={t('open-places', { places: places.join(' ') })} />}
      {days.length > 0 && <Alert kind="warning" title={t('days', { days: days.join(', ') })} />}
    </div>
  )
}

function Templates({ onChoose }: { readonly onChoose: (change: Partial<WarningForm>) => void }) {
  const t = useTexts({ de, en })
  const [chosen, setChosen] = useState<Template | ''>('')
  const choose = (next: Template | '') => {
    setChosen(next)
    if (next === '') return
    onChoose({ title: t(`template.${next}.title`), text: t(`template.${next}.text`), recommendations: t(`template.${next}.recommendations`) })
  }
  return (
    <Select<Template | ''>
      label={t('template')}
      hint={t('template.hint')}
      value={chosen}
      onChange={choose}
      options={[{ value: '', label: t('template.none') }, ...TEMPLATES.map((value) => ({ value, label: t(`template.${value}`) }))]}
    />
  )
}
