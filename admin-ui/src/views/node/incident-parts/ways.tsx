// SPDX-License-Identifier: EUPL-1.2
/**
 * The two ways to report, side by side, and how far each has gone. Neither is made into the other.
 *
 * @module
 */
import type { IncidentBoard } from '@ncv/protocol/admin/incident-routes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { hrefOf } from '../../../app/location.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/incident.ts'
import { en } from '../../../i18n/en/incident.ts'
import { isState, stateBadge } from '../../../node/contribution-words.ts'
import { Badge } from '../../../ui/badge.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { Card } from '../../../ui/page.tsx'
import { CaseLink } from './case-link.tsx'

export function Ways({ of: { id, contribution, report } }: { readonly of: IncidentBoard }) {
  const t = useTexts({ de, en })
  return (
    <>
      <div class="ways">
        <Card title={t('way.anonymous')}>
          <p>{t('way.anonymous.text')}</p>
          {contribution?.state !== undefined && isState(contribution.state) && (
            <p>
              {t('way.anonymous.sent')} <Badge kind={stateBadge(contribution.state)}>{t(`sent.${contribution.state}`)}</Badge>
            </p>
          )}
          <div class="row">
            {may('contribution.preview') && (contribution === null || isAgain(contribution.state)) && (
              <LinkButton kind={report === null ? 'primary' : 'secondary'} href={hrefOf(`incidents/${id}/contribute`)}>
                {t(contribution === null ? 'way.anonymous' : 'way.anonymous.again')}
              </LinkButton>
            )}
            {may('contribution.read') && contribution !== null && !isAgain(contribution.state) && (
              <CaseLink of={contribution.id}>{t('way.anonymous.case')}</CaseLink>
            )}
          </div>
        </Card>
        <Card title={t('way.named')}>
          <p>{t('way.named.text')}</p>
          {report !== null && <p>{t('way.named.sent', { n: report.stages.length })}</p>}
          {may('report.preview') && (
            <LinkButton href={hrefOf(`incidents/${id}/report`)}>
              {t(report === null ? 'way.named' : report.next === null ? 'way.named.show' : 'way.named.next')}
            </LinkButton>
          )}
        </Card>
      </div>
      <p class="muted">{t('way.both')}</p>
    </>
  )
}

/** What did not arrive may be sent anew, under another token. */
function isAgain(state: string | undefined): boolean {
  return state === undefined || state === 'expired' || state === 'not-accepted'
}
