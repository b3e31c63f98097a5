// SPDX-License-Identifier: EUPL-1.2
/**
 * Asks the source for a release, where label or terms do not let a warning go.
 *
 * @module
 */
import type { AudienceView } from '@ncv/protocol/admin/warning-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { de as audienceDe } from '../../i18n/de/audience.ts'
import { de } from '../../i18n/de/forward.ts'
import { en as audienceEn } from '../../i18n/en/audience.ts'
import { en } from '../../i18n/en/forward.ts'
import { api } from '../../node/api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextArea } from '../../ui/field.tsx'

type Audience = Exclude<AudienceView['audience'], 'named-person'>
const AUDIENCES = ['own-body', 'superior-office', 'own-provider', 'served-municipality', 'member', 'public'] as const satisfies readonly Audience[]

export interface ReleaseDialogProps {
  readonly index: number
  readonly audience: AudienceView['audience']
  readonly onClose: () => void
}

export function ReleaseDialog({ index, audience, onClose }: ReleaseDialogProps) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: audienceDe, en: audienceEn })
  const [wanted, setWanted] = useState<Audience>(audience === 'named-person' ? 'member' : audience)
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const send = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return
    const asked = await act(() => api.askRelease({ body: { about: String(index), audience: wanted, reason: reason.trim() } }), t('release.sent'))
    if (asked !== undefined) onClose()
  }
  return (
    <Dialog
      title={t('release.title')}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={send}>
          {t('release.send')}
        </Button>
      }
    >
      <p>{t('release.text')}</p>
      <div class="form">
        <Select
          label={t('release.audience')}
          value={wanted}
          options={AUDIENCES.map((value) => ({ value, label: words(`audience.${value}`) }))}
          onChange={setWanted}
        />
        <TextArea
          label={t('release.reason')}
          hint={t('release.reason.hint')}
          rows={3}
          maxLength={1000}
          value={reason}
          onInput={setReason}
          error={isMissing && reason.trim() === '' ? t('release.need') : undefined}
        />
      </div>
    </Dialog>
  )
}
