// SPDX-License-Identifier: EUPL-1.2
/**
 * The import assistant: file → what its columns mean → what would change → done. Nothing is changed before the last step, and it can be undone.
 *
 * @module
 */
import type { InspectionView } from '@ncv/protocol/admin/asset-routes.ts'
import type { ImportView, InventoryFaultView, InventoryFile } from '@ncv/protocol/admin/inventory-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { may } from '../../app/session.ts'
import { useStepFocus } from '../../app/step-focus.ts'
import { de } from '../../i18n/de/inventory-import.ts'
import { en } from '../../i18n/en/inventory-import.ts'
import { api } from '../../node/api.ts'
import '../../style/inventory.css'
import '../../style/warnings.css'
import { Alert } from '../../ui/alert.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Page } from '../../ui/page.tsx'
import { Steps } from '../../ui/steps.tsx'
import type { Meaning } from './column-mapping.ts'
import { mapOf, meaningOf } from './column-mapping.ts'
import type { ReadFile } from './import-file.ts'
import { readFile } from './import-file.ts'
import { ImportColumns } from './import-columns.tsx'
import type { Delimiter } from './import-columns.tsx'
import { ImportDone } from './import-done.tsx'
import type { Imported } from './import-done.tsx'
import { ImportHistory } from './import-history.tsx'
import { ImportPreview } from './import-preview.tsx'
import { Faults } from './import-faults.tsx'

type Preset = { readonly name: string; readonly title: string }

/** Where one is, with what is known there. */
type Stage =
  | { readonly at: 'file' }
  | { readonly at: 'reading' }
  | { readonly at: 'faults'; readonly faults: readonly InventoryFaultView[] }
  | { readonly at: 'columns'; readonly table: InspectionView; readonly presets: readonly Preset[] }
  | { readonly at: 'preview'; readonly plan: ImportView }
  | { readonly at: 'importing'; readonly done: number; readonly total: number | undefined }
  | { readonly at: 'done'; readonly reply: Imported }

const STEP = { file: 0, reading: 0, faults: 0, columns: 1, preview: 2, importing: 2, done: 3 } as const

interface Reading extends ReadFile {
  readonly preset?: string
  readonly delimiter?: Delimiter
  readonly map?: Record<string, string>
}

