// SPDX-License-Identifier: EUPL-1.2
/**
 * A correction with its effect: what it would change, then the change, then the way back.
 *
 * @module
 */
import type { CallOf } from '@ncv/protocol/admin/contract.ts'
import type { Corrected } from '@ncv/protocol/admin/correction-routes.ts'
import type { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { sentenceOf } from '../../../app/act.ts'
import { Problem } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { notify } from '../../../app/notice.ts'
import { de } from '../../../i18n/de/correction.ts'
import { en } from '../../../i18n/en/correction.ts'
import { api } from '../../../node/api.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Loading } from '../../../ui/states.tsx'
import { Effect } from './effect.tsx'

export type Wish = Omit<CallOf<(typeof NODE_ROUTES)['correct']>['body'], 'preview' | 'force'>
export type Send = (options: { readonly preview: boolean; readonly force: boolean }) => Promise<Corrected>

/** Refused once, and carried out when somebody insists; the server's sentences name its commands. */
const DANGERS = ['CORRECTION_DANGEROUS', 'CORRECTION_SAME_NAME'] as const
type Danger = (typeof DANGERS)[number]

export interface CorrectDialogProps {
  readonly title: string
  readonly lead: ComponentChildren
  readonly send: Send
  readonly onClose: () => void
  readonly onDone: () => void
  /** Back to what was typed. */
  readonly onBack?: () => void
}

/** Shows what `send` would do; what is dangerous is refused first, and carried out only when it is asked for again. */
export function CorrectDialog({ title, lead, send, onClose, onDone, onBack }: CorrectDialogProps) {
  const t = useTexts({ de, en })
  const [found, setFound] = useState<Corrected | undefined>(undefined)
  const [problem, setProblem] = useState<{ readonly text: string; readonly danger: Danger | undefined } | undefined>(undefined)
  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined)
    await work().catch((error: unknown) =>
      setProblem({ text: sentenceOf(error), danger: error instanceof Problem ? DANGERS.find((code) => code === error.code) : undefined }),
    )
  }
  useEffect(() => void attempt(async () => setFound(await send({ preview: true, force: true }))), [])
  const apply = (force: boolean) =>
    attempt(async () => {
      const { corrections } = await send({ preview: false, force })
      const undo = async () => {
        for (const { id } of corrections) await api.undoCorrection({ params: { id }, body: {} })
      }
      notify('success', t('done'), undo)
      onDone()
    })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {onBack && <Button onClick={onBack}>{t('change')}</Button>}
          {problem?.danger ? (
            <Button kind="primary" isDanger onClick={() => apply(true)}>
              {t('force')}
            </Button>
          ) : (
            <Button kind="primary" isDisabled={found === undefined} onClick={() => apply(false)}>
              {t('apply')}
            </Button>
          )}
        </>
      }
    >
      <p>{lead}</p>
      {problem && <Alert kind={problem.danger ? 'warning' : 'danger'} title={problem.danger ? t(`danger.${problem.danger}`) : problem.text} />}
      {found === undefined ? problem === undefined && <Loading /> : <Effect of={found.effect} />}
    </Dialog>
  )
}

export function correcting(wish: Wish): Send {
  return ({ preview, force }) => api.correct({ body: { ...wish, preview, force } })
}
