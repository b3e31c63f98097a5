// SPDX-License-Identifier: EUPL-1.2
/**
 * An asset by hand: a new one, or the fields of one that is there. What the person saw goes with it, so that nobody overwrites another unseen.
 *
 * @module
 */
import type { AssetView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf, place } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { de as assetDe } from '../../i18n/de/asset.ts'
import { de } from '../../i18n/de/asset-page.ts'
import { en as assetEn } from '../../i18n/en/asset.ts'
import { en } from '../../i18n/en/asset-page.ts'
import { api } from '../../node/api.ts'
import '../../style/inventory.css'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { AssetField } from './asset-words.ts'
import { assetHref, CRITICALITIES, EXPOSURES, fieldText, KINDS, NEEDS, OPERATORS, valueText } from './asset-words.ts'

export default function AssetEdit() {
  const t = useTexts({ de, en })
  const id = place.use().query.get('id')
  const back = { href: id === null ? hrefOf('inventory') : assetHref(id), label: t('back') }
  if (id === null) {
    return (
      <Page title={t('new.title')} lead={t('edit.lead')} back={back}>
        <AssetForm before={null} />
      </Page>
    )
  }
  return (
    <Page title={t('edit.title')} lead={t('edit.lead')} back={back}>
      <Known id={id} />
    </Page>
  )
}

/** Read once: what somebody else changes meanwhile must not replace what is being typed. */
function Known({ id }: { readonly id: string }) {
  const shown = useResource(() => api.showAsset({ query: { id } }), `edit ${id}`)
  return <Loaded of={shown}>{({ asset }) => <AssetForm before={asset} />}</Loaded>
}

type Typed = { readonly [Field in AssetField]?: string | undefined }

const GROUPS = [
  ['group.product', ['vendor', 'product', 'version', 'kind']],
  ['group.place', ['operator', 'office', 'role', 'host']],
  ['group.weight', ['criticality', 'exposure', 'confidentiality', 'integrity', 'availability']],
  ['group.identifiers', ['id', 'model', 'serial', 'cpe', 'purl']],
] as const satisfies readonly (readonly [string, readonly AssetField[]])[]

const CHOICES: Readonly<Partial<Record<AssetField, readonly string[]>>> = {
  operator: OPERATORS,
  criticality: CRITICALITIES,
  exposure: EXPOSURES,
  kind: KINDS,
  confidentiality: NEEDS,
  integrity: NEEDS,
  availability: NEEDS,
}

function AssetForm({ before }: { readonly before: AssetView | null }) {
  const t = useTexts({ de, en })
  const [typed, setTyped] = useState<Typed>(before ?? {})
  const [isChecked, setChecked] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const lacksProduct = (typed.product ?? '').trim() === ''
  const save = async () => {
    setChecked(true)
    setProblem(undefined)
    if (lacksProduct) return
    // The fields are words of the schema: the selects offer no others.
    const asset = Object.fromEntries(
      Object.entries(typed).flatMap(([field, value = '']) => (value.trim() === '' ? [] : [[field, value.trim()]])),
    ) as AssetView
    try {
      const saved = await api.putAsset({ body: { asset, before } })
      notify('success', t('saved.short'))
      go(assetHref(saved.asset.id))
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {before?.id.startsWith('fragebogen/') && <Alert kind="info" title={t('edit.questionnaire')} />}
      {GROUPS.map(([title, fields]) => (
        <fieldset key={title} class="question">
          <legend>{t(title)}</legend>
          <div class="fields-2">
            {fields
              .filter((field) => field !== 'id' || before === null)
              .map((field) => (
                <Field
                  key={field}
                  field={field}
                  value={typed[field] ?? ''}
                  error={field === 'product' && isChecked && lacksProduct ? t('product.required') : undefined}
                  onInput={(value) => setTyped({ ...typed, [field]: value })}
                />
              ))}
          </div>
        </fieldset>
      ))}
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      <div class="row">
        <Button kind="primary" type="submit">
          {t('save')}
        </Button>
        <LinkButton href={before === null ? hrefOf('inventory') : assetHref(before.id)}>{t('cancel')}</LinkButton>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly field: AssetField
  readonly value: string
  readonly error: string | undefined
  readonly onInput: (value: string) => void
}

function Field({ field, value, error, onInput }: FieldProps) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const label = fieldText(field, words)
  const choices = CHOICES[field]
  if (choices !== undefined) {
    const options = [{ value: '', label: words('unknown') }, ...choices.map((each) => ({ value: each, label: valueText(field, each, words) }))]
    return <Select label={label} value={value} options={options} onChange={onInput} />
  }
  const hint = field === 'id' || field === 'version' || field === 'role' ? { hint: t(`${field}.hint`) } : {}
  return <TextField label={label} {...hint} value={value} error={error} maxLength={1000} isRequired={field === 'product'} onInput={onInput} />
}
