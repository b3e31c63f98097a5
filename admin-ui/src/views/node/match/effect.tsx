// SPDX-License-Identifier: EUPL-1.2
/**
 * Which matches a correction or another version would change, before it does.
 *
 * @module
 */
import type { CorrectionEffect, MatchChange } from '@ncv/protocol/admin/correction-routes.ts'
import { beside, isolated } from '../../../app/direction.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/correction.ts'
import { en } from '../../../i18n/en/correction.ts'
import { de as matchDe } from '../../../i18n/de/match.ts'
import { en as matchEn } from '../../../i18n/en/match.ts'
import { Badge } from '../../../ui/badge.tsx'

const SHOWN = 8

export function Effect({ of: { added, removed, changed, matches }, none }: { readonly of: CorrectionEffect; readonly none?: string }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: matchDe, en: matchEn })
  if (added + removed + changed === 0) return <p>{none ?? t('preview.none')}</p>
  const becomes = ({ before, after }: MatchChange): string => {
    if (after === undefined) return t('preview.gone')
    if (before === undefined) return t('preview.comes', { after: words(`verdict.${after}`) })
    return t('preview.changes', { before: words(`verdict.${before}`), after: words(`verdict.${after}`) })
  }
  return (
    <>
      <p>{t('preview.counts', { added, removed, changed })}</p>
      <ul>
        {matches.slice(0, SHOWN).map((each) => (
          <li key={`${each.asset} ${each.index}`}>
            {isolated(each.product)} ({beside([each.asset, each.others > 0 && t('preview.others', { n: each.others })], ' ')}): {isolated(each.title)}{' '}
            – {becomes(each)} {each.isSure && <Badge kind="amber">{t('preview.sure')}</Badge>}
          </li>
        ))}
        {matches.length > SHOWN && <li class="muted">{t('preview.more', { n: matches.length - SHOWN })}</li>}
      </ul>
    </>
  )
}
