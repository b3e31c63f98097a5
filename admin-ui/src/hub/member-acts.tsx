// SPDX-License-Identifier: EUPL-1.2
/**
 * What the hub can do about a member: write, look up, block its key at once, end the block, ask the members to expel it.
 *
 * @module
 */
import type { MemberView } from '@ncv/protocol/admin/member-view.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { hrefOf } from '../app/location.ts'
import { may } from '../app/session.ts'
import { de } from '../i18n/de/hub-member.ts'
import { en } from '../i18n/en/hub-member.ts'
import { Alert } from '../ui/alert.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Select } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { TypedConfirm } from '../ui/typed-confirm.tsx'
import { api } from './api.ts'

const MEMBER = { de, en }
const REASONS = ['key-stolen', 'key-published', 'two-machines', 'malware', 'member-asked-by-telephone'] as const

interface Part {
  readonly of: MemberView
  readonly onDone: () => Promise<void>
}

export function MemberActs({ of: member, onDone }: Part) {
  const t = useTexts(MEMBER)
  const [open, setOpen] = useState<'block' | 'unblock' | undefined>(undefined)
  const { id, name, state, suspendedBy } = member
  const isIn = state === 'admitted' || state === 'suspended'
  const close = () => setOpen(undefined)
  return (
    <div class="no-print">
      <Section title={t('do')} lead={isIn ? t('do.role') : t('former')}>
        <div class="row">
          {isIn && may('post.write') && <LinkButton href={hrefOf('post/new', { to: id })}>{t('do.post')}</LinkButton>}
          {isIn && may('contact.read') && <LinkButton href={hrefOf('contacts', { q: id })}>{t('do.contact')}</LinkButton>}
          {may('member-data.read') && <LinkButton href={hrefOf(`member-data/${id}`)}>{t('do.data')}</LinkButton>}
          {isIn && may('member.replace-key') && <LinkButton href={hrefOf('recovery')}>{t('do.recovery')}</LinkButton>}
          {isIn && may('motion.propose') && (
            <LinkButton href={hrefOf('motions/new', { kind: 'expulsion', member: id, title: name })}>{t('do.expulsion')}</LinkButton>
          )}
          {isIn && suspendedBy !== 'key' && may('member.block') && (
            <Button isDanger kind="primary" onClick={() => setOpen('block')}>
              {t('block')}
            </Button>
          )}
          {suspendedBy === 'key' && may('member.block') && <Button onClick={() => setOpen('unblock')}>{t('unblock')}</Button>}
        </div>
        {isIn && !may('member.block') && <p class="muted">{t('owner-only')}</p>}
      </Section>
      {open === 'block' && <Block of={member} onClose={close} onDone={onDone} />}
      {open === 'unblock' && <Unblock of={member} onClose={close} onDone={onDone} />}
    </div>
  )
}

function Block({ of: { id, name }, onClose, onDone }: Part & { readonly onClose: () => void }) {
  const t = useTexts(MEMBER)
  const [reason, setReason] = useState<(typeof REASONS)[number]>('key-stolen')
  const block = async () => {
    const done = await act(
      () => api.blockMember({ params: { member: id }, body: { reason } }),
      ({ index }) => t('blocked', { index }),
    )
    if (done === undefined) return
    onClose()
    await onDone()
  }
  return (
    <TypedConfirm title={t('block.title', { name })} word={name} confirm={t('block.confirm')} onConfirm={block} onClose={onClose}>
      <Alert kind="warning" title={t('block.now')}>
        <ul>
          <li>{t('block.1')}</li>
          <li>{t('block.2')}</li>
          <li>{t('block.3')}</li>
          <li>{t('block.4')}</li>
        </ul>
        <p>{t('block.no-sanction')}</p>
      </Alert>
      <Select
        label={t('block.reason')}
        value={reason}
        onChange={setReason}
        options={REASONS.map((value) => ({ value, label: t(`block.${value}`) }))}
      />
    </TypedConfirm>
  )
}

function Unblock({ of: { id, name }, onClose, onDone }: Part & { readonly onClose: () => void }) {
  const t = useTexts(MEMBER)
  const unblock = async () => {
    const done = await act(
      () => api.unblockMember({ params: { member: id }, body: {} }),
      ({ index }) => t('unblocked', { index }),
    )
    if (done === undefined) return
    onClose()
    await onDone()
  }
  return (
    <Confirm title={t('unblock')} confirm={t('unblock')} onConfirm={unblock} onClose={onClose}>
      <p>{t('unblock.text', { name })}</p>
    </Confirm>
  )
}
