// SPDX-License-Identifier: EUPL-1.2
/**
 * Withdrawing a warning: the reason in words, what happens then, and a second thought.
 *
 * @module
 */
import type { HubWarningDetail } from '@ncv/protocol/admin/hub-warning-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-warning.ts'
import { en } from '../../i18n/en/hub-warning.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { RadioGroup, TextArea } from '../../ui/field.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

type Reason = NonNullable<HubWarningDetail['withdrawal']>['reason']
const REASONS = ['wrong', 'superseded', 'wrong-label', 'licence', 'identifies-somebody'] as const satisfies readonly Reason[]
const EFFECTS = ['nodes', 'text', 'again', 'questions'] as const

export default function Withdraw({ params: { index = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const warning = useResource(() => api.showPublishedWarning({ params: { index } }), index, ['feed', 'warning'])
  return (
    <Page title={t('withdraw.title')} lead={t('withdraw.lead')} back={{ href: hrefOf('warnings'), label: t('back') }}>
      <Loaded of={warning}>
        {(found) =>
          found.state === 'withdrawn' || found.state === 'erased' ? (
            <Alert kind="info" title={t('withdraw.not', { state: t(`state.${found.state}`) })} />
          ) : (
            <div class="grid-2">
              <Form of={found} />
              <Card title={t('withdraw.effect.title')}>
                <ul>
                  {EFFECTS.map((effect) => (
                    <li key={effect}>{t(`withdraw.effect.${effect}`)}</li>
                  ))}
                </ul>
              </Card>
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

function Form({ of: { index, title } }: { readonly of: HubWarningDetail }) {
  const t = useTexts({ de, en })
  const [reason, setReason] = useState<Reason>('wrong')
  const [text, setText] = useState('')
  const [isAsking, setAsking] = useState(false)
  const withdraw = async () => {
    const said = text.trim()
    const done = await act(
      () => api.withdraw({ body: { entry: index, reason, ...(said === '' ? {} : { text: said }) } }),
      (reply) => t('withdraw.done', { index: reply.index }),
    )
    setAsking(false)
    if (done !== undefined) go(hrefOf(`warnings/${index}`))
  }
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        setAsking(true)
      }}
    >
      <p>
        <strong>{title ?? t('untitled')}</strong> <span class="muted">{t('entry', { index })}</span>
      </p>
      <RadioGroup<Reason>
        label={t('withdraw.reason')}
        value={reason}
        onChange={setReason}
        options={REASONS.map((value) => ({ value, label: t(`reason.${value}`), hint: t(`reason.${value}.hint`) }))}
      />
      <TextArea label={t('withdraw.text')} hint={t('withdraw.text.hint')} value={text} onInput={setText} maxLength={2000} />
      <Button kind="primary" type="submit">
        {t('withdraw.submit')}
      </Button>
      {isAsking && (
        <Confirm title={t('withdraw.confirm')} confirm={t('withdraw.submit')} onConfirm={withdraw} onClose={() => setAsking(false)} isDanger>
          <p>
            {title ?? t('entry', { index })} – {t(`reason.${reason}`)}
          </p>
        </Confirm>
      )}
    </form>
  )
}
