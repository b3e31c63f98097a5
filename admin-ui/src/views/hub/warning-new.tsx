// SPDX-License-Identifier: EUPL-1.2
/**
 * Writing a warning: by hand, from a contribution, or as the change of a draft; then looking at it, and the first signature.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf, place } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { useStepFocus } from '../../app/step-focus.ts'
import { api } from '../../hub/api.ts'
import { KeyBar } from '../../hub/key-bar.tsx'
import { keyHolder } from '../../hub/key-holder.ts'
import { draftInput } from '../../hub/signing.ts'
import { OpenPlaces, WarningFields } from '../../hub/warning-fields.tsx'
import type { FormFault, WarningForm } from '../../hub/warning-form.ts'
import { EMPTY_FORM, faultsOf, formOf, warningOf } from '../../hub/warning-form.ts'
import { AlarmFlag, WarningPreview } from '../../hub/warning-preview.tsx'
import { de } from '../../i18n/de/hub-draft.ts'
import { en } from '../../i18n/en/hub-draft.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Steps } from '../../ui/steps.tsx'

type Laid = Awaited<ReturnType<typeof api.previewDraft>>

interface Source {
  readonly form: WarningForm
  readonly contribution?: string
  /** It is discarded once the new one is signed. */
  readonly draft?: string
}

async function readSource(contribution: string | undefined, draft: string | undefined): Promise<Source> {
  if (draft !== undefined) {
    const found = await api.showDraft({ params: { id: draft } })
    const form = formOf(found.content, found.tlp)
    return { form, draft, ...(found.contribution === null ? {} : { contribution: found.contribution }) }
  }
  if (contribution === undefined) return { form: EMPTY_FORM }
  const { content, tlp } = await api.previewDraft({ body: { contribution } })
  return { form: formOf(content, tlp), contribution }
}

export default function WarningNew() {
  const t = useTexts({ de, en })
  const { query } = place.use()
  const [contribution, draft] = [query.get('contribution') ?? undefined, query.get('draft') ?? undefined]
  const source = useResource(() => readSource(contribution, draft), `${contribution} ${draft}`)
  return (
    <Page title={t('write.title')} lead={t('write.lead')} back={{ href: hrefOf('drafts'), label: t('back') }}>
      {draft !== undefined && <Alert kind="info" title={t('write.from-draft')} />}
      {draft === undefined && contribution !== undefined && <Alert kind="warning" title={t('write.from-contribution')} />}
      <Loaded of={source}>{(found) => <Writing source={found} />}</Loaded>
    </Page>
  )
}

function Writing({ source }: { readonly source: Source }) {
  const t = useTexts({ de, en })
  const [form, setForm] = useState(source.form)
  const [faults, setFaults] = useState<ReadonlySet<FormFault>>(new Set())
  const [laid, setLaid] = useState<Laid | undefined>(undefined)
  useStepFocus(String(laid !== undefined))
  const preview = async () => {
    const found = faultsOf(form)
    setFaults(found)
    if (found.size > 0) return
    // The words in the form are all there is: what was taken out must not come back from the contribution.
    const next = await act(() => api.previewDraft({ body: { warning: warningOf(form) } }))
    setLaid(next)
  }
  return (
    <>
      <Steps steps={[t('step.write'), t('step.sign')]} at={laid === undefined ? 0 : 1} />
      {laid === undefined ? (
        <form
          class="form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void preview()
          }}
        >
          <WarningFields form={form} onChange={setForm} faults={faults} hasSource={source.contribution !== undefined} />
          <Button kind="primary" type="submit">
            {t('write.preview')}
          </Button>
        </form>
      ) : (
        <Signing laid={laid} form={form} source={source} onBack={() => setLaid(undefined)} />
      )}
    </>
  )
}

interface SigningProps {
  readonly laid: Laid
  readonly form: WarningForm
  readonly source: Source
  readonly onBack: () => void
}

function Signing({ laid, form, source: { contribution, draft }, onBack }: SigningProps) {
  const t = useTexts({ de, en })
  const signer = keyHolder.use()
  const sign = async () => {
    if (signer === undefined) return
    const added = await act(async () => {
      const signature = await signer.sign(draftInput(laid.origin, 'author', laid.id))
      const body = { warning: laid.warning, tlp: form.tlp, author: signer.id, signature, ...(contribution === undefined ? {} : { contribution }) }
      return await api.addDraft({ body })
    }, t('write.done'))
    if (added === undefined) return
    if (draft !== undefined && draft !== added.id) await act(() => api.discardDraft({ params: { id: draft } }))
    go(hrefOf(`drafts/${added.id}`))
  }
  return (
    <div class="stack">
      {laid.content.isAlarm && <AlarmFlag />}
      <OpenPlaces form={form} hasSource={contribution !== undefined} />
      <WarningPreview of={laid.content} tlp={laid.tlp} lane="assessed" />
      <div class="form">
        <p>{t('write.sign.text')}</p>
        <KeyBar part="author" />
        <div class="row">
          <Button kind="primary" isDisabled={signer === undefined} onClick={sign}>
            {t('write.sign')}
          </Button>
          <Button onClick={onBack}>{t('write.back')}</Button>
        </div>
      </div>
    </div>
  )
}
