// SPDX-License-Identifier: EUPL-1.2
/**
 * What an import would do: how the file was understood, what comes, changes and goes. What would empty the inventory must be meant.
 *
 * @module
 */
import type { ImportView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useState } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { de as assetDe } from '../../i18n/de/asset.ts'
import { de } from '../../i18n/de/inventory-import.ts'
import { en as assetEn } from '../../i18n/en/asset.ts'
import { en } from '../../i18n/en/inventory-import.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../ui/field.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/page.tsx'
import { fieldText } from './asset-words.ts'
import { PlanDiff } from './plan-diff.tsx'

/** The server's sentence about it names an option of the command line. */
const LEFT_OUT = 'columns-left-out'

type Changed = Promise<void> | undefined

export interface ImportPreviewProps {
  readonly plan: ImportView
  readonly name: string
  readonly isMerge: boolean
  readonly onMerge: (isMerge: boolean) => Changed
  readonly onColumns: (() => void) | undefined
  readonly onImport: (isShrinkAllowed: boolean) => Promise<void>
}

export function ImportPreview({ plan, name, isMerge, onMerge, onColumns, onImport }: ImportPreviewProps) {
  const t = useTexts({ de, en })
  const [isMeant, setMeant] = useState(false)
  const { added, changed, removed } = plan.counts
  const isSame = added + changed + removed === 0
  return (
    <>
      <Recognised plan={plan} name={name} />
      <RadioGroup
        label={t('mode')}
        value={isMerge ? 'merge' : 'replace'}
        options={[
          { value: 'replace', label: t('mode.replace'), hint: t('mode.replace.hint') },
          { value: 'merge', label: t('mode.merge'), hint: t('mode.merge.hint') },
        ]}
        onChange={(mode) => {
          setMeant(false)
          void onMerge(mode === 'merge')
        }}
      />
      <Section title={t('preview')}>
        <PlanDiff plan={plan} />
        {isSame && <p>{t('nothing')}</p>}
      </Section>
      {plan.isShrinking && (
        <Alert kind="warning" title={t('shrink.title')}>
          <p>{t('shrink.text')}</p>
          <Checkbox label={t('shrink.confirm', { n: removed })} isChecked={isMeant} onChange={setMeant} />
        </Alert>
      )}
      <div class="row">
        <Button kind="primary" isDisabled={plan.isShrinking && !isMeant} onClick={() => onImport(isMeant)}>
          {t('import')}
        </Button>
        {onColumns !== undefined && <Button onClick={onColumns}>{t('columns')}</Button>}
      </div>
    </>
  )
}

function Recognised({ plan, name }: { readonly plan: ImportView; readonly name: string }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: assetDe, en: assetEn })
  const { format, encoding, delimiter, preset, columns, notes } = plan
  const leftOut = columns.filter(({ field }) => field === undefined).map((column) => column.name)
  const meaning = columns.flatMap((column) => (column.field === undefined ? [] : [`${column.name} → ${fieldText(column.field, words)}`]))
  return (
    <Section title={t('recognised')}>
      <Facts
        of={[
          [t('fact.file'), name],
          [t('fact.format'), format === 'cyclonedx' || format === 'nmap' ? t(`format.${format}`) : t('format.csv')],
          [t('fact.encoding'), encoding],
          [t('fact.delimiter'), delimiter === '\t' ? t('delimiter.tab') : delimiter],
          [t('fact.preset'), preset],
          [t('step.columns'), meaning.join(' · ')],
        ]}
      />
      {notes.length > 0 && (
        <ul>
          {notes.map(({ code, text }) => (
            <li key={code}>{code === LEFT_OUT ? t('note.left-out', { n: leftOut.length, names: leftOut.slice(0, 10).join(', ') }) : text}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
