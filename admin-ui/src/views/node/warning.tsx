// SPDX-License-Identifier: EUPL-1.2
/**
 * One warning: what it means here first, then what it says, and who may be given it. Printed, its label stands on every page.
 *
 * @module
 */
import type { WarningDetail } from '@ncv/protocol/admin/warning-routes.ts'
import { beside } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/warning-detail.ts'
import { de as listDe } from '../../i18n/de/warning.ts'
import { en } from '../../i18n/en/warning-detail.ts'
import { en as listEn } from '../../i18n/en/warning.ts'
import { api } from '../../node/api.ts'
import '../../style/warnings.css'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Day } from '../../ui/facts.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { PrintFrame } from '../../ui/print-frame.tsx'
import { Loaded } from '../../ui/states.tsx'
import { assetHref } from './asset-words.ts'
import { Audiences } from './audiences.tsx'
import { WarningBanners } from './warning-banners.tsx'
import { Revisions, WarningFacts } from './warning-facts.tsx'
import { SeverityBadge, WarningMarks } from './warning-marks.tsx'
import { Annotations, WarningText } from './warning-text.tsx'

export default function Warning({ params }: ViewProps) {
  const t = useTexts({ de, en })
  const listed = useTexts({ de: listDe, en: listEn })
  const index = Number(params['index'])
  const warning = useResource(() => api.showWarning({ params: { index } }), `warning ${index}`, ['feed', 'match', 'inventory', 'annotation'])
  const { data } = warning
  const isOpen = data !== undefined && data.state !== 'withdrawn' && data.erased === undefined
  return (
    <PrintFrame
      name={data === undefined ? '' : beside([data.trackingId ?? `#${data.index}`, data.isExercise && listed('exercise')], ' ')}
      tlp={data?.tlp}
    >
      <Page
        title={data?.title ?? t('heading')}
        lead={data && <Lead of={data} />}
        back={{ href: hrefOf('warnings'), label: t('back') }}
        actions={
          data && (
            <>
              {isOpen && may('forwarding.read') && (
                <LinkButton kind="primary" href={hrefOf(`warnings/${index}/forward`)}>
                  {t('forward')}
                </LinkButton>
              )}
              {data.revisions.length > 1 && <LinkButton href={hrefOf(`warnings/${index}/diff`)}>{t('diff')}</LinkButton>}
              <Button onClick={() => window.print()}>{t('print')}</Button>
            </>
          )
        }
      >
        <Loaded of={warning}>{(shown) => <Shown of={shown} />}</Loaded>
      </Page>
    </PrintFrame>
  )
}

function Lead({ of: warning }: { readonly of: WarningDetail }) {
  const t = useTexts({ de: listDe, en: listEn })
  return (
    <>
      {t(`lane.${warning.lane}.from`, { publisher: warning.publisher })} <Tlp label={warning.tlp} />{' '}
      {warning.severity && <SeverityBadge severity={warning.severity} />} <WarningMarks of={warning} />
    </>
  )
}

function Shown({ of: warning }: { readonly of: WarningDetail }) {
  const t = useTexts({ de, en })
  return (
    <>
      <WarningBanners of={warning} />
      <div class="grid-2">
        <div>
          <OwnMatches of={warning} />
          <Annotations of={warning.annotations} />
          <WarningText of={warning} />
        </div>
        <div class="aside">
          <WarningFacts of={warning} />
          <Card title={t('audiences')}>{warning.audiences.length === 0 ? <p>{t('audiences.none')}</p> : <Audiences of={warning.audiences} />}</Card>
          <Revisions of={warning.revisions} index={warning.index} />
        </div>
      </div>
    </>
  )
}

function OwnMatches({ of: { matches, trackingId, index } }: { readonly of: WarningDetail }) {
  const t = useTexts({ de, en })
  if (matches.length === 0) {
    return (
      <Card title={t('own')}>
        <p>{t('own.none')}</p>
        <p class="muted">{t('own.none.inventory')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('own')}>
      <ul class="plain-list">
        {matches.map(({ asset, verdict, status, reasons, due, isOverdue }) => (
          <li key={asset.id}>
            <a class="link" href={assetHref(asset.id)}>
              {beside([asset.vendor, asset.product, asset.version], ' ')}
            </a>{' '}
            <Badge kind={verdict === 'affected' ? 'red' : 'blue'}>{t(`verdict.${verdict}`)}</Badge> <Badge>{t(`status.${status}`)}</Badge>{' '}
            {due !== undefined && (
              <Badge kind={isOverdue ? 'red' : 'line'}>
                {t('own.due')} <Day day={due} />
              </Badge>
            )}
            <ul class="reasons">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p>
        <a class="link no-print" href={hrefOf('matches', { advisory: trackingId ?? String(index) })}>
          {t('own.all')}
        </a>
      </p>
    </Card>
  )
}
