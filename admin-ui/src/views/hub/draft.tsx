// SPDX-License-Identifier: EUPL-1.2
/**
 * A draft before the second person: as members will see it, beside what it was made of, then the second signature.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { KeyBar } from '../../hub/key-bar.tsx'
import { keyHolder } from '../../hub/key-holder.ts'
import { draftInput } from '../../hub/signing.ts'
import { SourceComparison } from '../../hub/source-comparison.tsx'
import { AlarmFlag, WarningPreview } from '../../hub/warning-preview.tsx'
import { de } from '../../i18n/de/hub-draft.ts'
import { en } from '../../i18n/en/hub-draft.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

type Detail = Awaited<ReturnType<typeof api.showDraft>>

export default function Draft({ params: { id = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const draft = useResource(() => api.showDraft({ params: { id } }), id, ['draft'])
  return (
    <Loaded of={draft}>
      {(found) => (
        <Page title={found.title} lead={t('draft.lead', { author: found.author })} back={{ href: hrefOf('drafts'), label: t('back') }}>
          {found.content.isAlarm && <AlarmFlag />}
          {found.index !== null && <Published of={found} />}
          {found.index === null && <p>{t('draft.check')}</p>}
          <Section title={t('draft.preview')}>
            <WarningPreview of={found.content} tlp={found.tlp} lane="assessed" />
          </Section>
          {found.contribution !== null && may('contribution.read') && <Source of={found} id={found.contribution} />}
          {found.index === null && may('draft.approve') && <Approval of={found} />}
          {found.index === null && may('draft.write') && <Changes of={found} />}
        </Page>
      )}
    </Loaded>
  )
}

function Published({ of: { index, author, approver } }: { readonly of: Detail }) {
  const t = useTexts({ de, en })
  return (
    <Alert kind="success" title={t('draft.published', { index: index ?? 0 })}>
      {approver !== null && <p>{t('draft.published.by', { author, approver })}</p>}
      <LinkButton href={hrefOf(`warnings/${index}`)}>{t('draft.show')}</LinkButton>
    </Alert>
  )
}

function Source({ of: { content }, id }: { readonly of: Detail; readonly id: string }) {
  const t = useTexts({ de, en })
  const found = useResource(() => api.contributions(), 'contributions')
  return (
    <Section title={t('draft.source')} lead={t('draft.source.lead')}>
      <Loaded of={found}>
        {({ contributions }) => {
          const source = contributions.find((each) => each.id === id)
          return source === undefined ? <p class="muted">{t('draft.source.gone')}</p> : <SourceComparison source={source} content={content} />
        }}
      </Loaded>
    </Section>
  )
}

function Approval({ of: { id, author, origin } }: { readonly of: Detail }) {
  const t = useTexts({ de, en })
  const signer = keyHolder.use()
  const [isAsking, setAsking] = useState(false)
  const isOwn = signer?.id === author
  const publish = async () => {
    if (signer === undefined) return
    const done = await act(
      async () => {
        const signature = await signer.sign(draftInput(origin, 'approver', id))
        return await api.publishDraft({ params: { id }, body: { approver: signer.id, signature } })
      },
      ({ index }) => t('approve.done', { index }),
    )
    setAsking(false)
    if (done !== undefined) go(hrefOf(`warnings/${done.index}`))
  }
  return (
    <Section title={t('approve.title')} lead={t('approve.lead')}>
      <div class="form">
        <KeyBar part="approver" refusal={(holder) => (holder.id === author ? t('approve.own') : undefined)} />
        <Button kind="primary" isDisabled={signer === undefined || isOwn} onClick={() => setAsking(true)}>
          {t('approve.submit')}
        </Button>
      </div>
      {isAsking && (
        <Confirm title={t('approve.confirm')} confirm={t('approve.submit')} onConfirm={publish} onClose={() => setAsking(false)}>
          <p>{t('approve.confirm.text')}</p>
        </Confirm>
      )}
    </Section>
  )
}

function Changes({ of: { id, title } }: { readonly of: Detail }) {
  const t = useTexts({ de, en })
  const [isAsking, setAsking] = useState(false)
  const discard = async () => {
    const done = await act(() => api.discardDraft({ params: { id } }), t('discard.done'))
    setAsking(false)
    if (done !== undefined) go(hrefOf('drafts'))
  }
  return (
    <div class="row section no-print">
      <LinkButton href={hrefOf('warnings/new', { draft: id })}>{t('draft.edit')}</LinkButton>
      <Button onClick={() => setAsking(true)}>{t('draft.discard')}</Button>
      {isAsking && (
        <Confirm title={t('discard.title')} confirm={t('draft.discard')} onConfirm={discard} onClose={() => setAsking(false)} isDanger>
          <p>{t('discard.text', { title })}</p>
        </Confirm>
      )}
    </div>
  )
}
