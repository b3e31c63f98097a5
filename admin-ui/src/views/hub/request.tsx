// SPDX-License-Identifier: EUPL-1.2
/**
 * One request: what was asked, what happened, the next step.
 *
 * @module
 */
import type { HubRequestDetail } from '@ncv/protocol/admin/hub-request-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { RequestClock } from '../../hub/clock-badge.tsx'
import { RequestStep } from '../../hub/request-step.tsx'
import { de } from '../../i18n/de/hub-request.ts'
import { en } from '../../i18n/en/hub-request.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import '../../style/hub-coordination.css'

export default function Request({ params: { id = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const request = useResource(() => api.showRequest({ params: { id } }), id, ['request', 'post'])
  return (
    <Loaded of={request}>
      {(found) => (
        <Page title={found.subject} lead={found.member.name} back={{ href: hrefOf('requests'), label: t('back') }}>
          <div class="stack">
            <Facts
              of={[
                [t('column.state'), t(`state.${found.state}`)],
                [t('column.clock'), <RequestClock of={found.clock} />],
                [t('urgent'), found.isUrgent ? <Badge kind="red">{t('urgent')}</Badge> : undefined],
                [t('fact.topic'), t(`topic.${found.topic}`)],
                [t('fact.tlp'), <Tlp label={found.tlp} />],
                [t('fact.at'), <Time at={found.at} />],
                [t('fact.id'), <span class="mono">{found.id.slice(0, 12)}</span>],
              ]}
            />
            <Section title={t('words')}>
              <Plain text={found.text} />
            </Section>
            <Steps of={found} />
            {may('request.write') && <RequestStep of={found} onDone={request.reload} />}
          </div>
        </Page>
      )}
    </Loaded>
  )
}

function Steps({ of: { steps, member } }: { readonly of: HubRequestDetail }) {
  const t = useTexts({ de, en })
  return (
    <Section title={t('steps')}>
      {steps.length === 0 && <p class="muted">{t('steps.none')}</p>}
      <ol class="thread">
        {steps.map(({ state, at, isMember, text }) => (
          <li key={at} class={`thread__item${isMember ? '' : ' thread__item--own'}`}>
            <div class="thread__head">
              <h3>{t(`state.${state}`)}</h3>
              <span class="muted">
                {isMember ? `${member.name} · ` : ''}
                {t(isMember ? 'by-member' : 'by-hub')} · <Time at={at} />
              </span>
            </div>
            {text !== null && <Plain text={text} />}
          </li>
        ))}
      </ol>
    </Section>
  )
}
