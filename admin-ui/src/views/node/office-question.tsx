// SPDX-License-Identifier: EUPL-1.2
/**
 * One question: its products to tick, each with version and operator, products of one's own, or none.
 *
 * @module
 */
import type { AnsweredProduct, QuestionView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useEffect, useState } from 'preact/hooks'
import { beside } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { may } from '../../app/session.ts'
import { de as assetDe } from '../../i18n/de/asset.ts'
import { de } from '../../i18n/de/questionnaire.ts'
import { en as assetEn } from '../../i18n/en/asset.ts'
import { en } from '../../i18n/en/questionnaire.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { assetName, OPERATORS } from './asset-words.ts'
import type { Change } from './office-answers.ts'
import { added, changed, itemsOf, removed, ticked } from './office-answers.ts'

export interface QuestionProps {
  readonly of: QuestionView
  readonly onAnswer: (change: Change) => Promise<void>
}

export function Question({ of: question, onAnswer }: QuestionProps) {
  const t = useTexts({ de, en })
  const { text, products, answer } = question
  const items = itemsOf(answer)
  const isFixed = !may('inventory.write')
  return (
    <fieldset class="question" disabled={isFixed}>
      <legend>{text}</legend>
      {products.map(({ id, vendor, product }) => {
        const at = items.findIndex((item) => item.id === id)
        const name = assetName({ product, ...(vendor === undefined ? {} : { vendor }) })
        return (
          <div key={id} class="question__product">
            <Checkbox label={name} isChecked={at >= 0} isDisabled={isFixed} onChange={(isOn) => void onAnswer((now) => ticked(now, id, isOn))} />
            {at >= 0 && <Particulars name={name} item={items[at] ?? {}} onChange={(change) => onAnswer((now) => changed(now, at, change))} />}
          </div>
        )
      })}
      {items.map((item, at) =>
        item.id !== undefined ? null : (
          <div key={`${item.vendor} ${item.product} ${at}`} class="question__product">
            <span>
              {beside([item.vendor, item.product], ' ')}{' '}
              <Button
                isSmall
                kind="tertiary"
                label={t('own.remove.label', { product: item.product ?? '' })}
                onClick={() => onAnswer((now) => removed(now, at))}
              >
                {t('own.remove')}
              </Button>
            </span>
            <Particulars name={item.product ?? ''} item={item} onChange={(change) => onAnswer((now) => changed(now, at, change))} />
          </div>
        ),
      )}
      <Checkbox
        label={t('none')}
        isChecked={answer === 'none'}
        isDisabled={isFixed}
        onChange={(isOn) => void onAnswer(() => (isOn ? 'none' : null))}
      />
      {!isFixed && <OwnProduct question={text} onAdd={(item) => onAnswer((now) => added(now, item))} />}
    </fieldset>
  )
}

interface ParticularsProps {
  readonly name: string
  readonly item: AnsweredProduct
  readonly onChange: (change: Partial<Record<'version' | 'operator', string>>) => Promise<void>
}

function Particulars({ name, item, onChange }: ParticularsProps) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const known = item.version ?? ''
  const [version, setVersion] = useState(known)
  useEffect(() => setVersion(known), [known])
  const keep = () => {
    if (version.trim() !== known) void onChange({ version: version.trim() })
  }
  return (
    <>
      <input
        type="text"
        aria-label={t('version', { product: name })}
        placeholder={t('version.placeholder')}
        value={version}
        maxLength={200}
        onInput={(event) => setVersion(event.currentTarget.value)}
        onBlur={keep}
      />
      <select
        aria-label={t('operator', { product: name })}
        value={item.operator ?? ''}
        onChange={(event) => void onChange({ operator: event.currentTarget.value })}
      >
        <option value="">{t('operator.unknown')}</option>
        {OPERATORS.map((value) => (
          <option key={value} value={value} selected={item.operator === value}>
            {words(`operator.${value}`)}
          </option>
        ))}
      </select>
    </>
  )
}

type Own = { readonly vendor: string; readonly product: string; readonly version: string }
const EMPTY: Own = { vendor: '', product: '', version: '' }
const OWN_FIELDS = ['vendor', 'product', 'version'] as const

function OwnProduct({ question, onAdd }: { readonly question: string; readonly onAdd: (item: Own) => Promise<void> }) {
  const t = useTexts({ de, en })
  const [own, setOwn] = useState<Own>(EMPTY)
  const add = async () => {
    if (own.product.trim() === '') return
    await onAdd(own)
    setOwn(EMPTY)
  }
  return (
    <details>
      <summary>{t('own.more')}</summary>
      <div class="question__product question__own">
        {OWN_FIELDS.map((field) => (
          <label key={field}>
            {t(`own.${field}`)}
            <input type="text" maxLength={200} value={own[field]} onInput={(event) => setOwn({ ...own, [field]: event.currentTarget.value })} />
          </label>
        ))}
        <Button isSmall label={t('own.add.label', { question })} isDisabled={own.product.trim() === ''} onClick={add}>
          {t('own.add')}
        </Button>
      </div>
    </details>
  )
}
