// SPDX-License-Identifier: EUPL-1.2
/**
 * One member: what the log says, when it was last noticed, what cannot be known, what the hub can do.
 *
 * @module
 */
import type { MemberSightView } from '@ncv/protocol/admin/hub-key-routes.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { MemberActs } from '../../hub/member-acts.tsx'
import { MemberState } from '../../hub/member-state.tsx'
import { de } from '../../i18n/de/hub-member.ts'
import { de as partyDe } from '../../i18n/de/party-words.ts'
import { en } from '../../i18n/en/hub-member.ts'
import { en as partyEn } from '../../i18n/en/party-words.ts'
import { formatDay } from '../../app/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import '../../style/hub-coordination.css'

const MEMBER = { de, en }

export default function Member({ params: { member = '' } }: ViewProps) {
  const t = useTexts(MEMBER)
  const shown = useResource(() => api.showMember({ params: { member } }), member, ['member', 'motion', 'feed', 'post'])
  return (
    <Loaded of={shown}>
      {(sight) => (
        <Page title={sight.member.name} back={{ href: hrefOf('members'), label: t('back') }}>
          <MemberFacts of={sight} />
          <MemberActs of={sight.member} onDone={shown.reload} />
          <Sight of={sight} />
          <Section title={t('unknowable')}>
            <ul>
              <li>{t('unknowable.read')}</li>
              <li>{t('unknowable.hit')}</li>
              <li>{t('unknowable.anonymous')}</li>
            </ul>
          </Section>
        </Page>
      )}
    </Loaded>
  )
}

function MemberFacts({ of: { member, isWitness, contactsDue, contactsConfirmedAt } }: { readonly of: MemberSightView }) {
  const t = useTexts(MEMBER)
  const partyText = useTexts({ de: partyDe, en: partyEn })
  const { id, kind, category, since, changedAt, hasPledge, roles, given, held } = member
  const mandates = (of: typeof given) => {
    const words = of.map(({ name, scopes, until }) =>
      t('until', { name, scopes: scopes.map((scope) => partyText(`scope.${scope}`)).join(', '), until: formatDay(until) }),
    )
    return words.length === 0 ? undefined : <Plain text={words.join('\n')} />
  }
  const known = [...new Set([...roles, ...(isWitness ? (['witness'] as const) : [])])]
  const spoc = contactsConfirmedAt === null ? 'spoc.unknown' : contactsDue ? 'spoc.due' : 'spoc.confirmed'
  return (
    <Facts
      of={[
        [t('fact.state'), <MemberState of={member} />],
        [t('fact.changed'), <Time at={changedAt} />],
        [t('fact.since'), since === 0 ? t('founder') : since],
        [t('fact.kind'), partyText(`kind.${kind as 'land'}`)],
        [t('fact.category'), partyText(`category.${category as 1}`)],
        [t('fact.roles'), known.length === 0 ? undefined : known.map((role) => partyText(`role.${role}`)).join(', ')],
        [t('fact.tlp'), t(hasPledge ? 'pledge.yes' : 'pledge.no')],
        [t('fact.spoc'), <Badge kind={spoc === 'spoc.confirmed' ? 'green' : spoc === 'spoc.due' ? 'amber' : 'red'}>{t(spoc)}</Badge>],
        [t('fact.given'), mandates(given)],
        [t('fact.held'), mandates(held)],
        [t('fact.id'), <span class="mono">{id}</span>],
      ]}
    />
  )
}

function Sight({ of: { isWitness, fetchedAt, waiting, signedAt, cosignedAt, contactsConfirmedAt } }: { readonly of: MemberSightView }) {
  const t = useTexts(MEMBER)
  const moment = (at: number | null) => (at === null ? t('sight.never') : <Time at={at} />)
  return (
    <Section title={t('sight')} lead={t('sight.lead')}>
      <Facts
        of={[
          [t('sight.fetched'), moment(fetchedAt)],
          [t('sight.waiting'), waiting],
          [t('sight.signed'), moment(signedAt)],
          [t('sight.cosigned'), isWitness ? moment(cosignedAt) : undefined],
          [t('sight.contacts'), moment(contactsConfirmedAt)],
        ]}
      />
    </Section>
  )
}
