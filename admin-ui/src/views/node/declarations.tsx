// SPDX-License-Identifier: EUPL-1.2
/**
 * What a house may declare about itself, each with what follows from it; signed only after these words were shown.
 *
 * @module
 */
import type { OwnMembershipView } from '@ncv/protocol/admin/member-routes.ts'
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/own-membership.ts'
import { en } from '../../i18n/en/own-membership.ts'
import { api } from '../../node/api.ts'
import { Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { TypedConfirm } from '../../ui/typed-confirm.tsx'
import { useMemberWords } from './member-words.tsx'

const TEXTS = { de, en }

interface DeclareProps {
  readonly view: OwnMembershipView
  readonly own: MemberView
  readonly reload: () => Promise<void>
}

type Send = () => Promise<unknown>

export function Declarations({ view, own, reload }: DeclareProps) {
  const t = useTexts(TEXTS)
  const { w } = useMemberWords()
  const { name } = view
  const request = (wish: 'suspend' | 'resume' | 'leave' | 'declare-host' | 'declare-intermediary'): Send => {
    return () => api.requestMembership({ body: { request: wish } })
  }
  const plain = (wish: 'suspend' | 'resume' | 'declare-host' | 'declare-intermediary') => (
    <Declaration title={t(`do.${wish}`)} lead={t(`do.${wish}.lead`)} send={request(wish)} reload={reload}>
      <p>{t(`do.${wish}.text`, { name })}</p>
    </Declaration>
  )
  if (own.state === 'left' || own.state === 'expelled') return <p class="muted">{t('do.leave.keeps')}</p>
  return (
    <div class="stack">
      {own.hasPledge ? (
        <Declaration title={t('do.unpledge')} lead={t('do.unpledge.lead')} send={() => api.pledge({ body: { isPledged: false } })} reload={reload}>
          <p>{t('do.unpledge.text', { name })}</p>
        </Declaration>
      ) : (
        <Declaration title={t('do.pledge')} lead={t('do.pledge.lead')} send={() => api.pledge({ body: { isPledged: true } })} reload={reload}>
          <PledgeWords view={view} />
        </Declaration>
      )}
      {!own.roles.includes('intermediary') && plain('declare-intermediary')}
      {!own.roles.includes('host') && plain('declare-host')}
      {own.roles.map((role) => (
        <Declaration
          key={role}
          title={t('do.give-up-role.what', { role: w(`role.${role}`) })}
          lead={t('do.give-up-role.lead')}
          send={() => api.requestMembership({ body: { request: 'give-up-role', role } })}
          reload={reload}
        >
          <p>{t('do.give-up-role.text', { name, role: w(`role.${role}`) })}</p>
        </Declaration>
      ))}
      {own.state === 'suspended' ? own.suspendedBy === 'own-request' && plain('resume') : plain('suspend')}
      <Declaration title={t('do.leave')} lead={t('do.leave.lead')} word={name} send={request('leave')} reload={reload}>
        <p>{t('do.leave.text', { name })}</p>
        <p>{t('do.leave.keeps')}</p>
      </Declaration>
    </div>
  )
}

interface DeclarationProps {
  readonly title: string
  readonly lead: string
  readonly send: Send
  readonly reload: () => Promise<void>
  /** To be typed first, where it weighs much. */
  readonly word?: string
  /** The words that are signed, and what follows. */
  readonly children: ComponentChildren
}

export function Declaration({ title, lead, word, send, reload, children }: DeclarationProps) {
  const t = useTexts(TEXTS)
  const [isAsking, setAsking] = useState(false)
  const sign = async () => {
    setAsking(false)
    await act(send, t('signed'))
    await reload()
  }
  return (
    <div class="card">
      <div class="message__head">
        <div>
          <h3>{title}</h3>
          <p class="muted">{lead}</p>
        </div>
        <Button isSmall onClick={() => setAsking(true)}>
          {title}
        </Button>
      </div>
      {isAsking && word === undefined && (
        <Confirm title={t('confirm.title')} confirm={t('sign')} onConfirm={sign} onClose={() => setAsking(false)}>
          {children}
        </Confirm>
      )}
      {isAsking && word !== undefined && (
        <TypedConfirm title={title} word={word} confirm={t('sign')} onConfirm={sign} onClose={() => setAsking(false)}>
          {children}
        </TypedConfirm>
      )}
    </div>
  )
}

function PledgeWords({ view: { name, amberToSupervision } }: { readonly view: OwnMembershipView }) {
  const t = useTexts(TEXTS)
  const lines = [
    ['TLP:RED', t('tlp.RED')],
    ['TLP:AMBER+STRICT', t('tlp.AMBER+STRICT')],
    ['TLP:AMBER', t(amberToSupervision ? 'tlp.AMBER.yes' : 'tlp.AMBER.no')],
    ['TLP:GREEN', t('tlp.GREEN')],
    ['TLP:CLEAR', t('tlp.CLEAR')],
  ] as const
  return (
    <>
      <p>{t('do.pledge.name', { name })}</p>
      <ul class="list-plain">
        {lines.map(([label, words]) => (
          <li key={label}>
            <Tlp label={label} /> {words}
          </li>
        ))}
      </ul>
      <p>{t('do.pledge.after')}</p>
    </>
  )
}
