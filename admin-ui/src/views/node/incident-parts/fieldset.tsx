// SPDX-License-Identifier: EUPL-1.2
/**
 * All fields of an incident, in four groups; each says whether it ever leaves the house.
 *
 * @module
 */
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/incident.ts'
import { de as rsitDe } from '../../../i18n/de/rsit.ts'
import { en } from '../../../i18n/en/incident.ts'
import { en as rsitEn } from '../../../i18n/en/rsit.ts'
import type { IncidentDraft } from '../../../node/incident-form.ts'
import { indicatorsOf, RSIT, RSIT_CLASSES, VCV } from '../../../node/incident-form.ts'
import { Select, TextArea, TextField } from '../../../ui/field.tsx'

const TEXTS = { de, en }
const KINDS = { de: rsitDe, en: rsitEn }

export interface FieldsetProps {
  readonly draft: IncidentDraft
  readonly onChange: (change: Partial<IncidentDraft>) => void
}

export function IncidentFieldset({ draft, onChange }: FieldsetProps) {
  const t = useTexts(TEXTS)
  return (
    <>
      <What draft={draft} onChange={onChange} />
      <fieldset class="form-part">
        <legend>{t('form.when')}</legend>
        <p class="muted">{t('field.time.hint')}</p>
        <Moment
          label={t('field.occurred')}
          day={draft.occurredDay}
          time={draft.occurredTime}
          onChange={(occurredDay, occurredTime) => onChange({ occurredDay, occurredTime })}
        />
        <Moment
          label={t('field.detected')}
          day={draft.detectedDay}
          time={draft.detectedTime}
          onChange={(detectedDay, detectedTime) => onChange({ detectedDay, detectedTime })}
        />
      </fieldset>
      <fieldset class="form-part">
        <legend>{t('form.who')}</legend>
        <TextArea label={t('field.assets')} hint={t('field.assets.hint')} rows={3} value={draft.assets} onInput={(assets) => onChange({ assets })} />
        <TextArea label={t('field.people')} hint={t('field.people.hint')} rows={3} value={draft.people} onInput={(people) => onChange({ people })} />
      </fieldset>
      <fieldset class="form-part">
        <legend>{t('form.traces')}</legend>
        <Traces draft={draft} onChange={onChange} />
        <TextArea label={t('field.measures')} hint={t('field.measures.hint')} value={draft.measures} onInput={(measures) => onChange({ measures })} />
        <TextArea label={t('field.notes')} hint={t('field.notes.hint')} rows={3} value={draft.notes} onInput={(notes) => onChange({ notes })} />
      </fieldset>
    </>
  )
}

function What({ draft, onChange }: FieldsetProps) {
  const t = useTexts(TEXTS)
  const kind = useTexts(KINDS)
  const values = draft.kind === '' ? [] : RSIT[draft.kind]
  return (
    <fieldset class="form-part">
      <legend>{t('form.what')}</legend>
      <TextField
        label={t('field.title')}
        hint={t('field.title.hint')}
        value={draft.title}
        onInput={(title) => onChange({ title })}
        isRequired
        maxLength={300}
      />
      <TextArea
        label={t('field.description')}
        hint={t('field.description.hint')}
        rows={8}
        value={draft.description}
        onInput={(description) => onChange({ description })}
      />
      <Select
        label={t('field.kind')}
        value={draft.kind}
        onChange={(chosen) => onChange({ kind: chosen, value: '' })}
        options={[{ value: '' as const, label: t('field.kind.none') }, ...RSIT_CLASSES.map((value) => ({ value, label: kind(`class.${value}`) }))]}
      />
      {draft.kind !== '' && (
        <Select
          label={t('field.value')}
          value={draft.value}
          onChange={(value) => onChange({ value })}
          options={[{ value: '' as const, label: t('field.value.none') }, ...values.map((value) => ({ value, label: kind(`value.${value}`) }))]}
        />
      )}
      <Select
        label={t('field.vcv')}
        value={draft.vcv}
        onChange={(vcv) => onChange({ vcv })}
        options={[{ value: '' as const, label: t('field.kind.none') }, ...VCV.map((value) => ({ value, label: kind(`vcv.${value}`) }))]}
      />
    </fieldset>
  )
}

interface MomentProps {
  readonly label: string
  readonly day: string
  readonly time: string
  readonly onChange: (day: string, time: string) => void
}

function Moment({ label, day, time, onChange }: MomentProps) {
  const t = useTexts(TEXTS)
  return (
    <div class="moment">
      <TextField label={label} type="date" value={day} onInput={(next) => onChange(next, time)} />
      <TextField label={t('field.time')} type="time" value={time} onInput={(next) => onChange(day, next)} isDisabled={day === ''} />
    </div>
  )
}

function Traces({ draft, onChange }: FieldsetProps) {
  const t = useTexts(TEXTS)
  const found = indicatorsOf(draft.indicators)
  return (
    <>
      <TextArea
        label={t('field.indicators')}
        hint={t('field.indicators.hint')}
        value={draft.indicators}
        onInput={(indicators) => onChange({ indicators })}
      />
      {found.length > 0 && (
        <details>
          <summary>{t('indicators.found', { n: found.length })}</summary>
          <IndicatorList of={found} />
        </details>
      )}
    </>
  )
}

export function IndicatorList({ of }: { readonly of: readonly { readonly type: string; readonly value: string }[] }) {
  return (
    <ul class="indicator-list">
      {of.map(({ type, value }) => (
        <li key={`${type} ${value}`}>
          <span class="muted">{type}</span>
          <code>{value}</code>
        </li>
      ))}
    </ul>
  )
}
