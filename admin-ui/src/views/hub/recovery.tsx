// SPDX-License-Identifier: EUPL-1.2
/**
 * New keys for a member that lost its own: request, call-back, consent of two.
 *
 * @module
 */
import type { KeyRequestView } from '@ncv/protocol/admin/hub-recovery-routes.ts'
import { useState } from 'preact/hooks'
import { named } from '../../app/direction.ts'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { api } from '../../hub/api.ts'
import { frameInRequest, isSameMark } from '../../hub/key-request.ts'
import type { Signer } from '../../hub/signing.ts'
import { bytesOf } from '../../hub/signing.ts'
import { areTwo, TwoKeys } from '../../hub/two-keys.tsx'
import { de } from '../../i18n/de/hub-recovery.ts'
import { de as partyDe } from '../../i18n/de/party-words.ts'
import { en } from '../../i18n/en/hub-recovery.ts'
import { en as partyEn } from '../../i18n/en/party-words.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TextField } from '../../ui/field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Steps } from '../../ui/steps.tsx'

const RECOVERY = { de, en }

interface Request {
  readonly frame: string
  readonly view: KeyRequestView
}

export default function Recovery() {
  const t = useTexts(RECOVERY)
  const [request, setRequest] = useState<Request | undefined>(undefined)
  const [mark, setMark] = useState('')
  const isRight = request !== undefined && isSameMark(mark, request.view.mark)
  return (
    <Page title={t('title')} lead={t('lead')} back={{ href: hrefOf('keys'), label: t('back') }}>
      <Steps steps={[t('step.file'), t('step.call'), t('step.sign')]} at={request === undefined ? 0 : isRight ? 2 : 1} />
      <RequestFile onRequest={setRequest} />
      {request !== undefined && (
        <>
          <RequestFacts of={request.view} />
          <Section title={t('step.call')} lead={t('call', { name: request.view.name })}>
            <div class="form">
              <LinkButton href={hrefOf('contacts', { q: request.view.member })}>{t('contacts')}</LinkButton>
              <TextField
                label={t('mark')}
                value={mark}
                onInput={setMark}
                autocomplete="off"
                error={mark.replaceAll(/\s/g, '').length >= request.view.mark.replaceAll(/\s/g, '').length && !isRight ? t('mark.wrong') : undefined}
              />
              {isRight && <p role="status">{t('mark.right')}</p>}
            </div>
          </Section>
          {isRight && <Consent of={request} />}
        </>
      )}
    </Page>
  )
}

function RequestFile({ onRequest }: { readonly onRequest: (request: Request | undefined) => void }) {
  const t = useTexts(RECOVERY)
  const [isBad, setBad] = useState(false)
  const take = async (file: File) => {
    const frame = frameInRequest(await file.text())
    setBad(frame === undefined)
    onRequest(undefined)
    if (frame === undefined) return
    const view = await act(() => api.showKeyRequest({ body: { frame } }))
    if (view !== undefined) onRequest({ frame, view })
  }
  return <FileField label={t('file')} hint={t('file.hint')} error={isBad ? t('file.bad') : undefined} onFile={(file) => void take(file)} />
}

function RequestFacts({ of: { name, member, state, hasRecoveryKey } }: { readonly of: KeyRequestView }) {
  const t = useTexts(RECOVERY)
  const partyText = useTexts({ de: partyDe, en: partyEn })
  return (
    <Section title={t('step.file')}>
      <Facts
        of={[
          [t('fact.member'), named(name, member)],
          [t('fact.state'), partyText(`state.${state as 'admitted'}`)],
          [t('fact.recovery'), t(hasRecoveryKey ? 'has-recovery' : 'no-recovery')],
        ]}
      />
    </Section>
  )
}

function Consent({ of: { frame, view } }: { readonly of: Request }) {
  const t = useTexts(RECOVERY)
  const [author, setAuthor] = useState<Signer | undefined>(undefined)
  const [approver, setApprover] = useState<Signer | undefined>(undefined)
  const replace = async () => {
    if (author === undefined || approver === undefined) return
    const input = bytesOf(view.signs)
    const done = await act(
      async () => {
        const consents = await Promise.all([author, approver].map(async (signer) => ({ analyst: signer.id, signature: await signer.sign(input) })))
        return await api.replaceMemberKey({ body: { frame, consents } })
      },
      t('replaced', { name: view.name }),
    )
    if (done !== undefined) go(hrefOf(`members/${view.member}`))
  }
  return (
    <Section title={t('sign')} lead={t('sign.lead')}>
      <div class="stack">
        <TwoKeys
          author={author}
          approver={approver}
          onChange={(first, second) => {
            setAuthor(first)
            setApprover(second)
          }}
        />
        <Alert kind="warning" title={t('lead')} />
        <div>
          <Button kind="primary" isDanger isDisabled={!areTwo(author, approver)} onClick={replace}>
            {t('replace')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
