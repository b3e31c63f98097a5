// SPDX-License-Identifier: EUPL-1.2
/**
 * The next step in a request: acknowledge, answer, name providers, decline, close.
 *
 * @module
 */
import type { ExpertView, HubRequestDetail } from '@ncv/protocol/admin/hub-request-routes.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { useState } from 'preact/hooks'
import { act } from '../app/act.ts'
import { useTexts } from '../app/i18n.ts'
import { useResource } from '../app/resource.ts'
import { de } from '../i18n/de/hub-request.ts'
import { en } from '../i18n/en/hub-request.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Select, TextArea } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { api } from './api.ts'
import type { RequestStepName } from './request-words.ts'
import { NEXT_STEPS, needsWords } from './request-words.ts'
import { TlpField } from './tlp-field.tsx'

const REQUEST = { de, en }

export function RequestStep({ of: request, onDone }: { readonly of: HubRequestDetail; readonly onDone: () => Promise<void> }) {
  const t = useTexts(REQUEST)
  const steps = NEXT_STEPS[request.state]
  const [first] = steps
  if (first === undefined) return <p class="muted">{t('next.none')}</p>
  return (
    <Section title={t('next')} lead={t('next.lead')}>
      <StepForm key={request.state} of={request} steps={steps} first={first} onDone={onDone} />
    </Section>
  )
}

interface StepFormProps {
  readonly of: HubRequestDetail
  readonly steps: readonly RequestStepName[]
  readonly first: RequestStepName
  readonly onDone: () => Promise<void>
}

function StepForm({ of: { id, topic, member }, steps, first, onDone }: StepFormProps) {
  const t = useTexts(REQUEST)
  const [state, setState] = useState<RequestStepName>(first)
  const [text, setText] = useState('')
  const [tlp, setTlp] = useState<TlpLabel | 'same'>('same')
  const [experts, setExperts] = useState<readonly string[]>([])
  const words = text.trim()
  const chosen = state === 'brokered' ? experts : []
  const send = async () => {
    const body = {
      state,
      ...(words === '' ? {} : { text: words }),
      ...(tlp === 'same' ? {} : { tlp }),
      ...(chosen.length === 0 ? {} : { experts: [...chosen] }),
    }
    if ((await act(() => api.moveRequest({ params: { id }, body }), t('sent', { name: member.name }))) === undefined) return
    setText('')
    setExperts([])
    await onDone()
  }
  return (
    <form class="form" onSubmit={(event) => event.preventDefault()}>
      <Select label={t('step')} value={state} onChange={setState} options={steps.map((value) => ({ value, label: t(`step.${value}`) }))} />
      <TextArea label={t('text')} hint={t('text.hint')} value={text} onInput={setText} maxLength={12_000} />
      {state === 'brokered' && <Directory topic={topic} chosen={experts} onChange={setExperts} />}
      <TlpField value={tlp} onChange={setTlp} hasSame />
      <Button kind="primary" isDisabled={needsWords(state) && words === '' && chosen.length === 0} onClick={send}>
        {t('send')}
      </Button>
    </form>
  )
}

interface DirectoryProps {
  readonly topic: ExpertView['topics'][number]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Those for the topic first. */
function Directory({ topic, chosen, onChange }: DirectoryProps) {
  const t = useTexts(REQUEST)
  const { data } = useResource(() => api.experts(), 'experts', ['request'])
  const experts = (data?.experts ?? []).filter(({ topics }) => topic === 'other' || topic === 'advice' || topics.includes(topic))
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{t('choose')}</legend>
      <div class="kern-hint">{experts.length === 0 ? t('choose.none') : t('choose.hint')}</div>
      <div class="kern-fieldset__body">
        {experts.map(({ id, name, contact }) => (
          <Checkbox
            key={id}
            label={
              <>
                {name}
                <span class="sub">{contact}</span>
              </>
            }
            isChecked={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
          />
        ))}
      </div>
    </fieldset>
  )
}
