// SPDX-License-Identifier: EUPL-1.2
/**
 * A new edition of the product catalogue: chosen, checked, compared, signed by the first person.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-catalogue.ts'
import { en } from '../i18n/en/hub-catalogue.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { FileField } from '../ui/file-field.tsx'
import { Section } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { api } from './api.ts'
import { KeyBar } from './key-bar.tsx'
import { keyHolder } from './key-holder.ts'
import { draftInput } from './signing.ts'

const FILE_MAX_BYTES = 8 * 1024 * 1024
const LABELS = ['TLP:CLEAR', 'TLP:GREEN'] as const
type Label = (typeof LABELS)[number]
type Preview = Awaited<ReturnType<typeof api.previewCatalogue>>
type Laid = NonNullable<Preview['draft']>
const CHANGES = ['added', 'changed', 'removed'] as const

export function CatalogueUpload({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts({ de, en })
  const [tlp, setTlp] = useState<Label>('TLP:CLEAR')
  const [text, setText] = useState<string | undefined>(undefined)
  const [isLarge, setLarge] = useState(false)
  const [preview, setPreview] = useState<Preview | undefined>(undefined)
  const look = async (next: string | undefined, label: Label) => {
    setPreview(undefined)
    setText(next)
    if (next !== undefined) setPreview(await act(() => api.previewCatalogue({ body: { text: next, tlp: label } })))
  }
  const read = async (file: File) => {
    setLarge(file.size > FILE_MAX_BYTES)
    await look(file.size > FILE_MAX_BYTES ? undefined : await file.text(), tlp)
  }
  return (
    <Section title={t('upload.title')}>
      <div class="form">
        <Select<Label>
          label={t('upload.tlp')}
          value={tlp}
          onChange={(next) => {
            setTlp(next)
            void look(text, next)
          }}
          options={LABELS.map((value) => ({ value, label: t(`tlp.${value}`) }))}
        />
        <FileField
          label={t('upload.file')}
          hint={t('upload.hint')}
          error={isLarge ? t('upload.large') : undefined}
          accept=".json,application/json"
          onFile={(file) => void read(file)}
        />
      </div>
      {preview !== undefined && preview.faults.length > 0 && <Faults of={preview.faults} />}
      {preview?.draft && text !== undefined && (
        <Signing
          key={preview.draft.id}
          laid={preview.draft}
          origin={preview.origin}
          text={text}
          tlp={tlp}
          onDone={() => {
            setPreview(undefined)
            setText(undefined)
            onDone()
          }}
        />
      )}
    </Section>
  )
}

function Faults({ of }: { readonly of: Preview['faults'] }) {
  const t = useTexts({ de, en })
  return (
    <div class="section">
      <Alert kind="danger" title={t('faults.title', { n: of.length })}>
        <p>{t('faults.text')}</p>
      </Alert>
      <Table
        caption={t('faults.title', { n: of.length })}
        rows={of}
        keyOf={({ pointer, problem }) => `${pointer} ${problem}`}
        pageKey="faults"
        columns={[
          { key: 'pointer', title: t('faults.pointer'), cell: ({ pointer }) => <code>{pointer || '/'}</code> },
          { key: 'what', title: t('faults.what'), cell: (fault) => fault.text },
        ]}
      />
    </div>
  )
}

interface SigningProps {
  readonly laid: Laid
  readonly origin: string
  readonly text: string
  readonly tlp: Label
  readonly onDone: () => void
}

function Signing({ laid: { id, edition, products, parts, difference }, origin, text, tlp, onDone }: SigningProps) {
  const t = useTexts({ de, en })
  const signer = keyHolder.use()
  const sign = async () => {
    if (signer === undefined) return
    const added = await act(async () => {
      const signature = await signer.sign(draftInput(origin, 'author', id))
      return await api.addCatalogueDraft({ body: { text, tlp, author: signer.id, signature } })
    }, t('sign.done'))
    if (added !== undefined) onDone()
  }
  return (
    <Section title={t('diff.title')} lead={t('diff.line', { edition, products, parts })}>
      {CHANGES.map((change) => (
        <details key={change}>
          <summary>{t(`diff.${change}`, { n: difference[change].length })}</summary>
          <ul>
            {difference[change].map((product) => (
              <li key={product}>
                <code>{product}</code>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <div class="form section">
        <KeyBar part="author" />
        <Button kind="primary" isDisabled={signer === undefined} onClick={sign}>
          {t('sign.submit')}
        </Button>
      </div>
    </Section>
  )
}
