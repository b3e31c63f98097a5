// SPDX-License-Identifier: EUPL-1.2
/**
 * „Stimmt nicht?“: the three corrections that a match may need.
 *
 * @module
 */
import type { MatchView } from '@ncv/protocol/admin/match-routes.ts'
import { useState } from 'preact/hooks'
import { useTexts } from '../../../app/i18n.ts'
import { go, hrefOf } from '../../../app/location.ts'
import { may } from '../../../app/session.ts'
import { de as correctionDe } from '../../../i18n/de/correction.ts'
import { en as correctionEn } from '../../../i18n/en/correction.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/page.tsx'
import { AliasDialog } from './alias-dialog.tsx'
import { CorrectDialog, correcting } from './correct-dialog.tsx'
import { VersionDialog } from './version-dialog.tsx'

type Kind = 'never' | 'version' | 'alias'

export function Corrections({ match, reload }: { readonly match: MatchView; readonly reload: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: correctionDe, en: correctionEn })
  const [kind, setKind] = useState<Kind | undefined>(undefined)
  const { asset, advisory } = match
  const close = () => setKind(undefined)
  const done = () => {
    close()
    void reload()
  }
  return (
    <Card title={t('correct.title')}>
      <p class="muted">{t('correct.lead')}</p>
      <div class="row">
        <Button onClick={() => setKind('never')}>{t('correct.never')}</Button>
        {may('inventory.write') && <Button onClick={() => setKind('version')}>{t('correct.version')}</Button>}
        <Button onClick={() => setKind('alias')}>{t('correct.alias')}</Button>
      </div>
      {kind === 'never' && (
        <CorrectDialog
          title={words('never.title')}
          lead={words('never.lead', { product: asset.product, advisory })}
          send={correcting({ asset: asset.id, kind: 'never', advisory })}
          onClose={close}
          // The match is gone then.
          onDone={() => go(hrefOf('matches'))}
        />
      )}
      {kind === 'alias' && <AliasDialog asset={asset} onClose={close} onDone={done} />}
      {kind === 'version' && <VersionDialog asset={asset} onClose={close} onDone={done} />}
    </Card>
  )
}
