// SPDX-License-Identifier: EUPL-1.2
/**
 * One member, as the log has it.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/federation.ts'
import { en } from '../../i18n/en/federation.ts'
import { api } from '../../node/api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { MemberState, Roles, useMemberWords } from './member-words.tsx'
import '../../style/federation.css'

async function load(id: string) {
  const [{ members }, { id: own }] = await Promise.all([api.members(), api.status()])
  return { member: members.find((each) => each.id === id), isOwn: own === id }
}

export default function Member({ params: { id = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const { w, mandate } = useMemberWords()
  const found = useResource(() => load(id), `member ${id}`, ['feed', 'member'])
  const canWrite = found.data?.member?.state === 'admitted' && !found.data.isOwn && may('post.write')
  const write = canWrite && <LinkButton href={hrefOf('post/new', { to: id })}>{t('member.write')}</LinkButton>
  return (
    <Page title={found.data?.member?.name ?? t('title')} back={{ href: hrefOf('federation'), label: t('title') }} actions={write}>
      <Loaded of={found}>
        {({ member }) =>
          member === undefined ? (
            <Empty title={t('member.unknown')} />
          ) : (
            <Facts
              of={[
                [t('column.state'), <MemberState member={member} />],
                [t('column.kind'), w(`kind.${member.kind as 'land'}`)],
                [t('member.category'), w(`category.${member.category as 1}`)],
                [t('column.pledge'), t(member.hasPledge ? 'pledged' : 'unpledged')],
                [t('column.roles'), member.roles.length === 0 ? null : <Roles roles={member.roles} />],
                [t('column.since'), member.since === 0 ? t('founder') : member.since],
                [t('member.changed'), <Time at={member.changedAt} />],
                [
                  t('member.given'),
                  member.given.length === 0 ? null : <Lines lines={member.given.map((each) => t('mandate.line', mandate(each)))} />,
                ],
                [t('member.held'), member.held.length === 0 ? null : <Lines lines={member.held.map((each) => t('mandate.line', mandate(each)))} />],
                [t('member.id'), <span class="mono">{member.id}</span>],
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}

export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="list-plain">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
