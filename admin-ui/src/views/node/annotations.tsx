// SPDX-License-Identifier: EUPL-1.2
/**
 * Annotations: four lines of an intermediary on a warning, read by those for whom they are, written by who was mandated. `?warning=12` writes one.
 *
 * @module
 */
import type { AnnotationView } from '@ncv/protocol/admin/annotation-routes.ts'
import type { WarningView } from '@ncv/protocol/admin/warning-routes.ts'
import { useState } from 'preact/hooks'
import { beside } from '../../app/direction.ts'
import { sentenceOf } from '../../app/act.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf, place, setQuery } from '../../app/location.ts'
import { notify } from '../../app/notice.ts'
import { useResource } from '../../app/resource.ts'
import { may, session } from '../../app/session.ts'
import { de } from '../../i18n/de/annotation.ts'
import { en } from '../../i18n/en/annotation.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Facts, Time } from '../../ui/facts.tsx'
import { Checkbox, Select, TextArea, TextField } from '../../ui/field.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { PostNav } from './post-nav.tsx'
import '../../style/federation.css'

const TEXTS = { de, en }
type Label = AnnotationView['tlp']
const TLP = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const satisfies readonly Label[]

async function load() {
  const [found, { warnings }] = await Promise.all([api.listAnnotations(), api.listWarnings({ query: { limit: 500 } })])
  return { ...found, warnings }
}

export default function Annotations() {
  const t = useTexts(TEXTS)
  const wanted = place.use().query.get('warning') ?? undefined
  const found = useResource(load, 'annotations', ['annotation', 'post', 'feed'])
  const canWrite = may('annotation.write') && (found.data?.clients.length ?? 0) > 0
  const isWriting = canWrite && wanted !== undefined
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        canWrite &&
        !isWriting && (
          <Button kind="primary" onClick={() => setQuery({ warning: 'new' })}>
            {t('write')}
          </Button>
        )
      }
    >
      <PostNav />
      <Loaded of={found}>
        {({ annotations, clients, annotators, warnings }) => (
          <>
            {isWriting && <WriteForm warnings={warnings} wanted={wanted} clients={clients.map(({ name }) => name)} reload={found.reload} />}
            <Facts
              of={[
                [t('clients'), clients.map(({ name }) => name).join(', ') || t('nobody')],
                [t('annotators'), annotators.map(({ name }) => name).join(', ') || t('nobody')],
              ]}
            />
            {clients.length === 0 && (
              <p class="muted">
                {t('roles.hint')}{' '}
                <a class="link" href={hrefOf('federation/own')}>
                  {t('to-own')}
                </a>
              </p>
            )}
            {annotations.length === 0 ? (
              <Section title={t('title')}>
                <Empty title={t('empty')}>
                  <p>{t('empty.text')}</p>
                </Empty>
              </Section>
            ) : (
              <Section title={t('title')}>
                {annotations.map((each) => (
                  <Annotation key={`${each.warning} ${each.author.id} ${each.sentAt}`} of={each} title={titleOf(warnings, each.warning)} />
                ))}
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function titleOf(warnings: readonly WarningView[], index: number): string {
  const title = warnings.find((warning) => warning.index === index)?.title
  return title === undefined ? `#${index}` : beside([`#${index}`, title], ' ')
}

function Annotation({ of: each, title }: { readonly of: AnnotationView; readonly title: string }) {
  const t = useTexts(TEXTS)
  return (
    <article class={`message${each.isOwn ? ' message--own' : ''}`}>
      <div class="message__head">
        <h3>
          <a class="link" href={hrefOf(`warnings/${each.warning}`)}>
            {t('of', { title })}
          </a>
        </h3>
        <span class="row">
          {each.isOwn && <Badge>{t('own')}</Badge>}
          <Tlp label={each.tlp} />
          <Time at={each.sentAt} isAgo />
        </span>
      </div>
      <p class="muted">{t('by', { name: each.author.name })}</p>
      <Facts
        of={[
          [t('concerns'), each.concerns],
          [t('action'), each.action],
          [t('until'), each.until],
          [t('who'), each.who],
        ]}
      />
    </article>
  )
}

interface Lines {
  readonly concerns: string
  readonly action: string
  readonly until: string
  readonly who: string
}

interface WriteProps {
  readonly warnings: readonly WarningView[]
  readonly wanted: string
  readonly clients: readonly string[]
  readonly reload: () => Promise<void>
}

function WriteForm({ warnings, wanted, clients, reload }: WriteProps) {
  const t = useTexts(TEXTS)
  const [warning, setWarning] = useState(wanted === 'new' ? '' : wanted)
  const [lines, setLines] = useState<Lines>({ concerns: '', action: '', until: '', who: '' })
  const [tlp, setTlp] = useState<Label | ''>('')
  const [isUrgent, setUrgent] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const send = async () => {
    setAsking(false)
    try {
      const body = { ...lines, isUrgent, ...(tlp === '' ? {} : { tlp }) }
      const sent = await api.annotate({ params: { index: Number(warning) }, body })
      notify('success', t('sent', { n: sent.clients.length }))
      if (sent.unpledged.length > 0) notify('info', t('unpledged', { names: sent.unpledged.map(({ name }) => name).join(', ') }))
      setQuery({ warning: undefined })
      await reload()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Section title={t('write')}>
      {problem !== undefined && <Alert kind="danger" title={problem} />}
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (warning !== '') setAsking(true)
        }}
      >
        <Select
          label={t('warning')}
          value={warning}
          onChange={setWarning}
          options={[
            { value: '', label: t('warning.choose') },
            ...warnings.map(({ index, title }) => ({ value: String(index), label: beside([`#${index}`, title], ' ') })),
          ]}
        />
        <TextArea
          label={t('concerns')}
          rows={2}
          isRequired
          maxLength={1000}
          value={lines.concerns}
          onInput={(concerns) => setLines({ ...lines, concerns })}
        />
        <TextArea
          label={t('action')}
          rows={4}
          isRequired
          maxLength={2000}
          value={lines.action}
          onInput={(action) => setLines({ ...lines, action })}
        />
        <TextField label={t('until')} isRequired maxLength={300} value={lines.until} onInput={(until) => setLines({ ...lines, until })} />
        <TextField label={t('who')} isRequired maxLength={300} value={lines.who} onInput={(who) => setLines({ ...lines, who })} />
        <Select
          label={t('tlp')}
          hint={t('tlp.hint')}
          value={tlp}
          onChange={setTlp}
          options={[{ value: '' as const, label: t('tlp.same') }, ...TLP.map((value) => ({ value, label: value }))]}
        />
        <Checkbox label={t('urgent')} isChecked={isUrgent} onChange={setUrgent} />
        <Button kind="primary" type="submit" isDisabled={warning === ''}>
          {t('send')}
        </Button>
      </form>
      {isAsking && (
        <Confirm title={t('send.title')} confirm={t('send')} onConfirm={send} onClose={() => setAsking(false)}>
          <p>{t('send.text', { house: session.value?.party.name ?? '', names: clients.join(', ') })}</p>
          <div class="exact">
            <Facts
              of={[
                [t('warning'), titleOf(warnings, Number(warning))],
                [t('concerns'), lines.concerns],
                [t('action'), lines.action],
                [t('until'), lines.until],
                [t('who'), lines.who],
                [t('tlp'), tlp === '' ? t('tlp.same') : tlp],
              ]}
            />
          </div>
        </Confirm>
      )}
    </Section>
  )
}
