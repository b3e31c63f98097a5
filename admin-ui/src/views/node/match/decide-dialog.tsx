// SPDX-License-Identifier: EUPL-1.2
/**
 * Deciding about several matches: fields, then exactly what would change, then the change.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../../app/act.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import type { Preview, Wish } from './carry-out.ts'
import { carryOut, isConflict, previewOf, SHOWN } from './carry-out.ts'
import type { Draft } from './decide.ts'
import { changeOf, EMPTY_DRAFT, lackOf } from './decide.ts'
import { DecideFields } from './decide-fields.tsx'

export interface DecideDialogProps {
  readonly count: number
  readonly target: Pick<Wish, 'filter' | 'only'>
  readonly onClose: () => void
  readonly onDone: () => void
}

export function DecideDialog({ count, target, onClose, onDone }: DecideDialogProps) {
  const t = useTexts({ de, en })
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT)
  const [isTried, setTried] = useState(false)
  const [preview, setPreview] = useState<Preview | undefined>(undefined)
  const [problem, setProblem] = useState<{ readonly text: string; readonly isConflict: boolean } | undefined>(undefined)
  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined)
    await work().catch((error: unknown) => setProblem({ text: sentenceOf(error), isConflict: isConflict(error) }))
  }
  const look = () => {
    setTried(true)
    if (lackOf(draft) !== undefined) return undefined
    return attempt(async () => setPreview(await previewOf({ ...target, change: changeOf(draft) })))
  }
  const apply = () =>
    attempt(async () => {
      await carryOut({ ...target, change: changeOf(draft), expected: preview?.decidedAt }, (n) => t('decide.done', { n }))
      onDone()
    })
  return (
    <Dialog
      title={t('decide.title', { n: count })}
      onClose={onClose}
      actions={
        preview === undefined ? (
          <Button kind="primary" onClick={look}>
            {t('decide.preview')}
          </Button>
        ) : (
          <>
            <Button onClick={() => setPreview(undefined)}>{t('decide.back')}</Button>
            {problem?.isConflict ? (
              <Button onClick={look}>{t('decide.look')}</Button>
            ) : (
              <Button kind="primary" isDisabled={preview.count === 0} onClick={apply}>
                {t('decide.apply', { n: preview.count })}
              </Button>
            )}
          </>
        )
      }
    >
      {problem && (
        <Alert kind={problem.isConflict ? 'warning' : 'danger'} title={problem.isConflict ? t('decide.conflict') : problem.text}>
          {problem.isConflict && <p>{problem.text}</p>}
        </Alert>
      )}
      {preview === undefined ? (
        <div class="form">
          <DecideFields draft={draft} onDraft={setDraft} lack={isTried ? lackOf(draft) : undefined} />
        </div>
      ) : (
        <ShownPreview preview={preview} />
      )}
    </Dialog>
  )
}

function ShownPreview({ preview: { count, matches } }: { readonly preview: Preview }) {
  const t = useTexts({ de, en })
  if (count === 0) return <p>{t('decide.nothing')}</p>
  return (
    <>
      <p>{t('decide.preview.lead', { n: count })}</p>
      <ul>
        {matches.map(({ asset, product, advisory, cve, from, to }) => (
          <li key={`${asset} ${advisory} ${cve}`}>
            {t('decide.preview.line', {
              product,
              advisory,
              cve: cve === '*' ? t('line.no-cve') : cve,
              from: t(`status.${from}`),
              to: t(`status.${to}`),
            })}
          </li>
        ))}
        {count > SHOWN && <li class="muted">{t('decide.preview.more', { n: count - SHOWN })}</li>}
      </ul>
    </>
  )
}
