// SPDX-License-Identifier: EUPL-1.2
/**
 * Step 3: what leaves, in words: who sees what, by which way, among how many, and when.
 *
 * @module
 */
import type { ContributionPreview } from '@ncv/protocol/admin/node-routes.ts'
import type { UrgentPreview } from '@ncv/protocol/admin/urgent-routes.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useResource } from '../../../app/resource.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { api } from '../../../node/api.ts'
import { isSmall, minutesOf } from '../../../node/contribution-words.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card } from '../../../ui/page.tsx'
import { Loaded } from '../../../ui/states.tsx'
import type { StepProps } from './step-props.ts'
import { ReportFacts } from './report-facts.tsx'

const TEXTS = { de, en }

export function LeavesStep({ preview }: StepProps) {
  const t = useTexts(TEXTS)
  const urgent = useResource(() => api.previewUrgent(), 'urgent', ['feed'])
  return (
    <>
      <Loaded of={urgent}>{(group) => <Warnings of={preview} group={group} />}</Loaded>
      <div class="grid-2">
        <Card title={t('fields.goes')}>
          <ReportFacts of={preview.report} />
        </Card>
        <div>
          <Card title={t('sees.title')}>
            <div class="sees">
              <WhoSees />
            </div>
          </Card>
          <Card title={t('set.title', { n: preview.setSize })}>
            <Among of={preview} group={urgent.data} />
          </Card>
        </div>
      </div>
    </>
  )
}

function WhoSees() {
  const t = useTexts(TEXTS)
  return (
    <Facts
      of={[
        [t('sees.hub'), t('sees.hub.text')],
        [t('sees.relay'), t('sees.relay.text')],
        [t('sees.members'), t('sees.members.text')],
        [t('sees.both'), t('sees.both.text')],
      ]}
    />
  )
}

export function Warnings({ of: { senders, tokens, report }, group }: { readonly of: ContributionPreview; readonly group: UrgentPreview }) {
  const t = useTexts(TEXTS)
  return (
    <>
      {report.rsit.startsWith('test') && <Alert kind="info" title={t('exercise')} />}
      {!senders.isAnonymous && (
        <Alert kind="warning" title={t('unnamed.title')}>
          <p>{t('unnamed.text')}</p>
        </Alert>
      )}
      {isSmall(group) && (
        <Alert kind="warning" title={t('small.title')}>
          <p>{t('small.text')}</p>
        </Alert>
      )}
      {tokens === 0 && (
        <Alert kind="danger" title={t('set.no-tokens')}>
          <p>{t('set.no-tokens.text')}</p>
        </Alert>
      )}
    </>
  )
}

function Among({ of, group }: { readonly of: ContributionPreview; readonly group: UrgentPreview | undefined }) {
  const t = useTexts(TEXTS)
  const { senders, lastBatch, tokens, slotMs } = of
  return (
    <>
      <p>
        <strong>{t('channel.title')}</strong>
      </p>
      {senders.active > 0 && <p>{t('set.active', { n: senders.active })}</p>}
      <p>
        {lastBatch === null ? t('set.no-batch') : t('set.batch', { n: lastBatch })} {group !== undefined && t('set.least', { n: group.kMin })}
      </p>
      <p>{t('set.timing', { n: minutesOf(slotMs) })}</p>
      {tokens > 0 && <p class="muted">{t('set.tokens', { n: tokens })}</p>}
    </>
  )
}
