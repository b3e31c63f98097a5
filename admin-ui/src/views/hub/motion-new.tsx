// SPDX-License-Identifier: EUPL-1.2
/**
 * Proposing a motion. `motions/new?kind=admission&id=m-…` comes from an application, `kind=expulsion&member=m-…` from a member.
 *
 * @module
 */
import type { HubMotionView } from '@ncv/protocol/admin/hub-motion-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf, place } from '../../app/location.ts'
import { api } from '../../hub/api.ts'
import type { MotionSubject } from '../../hub/subject-props.ts'
import { MotionSubjectFields } from '../../hub/motion-subject.tsx'
import { de } from '../../i18n/de/hub-motion.ts'
import { en } from '../../i18n/en/hub-motion.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'

const KINDS = ['admission', 'decision', 'role', 'rules', 'expulsion', 'relay'] as const satisfies readonly HubMotionView['subject'][]
type Kind = (typeof KINDS)[number]

export default function MotionNew() {
  const t = useTexts({ de, en })
  const wanted = place.value.query.get('kind')
  const [kind, setKind] = useState<Kind>(KINDS.find((each) => each === wanted) ?? 'admission')
  const [title, setTitle] = useState(place.value.query.get('title') ?? '')
  const [text, setText] = useState('')
  const [subject, setSubject] = useState<MotionSubject | undefined>(undefined)
  const send = async () => {
    if (subject === undefined) return
    const body = { title: title.trim(), subject, ...(text.trim() === '' ? {} : { text: text.trim() }) }
    const sent = await act(() => api.proposeMotion({ body }), t('new.sent'))
    if (sent !== undefined) go(hrefOf(`motions/${sent.motion}`))
  }
  const change = (next: Kind) => {
    setSubject(undefined)
    setKind(next)
  }
  return (
    <Page title={t('new.title')} lead={t('new.lead')} back={{ href: hrefOf('motions'), label: t('back') }}>
      <form class="form" onSubmit={(event) => event.preventDefault()}>
        <Select label={t('new.kind')} value={kind} onChange={change} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        <TextField label={t('new.name')} value={title} onInput={setTitle} maxLength={160} />
        <TextArea label={t('new.text')} value={text} onInput={setText} maxLength={4000} />
        <MotionSubjectFields key={kind} kind={kind} onChange={setSubject} />
        <Button kind="primary" isDisabled={title.trim() === '' || subject === undefined} onClick={send}>
          {t('new.send')}
        </Button>
      </form>
    </Page>
  )
}
