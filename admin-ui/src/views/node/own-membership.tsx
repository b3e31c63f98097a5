// SPDX-License-Identifier: EUPL-1.2
/**
 * The own membership: how it stands, what is on its way, and the declarations of which this house decides alone.
 *
 * @module
 */
import type { OwnMembershipView } from '@ncv/protocol/admin/member-routes.ts'
import { formatTime } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { de } from '../../i18n/de/own-membership.ts'
import { en } from '../../i18n/en/own-membership.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Declarations } from './declarations.tsx'
import { FederationNav } from './federation-nav.tsx'
import { Mandates } from './mandates.tsx'
import { MemberState, Roles, useMemberWords } from './member-words.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }

export default function OwnMembership() {
  const t = useTexts(TEXTS)
  const found = useResource(() => api.ownMembership(), 'membership', ['membership', 'member', 'post', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FederationNav />
      <Loaded of={found}>
        {(view) => (
          <>
            <Standing view={view} />
            <Mandates view={view} reload={found.reload} />
            {view.own !== null && (
              <Section title={t('declare')}>
                {may('membership.declare') ? <Declarations view={view} own={view.own} reload={found.reload} /> : <p class="muted">{t('owner')}</p>}
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Standing({ view: { id, own, waiting, epochs } }: { readonly view: OwnMembershipView }) {
  const t = useTexts(TEXTS)
  const { w } = useMemberWords()
  const key = (epoch: number | null) => (epoch === null ? t('keys.none') : String(epoch))
  return (
    <>
      {own === null && (
        <Alert kind="info" title={t('applicant')}>
          <a class="link" href={hrefOf('federation/application')}>
            {t('applicant.next')}
          </a>
        </Alert>
      )}
      <Facts
        of={[
          [t('id'), <span class="mono">{id}</span>],
          [t('state'), own === null ? undefined : <MemberState member={own} />],
          [t('kind'), own === null ? undefined : w(`kind.${own.kind as 'land'}`)],
          [t('category'), own === null ? undefined : w(`category.${own.category as 1}`)],
          [t('pledge'), own === null ? undefined : t(own.hasPledge ? 'pledge.given' : 'pledge.none')],
          [t('roles'), own === null ? undefined : own.roles.length === 0 ? t('roles.none') : <Roles roles={own.roles} />],
          [t('keys'), t('keys.text', { community: key(epochs.community), pledge: key(epochs.pledge) })],
        ]}
      />
      {waiting.length > 0 && (
        <Section title={t('waiting')}>
          <ul>
            {waiting.map(({ kind, writtenAt, state, code }) => (
              <li key={`${kind} ${writtenAt}`}>
                {t('waiting.line', {
                  kind: t(`waiting.${kind}`),
                  at: formatTime(writtenAt),
                  state: t(`post.${state as 'queued'}`, { code: code ?? '' }),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
