// SPDX-License-Identifier: EUPL-1.2
/**
 * Deleting what is stored about a body that has left (Art. 17 GDPR), and what stays in spite of it.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { de } from '../i18n/de/hub-member-data.ts'
import { en } from '../i18n/en/hub-member-data.ts'
import { Alert } from '../ui/alert.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { TypedConfirm } from '../ui/typed-confirm.tsx'
import { api } from './api.ts'

type Forgotten = Awaited<ReturnType<typeof api.forgetMemberData>>

export function ForgetMember({ member }: { readonly member: string }) {
  const t = useTexts({ de, en })
  const [isOpen, setOpen] = useState(false)
  const [done, setDone] = useState<Forgotten | undefined>(undefined)
  const forget = async () => {
    const forgotten = await act(() => api.forgetMemberData({ params: { member } }))
    if (forgotten === undefined) return
    setOpen(false)
    setDone(forgotten)
  }
  const rows = done?.deleted.reduce((sum, { deleted }) => sum + deleted, 0) ?? 0
  return (
    <div class="no-print">
      <Section title={t('delete')} lead={t('delete.lead')}>
        {done !== undefined && (
          <Alert kind="success" title={t('deleted', { n: rows })}>
            <p>{t('remains')}:</p>
            <ul>
              {done.remains.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
            {done.remains.length === 0 && <p>{t('none')}</p>}
          </Alert>
        )}
        <Button isDanger kind="primary" onClick={() => setOpen(true)}>
          {t('delete.do')}
        </Button>
        {isOpen && (
          <TypedConfirm title={t('delete')} word={member} confirm={t('delete.do')} onConfirm={forget} onClose={() => setOpen(false)}>
            <p>{t('delete.text')}</p>
          </TypedConfirm>
        )}
      </Section>
    </div>
  )
}
