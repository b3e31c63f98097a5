// SPDX-License-Identifier: EUPL-1.2
/**
 * What was passed on of one warning, and what the source was asked for.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { de as audienceDe } from '../../i18n/de/audience.ts'
import { de } from '../../i18n/de/forward.ts'
import { en as audienceEn } from '../../i18n/en/audience.ts'
import { en } from '../../i18n/en/forward.ts'
import { api } from '../../node/api.ts'
import { Badge } from '../../ui/badge.tsx'
import { Day, Plain, Time } from '../../ui/facts.tsx'
import { Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

export function ForwardRegister({ index }: { readonly index: number }) {
  const t = useTexts({ de, en })
  const book = useResource(() => api.listForwardings(), 'forwardings', ['forwarding'])
  return (
    <>
      <Section title={t('register')}>
        <Loaded of={book}>
          {({ forwardings }) => {
            const own = forwardings.filter(({ warning }) => warning === index)
            if (own.length === 0) return <p class="muted">{t('register.none')}</p>
            return (
              <ul class="plain-list">
                {own.map(({ number, at, name, label, reason }) => (
                  <li key={number}>
                    {t('register.line', { name, label })}
                    <span class="sub">
                      <Time at={at} /> {reason !== undefined && `· ${reason}`}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </Section>
      <Releases index={index} />
    </>
  )
}

function Releases({ index }: { readonly index: number }) {
  const t = useTexts({ de, en })
  const words = useTexts({ de: audienceDe, en: audienceEn })
  const releases = useResource(() => api.listReleases(), 'releases', ['forwarding', 'post', 'feed'])
  return (
    <Loaded of={releases}>
      {({ asked }) => {
        const own = asked.filter(({ subject }) => subject === `#${index}`)
        if (own.length === 0) return null
        return (
          <Section title={t('releases')}>
            <ul class="plain-list">
              {own.map(({ id, at, audience, reason, answer }) => (
                <li key={id}>
                  {t('release.line', { audience: words(`audience.${audience}`), reason })}{' '}
                  <Badge kind={answer === undefined ? 'line' : answer.isGranted ? 'green' : 'red'}>
                    {t(answer === undefined ? 'release.open' : answer.isGranted ? 'release.granted' : 'release.refused')}
                  </Badge>
                  {answer?.text !== undefined && <Plain text={answer.text} />}
                  <span class="sub">
                    <Time at={at} /> {answer?.until !== undefined && <Day day={answer.until} />}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )
      }}
    </Loaded>
  )
}
