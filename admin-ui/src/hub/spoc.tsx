// SPDX-License-Identifier: EUPL-1.2
/**
 * A contact with deputy and numbers, as it is read on the telephone.
 *
 * @module
 */
import type { SpocView } from '@ncv/protocol/admin/application-routes.ts'
import { isolated } from '../app/direction.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-contact.ts'
import { en } from '../i18n/en/hub-contact.ts'
import { Plain } from '../ui/facts.tsx'
import '../style/hub-coordination.css'

const CONTACT = { de, en }

export function SpocPeople({ of: { contact, deputy, groupNumber } }: { readonly of: SpocView }) {
  const t = useTexts(CONTACT)
  const person = (label: string, { name, phone, mobile }: SpocView['contact']) => (
    <li>
      {label}: {isolated(name)}, <span class="calls__number">{phone}</span>
      {mobile !== undefined && (
        <>
          , <span class="calls__number">{mobile}</span>
        </>
      )}
    </li>
  )
  return (
    <ul class="calls__numbers">
      {person(t('contact'), contact)}
      {person(t('deputy'), deputy)}
      {groupNumber !== undefined && (
        <li>
          {t('group')}: <span class="calls__number">{groupNumber}</span>
        </li>
      )}
    </ul>
  )
}

export function SpocAddress({ of: { mailbox, address, reachability } }: { readonly of: SpocView }) {
  return <Plain text={[mailbox, address, ...(reachability === undefined ? [] : [reachability])].join('\n')} />
}
