// SPDX-License-Identifier: EUPL-1.2
/**
 * Files that go along with a named report: read in the browser, shown by name, taken out again.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/named-report.ts'
import { en } from '../../../i18n/en/named-report.ts'
import { Button } from '../../../ui/button.tsx'
import { FileField } from '../../../ui/file-field.tsx'

export interface Attached {
  readonly name: string
  /** Base64. */
  readonly content: string
}

const MAX_FILES = 5
const MAX_BYTES = 10 * 1024 * 1024

export interface AttachmentsProps {
  readonly of: readonly Attached[]
  readonly onChange: (next: readonly Attached[]) => void
}

export function Attachments({ of, onChange }: AttachmentsProps) {
  const t = useTexts({ de, en })
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const take = async (file: File) => {
    if (of.length >= MAX_FILES) return setFailure(t('wish.files.many'))
    if (file.size > MAX_BYTES) return setFailure(t('wish.files.large'))
    setFailure(undefined)
    onChange([...of.filter(({ name }) => name !== file.name), { name: file.name, content: await base64Of(file) }])
  }
  return (
    <>
      <FileField label={t('wish.files')} hint={t('wish.files.hint')} error={failure} onFile={(file) => void take(file)} />
      {of.length > 0 && (
        <ul>
          {of.map(({ name }) => (
            <li key={name}>
              {name}{' '}
              <Button
                isSmall
                kind="tertiary"
                label={t('wish.files.remove.what', { name })}
                onClick={() => onChange(of.filter((each) => each.name !== name))}
              >
                {t('wish.files.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The browser's own way, which does not build the text byte by byte. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',', 2)[1] ?? '')
    reader.onerror = () => reject(new Error(reader.error?.name))
    reader.readAsDataURL(file)
  })
}