export default function InventoryImport() {
  const t = useTexts({ de, en })
  const [stage, setStage] = useState<Stage>({ at: 'file' })
  const [reading, setReading] = useState<Reading | undefined>(undefined)
  const [seen, setSeen] = useState<Extract<Stage, { at: 'columns' }> | undefined>(undefined)
  const [isMerge, setMerge] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [isTakenBack, setTakenBack] = useState(false)
  useStepFocus(stage.at)
  const guarded = async (work: () => Promise<void>, back: Stage) => {
    setProblem(undefined)
    try {
      await work()
    } catch (error) {
      setProblem(sentenceOf(error))
      setStage(back)
    }
  }
  const look = (next: Reading, merge: boolean) =>
    guarded(async () => {
      setReading(next)
      setMerge(merge)
      const { faults, plan } = await api.previewInventory({ body: bodyOf(next, merge) })
      setStage(plan === undefined ? { at: 'faults', faults } : { at: 'preview', plan })
    }, stage)
  const inspect = (next: Reading) =>
    guarded(
      async () => {
        setReading(next)
        const { faults, table, presets } = await api.inspectInventory({ body: bodyOf(next, false) })
        if (table === undefined) return setStage({ at: 'faults', faults })
        const columns: Stage = { at: 'columns', table, presets }
        setSeen(columns)
        if (table.format !== 'csv' || table.origin === 'own' || table.origin === 'remembered') return await look(next, isMerge)
        setStage(columns)
      },
      { at: 'file' },
    )
  const choose = (file: File) => {
    setStage({ at: 'reading' })
    void guarded(async () => await inspect(await readFile(file)), { at: 'file' })
  }
  const carryOut = (isShrinkAllowed: boolean) =>
    guarded(async () => {
      if (reading === undefined) return
      setTakenBack(false)
      setStage({ at: 'importing', done: 0, total: undefined })
      const reply = await api.importInventory(
        { body: { ...bodyOf(reading, isMerge), isShrinkAllowed } },
        { onProgress: ({ done, total }) => setStage({ at: 'importing', done, total }) },
      )
      setStage(reply.faults.length > 0 ? { at: 'faults', faults: reply.faults } : { at: 'done', reply })
    }, stage)
  const map = (meaning: Meaning) => {
    if (reading === undefined || seen === undefined) return undefined
    const isOwn = seen.table.origin === 'own' && meaning.every((field, i) => field === meaningOf(seen.table.columns)[i])
    return look(isOwn ? reading : { ...reading, map: mapOf(seen.table.columns, meaning) }, isMerge)
  }
  const again = () => setStage({ at: 'file' })
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: hrefOf('inventory'), label: t('back') }}>
      <div class="assistant">
        <Steps steps={[t('step.file'), t('step.columns'), t('step.preview'), t('step.done')]} at={STEP[stage.at]} />
        {problem !== undefined && <Alert kind="danger" title={problem} />}
        {stage.at === 'file' && may('inventory.write') && <ChooseFile onFile={choose} />}
        {stage.at === 'reading' && <p role="status">{t('reading')}</p>}
        {stage.at === 'faults' && (
          <Faults of={stage.faults} onAgain={again} onColumns={seen?.table.format === 'csv' ? () => setStage(seen) : undefined} />
        )}
        {stage.at === 'columns' && (
          <ImportColumns
            table={stage.table}
            presets={stage.presets}
            onPreset={(preset) => reading && inspect({ ...withoutMap(reading), ...(preset === '' ? {} : { preset }) })}
            onDelimiter={(delimiter) => reading && inspect({ ...withoutMap(reading), delimiter })}
            onNext={map}
          />
        )}
        {stage.at === 'preview' && (
          <ImportPreview
            plan={stage.plan}
            name={reading?.name ?? ''}
            isMerge={isMerge}
            onMerge={(merge) => reading && look(reading, merge)}
            onColumns={seen?.table.format === 'csv' ? () => setStage(seen) : undefined}
            onImport={carryOut}
          />
        )}
        {stage.at === 'importing' && <Importing done={stage.done} total={stage.total} />}
        {stage.at === 'done' && !isTakenBack && <ImportDone of={stage.reply} />}
        {(stage.at === 'file' || stage.at === 'done') && <ImportHistory key={stage.at} onTurn={(step) => setTakenBack(step === 'undo')} />}
      </div>
    </Page>
  )
}

/** Another preset or delimiter is another reading: what columns meant before does not hold. */
function withoutMap({ file, isPacked, name, delimiter }: Reading): Reading {
  return {
    file,
    ...(isPacked === undefined ? {} : { isPacked }),
    ...(name === undefined ? {} : { name }),
    ...(delimiter === undefined ? {} : { delimiter }),
  }
}

/** The fields of the map are those that the page offers, and all of them are the schema's. */
function bodyOf(reading: Reading, isMerge: boolean): InventoryFile {
  return { ...reading, isMerge } as InventoryFile
}

function ChooseFile({ onFile }: { readonly onFile: (file: File) => void }) {
  const t = useTexts({ de, en })
  return <FileField label={t('file')} hint={t('file.hint')} accept=".csv,.txt,.json,.xml" onFile={onFile} />
}

function Importing({ done, total }: { readonly done: number; readonly total: number | undefined }) {
  const t = useTexts({ de, en })
  return (
    <div class="progress" role="status">
      <p>{t('importing')}</p>
      <progress aria-label={t('importing')} {...(total === undefined ? {} : { value: done, max: Math.max(1, total) })} />
    </div>
  )
}
