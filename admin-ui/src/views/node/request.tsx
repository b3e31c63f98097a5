// SPDX-License-Identifier: EUPL-1.2
/**
 * One request to the contact point: what was asked, what came of it, until when an answer is due.
 *
 * @module
 */
import type { OwnRequestView } from '@ncv/protocol/admin/request-routes.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/request.ts'
import { en } from '../../i18n/en/request.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Clock, RequestState } from './request-clock.tsx'
import '../../style/federation.css'

const CLOSABLE = ['answered', 'brokered', 'declined'] as const satisfies readonly OwnRequestView['state'][]

export default function Request({ params: { id = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const found = useResource(() => api.showRequest({ params: { id } }), `request ${id}`, ['request', 'post', 'feed'])
  const close = async () => {
    await act(() => api.closeRequest({ params: { id } }), t('closed'))
    await found.reload()
  }
  const isClosable = CLOSABLE.some((state) => state === found.data?.state)
  return (
    <Page
      title={found.data?.subject ?? t('title')}
      back={{ href: hrefOf('requests'), label: t('title') }}
      actions={isClosable && may('request.write') && <Button onClick={close}>{t('close')}</Button>}
    >
      <Loaded of={found}>
        {(request) => (
          <>
            {request.state === 'refused' && (
              <Alert kind="danger" title={t('refused.text')}>
                <a class="link" href={hrefOf('post/sent')}>
                  {t('refused.link')}
                </a>
              </Alert>
            )}
            <Facts
              of={[
                [
                  t('column.state'),
                  <span class="row">
                    <RequestState state={request.state} /> {request.isUrgent && <Badge kind="amber">{t('urgent')}</Badge>}
                  </span>,
                ],
                [t('column.clock'), <Clock clock={request.clock} />],
                [t('due'), request.clock === null ? null : <Time at={request.clock.dueAt} />],
                [t('column.topic'), t(`topic.${request.topic}`)],
                [t('new.tlp'), <Tlp label={request.tlp} />],
              ]}
            />
            <Section title={t('steps')}>
              <article class="message message--own">
                <div class="message__head">
                  <h3>{t('step.asked')}</h3>
                  <Time at={request.writtenAt} />
                </div>
                <Plain text={request.text} />
              </article>
              {request.steps.map((step) => (
                <article key={`${step.at} ${step.state}`} class={`message${step.isOwn ? ' message--own' : ''}`}>
                  <div class="message__head">
                    <h3>
                      {t(`state.${step.state}`)} {t(step.isOwn ? 'step.own' : 'step.hub')}
                    </h3>
                    <Time at={step.at} />
                  </div>
                  {step.text !== null && <Plain text={step.text} />}
                </article>
              ))}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  )
}
