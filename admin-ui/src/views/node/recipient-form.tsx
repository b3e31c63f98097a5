// SPDX-License-Identifier: EUPL-1.2
/**
 * One body of the register: added or changed.
 *
 * @module
 */
import type { Paper, RecipientKind, RecipientView } from '@ncv/protocol/admin/forwarding-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { notify } from '../../app/notice.ts'
import { de } from '../../i18n/de/recipient.ts'
import { en } from '../../i18n/en/recipient.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Section } from '../../ui/page.tsx'

const TEXTS = { de, en }
export const RECIPIENT_KINDS = ['superior-office', 'supervision', 'provider', 'served'] as const satisfies readonly RecipientKind[]

interface PaperDraft {
  readonly reference: string
  readonly from: string
  readonly until: string
}

const paperDraft = (paper: Paper | undefined): PaperDraft => ({
  reference: paper?.reference ?? '',
  from: paper?.from ?? '',
  until: paper?.until ?? '',
})

/** Undefined where nothing was filled in. */
function paperOf({ reference, from, until }: PaperDraft): Paper | undefined {
  if (reference.trim() === '' && from === '' && until === '') return undefined
  return { reference: reference.trim(), from, ...(until === '' ? {} : { until }) }
}

interface Filled {
  readonly handle: string
  readonly name: string
  readonly kind: RecipientKind
  readonly member: string
  readonly mailbox: string
  readonly agreement: PaperDraft
  readonly pledge: PaperDraft
}

async function save(recipient: RecipientView | undefined, filled: Filled): Promise<RecipientView> {
  const { handle, name, kind } = filled
  const [member, mailbox] = [filled.member.trim(), filled.mailbox.trim()]
  const [agreement, pledge] = [paperOf(filled.agreement), paperOf(filled.pledge)]
  if (recipient !== undefined) {
    const body = { name: name.trim(), kind, member: member || null, mailbox: mailbox || null, agreement: agreement ?? null, pledge: pledge ?? null }
    return await api.changeRecipient({ params: { handle: recipient.handle }, body })
  }
  const more = { ...(member === '' ? {} : { member }), ...(mailbox === '' ? {} : { mailbox }) }
  const papers = { ...(agreement === undefined ? {} : { agreement }), ...(pledge === undefined ? {} : { pledge }) }
  return await api.addRecipient({ body: { handle: handle.trim(), name: name.trim(), kind, ...more, ...papers } })
}

export function RecipientForm({ recipient, onDone }: { readonly recipient: RecipientView | undefined; readonly onDone: () => Promise<void> }) {
  const t = useTexts(TEXTS)
  const [filled, setFilled] = useState<Filled>({
    handle: recipient?.handle ?? '',
    name: recipient?.name ?? '',
    kind: recipient?.kind ?? 'provider',
    member: recipient?.member ?? '',
    mailbox: recipient?.mailbox ?? '',
    agreement: paperDraft(recipient?.agreement),
    pledge: paperDraft(recipient?.pledge),
  })
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const change = (part: Partial<Filled>) => setFilled({ ...filled, ...part })
  const submit = async () => {
    const open = (['agreement', 'pledge'] as const).find((key) => paperOf(filled[key])?.from === '')
    if (open !== undefined) return setProblem(t('form.need-from', { what: t(`form.${open}`) }))
    try {
      await save(recipient, filled)
      notify('success', t('saved'))
      await onDone()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Section title={recipient === undefined ? t('form.add') : t('form.change', { name: recipient.name })}>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField
          label={t('form.name')}
          hint={t('form.name.hint')}
          isRequired
          maxLength={200}
          value={filled.name}
          onInput={(name) => change({ name })}
        />
        {recipient === undefined && (
          <TextField
            label={t('form.handle')}
            hint={t('form.handle.hint')}
            isRequired
            maxLength={64}
            value={filled.handle}
            onInput={(handle) => change({ handle })}
          />
        )}
        <Select
          label={t('form.kind')}
          value={filled.kind}
          onChange={(kind) => change({ kind })}
          options={RECIPIENT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <TextField type="email" label={t('form.mailbox')} maxLength={254} value={filled.mailbox} onInput={(mailbox) => change({ mailbox })} />
        <TextField
          label={t('form.member')}
          hint={t('form.member.hint')}
          maxLength={64}
          value={filled.member}
          onInput={(member) => change({ member })}
        />
        <PaperFields title={t('form.agreement')} paper={filled.agreement} onChange={(agreement) => change({ agreement })} />
        <PaperFields title={t('form.pledge')} paper={filled.pledge} onChange={(pledge) => change({ pledge })} />
        <div class="row">
          <Button kind="primary" type="submit">
            {t('form.save')}
          </Button>
          <Button onClick={onDone}>{t('form.cancel')}</Button>
        </div>
      </form>
    </Section>
  )
}

interface PaperProps {
  readonly title: string
  readonly paper: PaperDraft
  readonly onChange: (paper: PaperDraft) => void
}

function PaperFields({ title, paper, onChange }: PaperProps) {
  const t = useTexts(TEXTS)
  return (
    <fieldset class="pick">
      <legend class="kern-label">{title}</legend>
      <div class="stack">
        <TextField
          label={t('form.reference')}
          hint={t('form.paper.hint')}
          maxLength={200}
          value={paper.reference}
          onInput={(reference) => onChange({ ...paper, reference })}
        />
        <TextField type="date" label={t('form.from')} value={paper.from} onInput={(from) => onChange({ ...paper, from })} />
        <TextField type="date" label={t('form.until')} value={paper.until} onInput={(until) => onChange({ ...paper, until })} />
      </div>
    </fieldset>
  )
}
