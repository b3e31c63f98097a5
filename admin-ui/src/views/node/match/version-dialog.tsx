// SPDX-License-Identifier: EUPL-1.2
/**
 * The right version of an asset, entered from the match that doubts it; what becomes of the matches is shown before.
 *
 * @module
 */
import type { CorrectionEffect } from '@ncv/protocol/admin/correction-routes.ts'
import type { AssetView } from '@ncv/protocol/admin/inventory-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../../app/act.ts'
import { useTexts } from '../../../app/i18n.ts'
import { notify } from '../../../app/notice.ts'
import { de } from '../../../i18n/de/correction.ts'
import { en } from '../../../i18n/en/correction.ts'
import { api } from '../../../node/api.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Effect } from './effect.tsx'

export interface VersionDialogProps {
  readonly asset: AssetView
  readonly onClose: () => void
  readonly onDone: () => void
}

export function VersionDialog({ asset, onClose, onDone }: VersionDialogProps) {
  const t = useTexts({ de, en })
  const [version, setVersion] = useState(asset.version ?? '')
  const [error, setError] = useState<string | undefined>(undefined)
  const [effect, setEffect] = useState<CorrectionEffect | undefined>(undefined)
  const { version: _, ...rest } = asset
  const next = version.trim() === '' ? rest : { ...rest, version: version.trim() }
  /** What was shown was of another version. */
  const type = (typed: string) => {
    setVersion(typed)
    setEffect(undefined)
  }
  const look = async () => {
    setError(undefined)
    try {
      setEffect(await api.previewAsset({ body: { asset: next } }))
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  const save = async () => {
    try {
      const { asset: put } = await api.putAsset({ body: { asset: next, before: asset } })
      notify('success', t('version.done'), async () => void (await api.putAsset({ body: { asset, before: put } })))
      onDone()
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  return (
    <Dialog
      title={t('version.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" isDisabled={version.trim() === (asset.version ?? '')} onClick={effect === undefined ? look : save}>
          {t(effect === undefined ? 'preview' : 'version.save')}
        </Button>
      }
    >
      <p>{t('version.lead', { asset: asset.id, version: asset.version ?? t('version.unknown') })}</p>
      <TextField label={t('version.field')} hint={t('version.hint')} maxLength={200} value={version} onInput={type} error={error} />
      <div aria-live="polite">{effect !== undefined && <Effect of={effect} none={t('version.none')} />}</div>
    </Dialog>
  )
}
