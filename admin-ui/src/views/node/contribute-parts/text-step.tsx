// SPDX-License-Identifier: EUPL-1.2
/**
 * Step 2: the text before and after with reasons; obstacles to be put differently, doubts to be decided, decisions to be taken back.
 *
 * @module
 */
import type { ContributionPreview } from '@ncv/protocol/admin/node-routes.ts'
import { useState } from 'preact/hooks'
import { sentenceOf } from '../../../app/act.ts'
import { Problem } from '../../../app/api.ts'
import type { Translate } from '../../../app/i18n.ts'
import { useTexts } from '../../../app/i18n.ts'
import { notify } from '../../../app/notice.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/contribution.ts'
import { en } from '../../../i18n/en/contribution.ts'
import { api } from '../../../node/api.ts'
import { Alert } from '../../../ui/alert.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Card } from '../../../ui/page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { StepProps } from './step-props.ts'
import { blockText, fieldText, whyText } from './words.ts'

const TEXTS = { de, en }

interface Change {
  readonly keep?: string[]
  readonly replace?: { text: string; to: string }[]
  readonly undo?: string[]
}
/** Stores what was decided, offers the way back, and shows the text anew. @returns whether it was taken */
type Decide = (change: Change, said: string) => Promise<boolean>

/** The node's own words name options of the command line. */
function refusal(t: Translate<typeof de>, error: unknown): string {
  const code = error instanceof Problem ? error.code : ''
  return code === 'REVIEW_UNKNOWN' || code === 'REVIEW_OWN' || code === 'REVIEW_LARGER' ? t(`refused.${code}`) : sentenceOf(error)
}

/** What makes a change undone: what it said goes, what it took away comes back. */
function wayBack(before: ContributionPreview['decisions'], { keep = [], replace = [], undo = [] }: Change) {
  const decided = [...keep, ...replace.map(({ text }) => text)]
  const gone = before.filter(({ text }) => undo.includes(text) || decided.includes(text))
  return {
    keep: gone.filter(({ kind }) => kind === 'keep').map(({ text }) => text),
    replace: gone.filter(({ kind }) => kind === 'replace').map(({ text, to }) => ({ text, to: to ?? '' })),
    undo: decided.filter((text) => !gone.some((one) => one.text === text)),
  }
}

export function TextStep({ board: { id }, preview, reload }: StepProps) {
  const t = useTexts(TEXTS)
  const params = { id }
  const [failure, setFailure] = useState<string | undefined>(undefined)
  const decide: Decide = async (change, said) => {
    setFailure(undefined)
    try {
      await api.review({ params, body: change })
    } catch (error) {
      setFailure(refusal(t, error))
      return false
    }
    const back = async () => {
      await api.review({ params, body: wayBack(preview.decisions, change) })
      await reload()
    }
    notify('success', said, back)
    await reload()
    return true
  }
  const { diff, touched, obstacles, doubts, decisions } = preview
  if (diff.length === 0) return <Empty title={t('text.none')} />
  return (
    <div class="stack">
      {failure !== undefined && <Alert kind="danger" title={failure} />}
      {obstacles.length > 0 && <Obstacles of={obstacles} decide={decide} />}
      {doubts.length > 0 && <Doubts of={doubts} decide={decide} />}
      <Card title={t('text.diff')}>
        <p class="muted">{t('text.legend')}</p>
        {diff.map(({ field, pieces }) => (
          <div key={field}>
            <h3>{t(`field.${field}`)}</h3>
            <Pieces of={pieces} />
          </div>
        ))}
        <div class="why">{touched.length === 0 ? t('text.nothing') : t('text.replaced', { n: touched.length })}</div>
      </Card>
      {touched.length > 0 && <Touched of={preview} decide={decide} />}
      {decisions.length > 0 && <Decisions of={decisions} decide={decide} />}
      {may('contribution.review') && <OwnReplacement decide={decide} />}
    </div>
  )
}

function Pieces({ of }: { readonly of: ContributionPreview['diff'][number]['pieces'] }) {
  const t = useTexts(TEXTS)
  return (
    <p class="diff">
      {of.map(({ text, from, why }, at) =>
        from === undefined ? (
          text
        ) : (
          <span key={`${at} ${from}`} title={why === undefined ? undefined : whyText(t, why)}>
            <del>{from}</del>
            <ins>{text}</ins>
          </span>
        ),
      )}
    </p>
  )
}

function Touched({ of: { touched, decisions }, decide }: { readonly of: ContributionPreview; readonly decide: Decide }) {
  const t = useTexts(TEXTS)
  const rows = touched.filter((one, at) => touched.findIndex(({ from, to }) => from === one.from && to === one.to) === at)
  const isByHand = (from: string) => decisions.some(({ text }) => text === from)
  return (
    <Table
      caption={t('text.replaced', { n: rows.length })}
      rows={rows}
      keyOf={({ from, to }) => `${from} ${to}`}
      columns={[
        { key: 'from', title: t('text.from'), cell: ({ from }) => <del>{from}</del> },
        { key: 'to', title: t('text.to'), cell: ({ to }) => <ins>{to}</ins> },
        { key: 'why', title: t('text.why'), cell: ({ why }) => whyText(t, why) },
        {
          key: 'act',
          title: t('text.act'),
          cell: ({ from, why }) =>
            may('contribution.review') &&
            !isByHand(from) &&
            !why.startsWith('own-') && (
              <Button
                isSmall
                label={t('text.keep.what', { text: from })}
                onClick={async () => void (await decide({ keep: [from] }, t('text.kept', { text: from })))}
              >
                {t('text.keep')}
              </Button>
            ),
        },
      ]}
    />
  )
}

function Obstacles({ of, decide }: { readonly of: ContributionPreview['obstacles']; readonly decide: Decide }) {
  const t = useTexts(TEXTS)
  return (
    <Alert kind="danger" title={t('obstacle.title')}>
      <p>{t('obstacle.text')}</p>
      {of.map((each) => (
        <Obstacle key={`${each.field} ${each.text}`} of={each} decide={decide} />
      ))}
    </Alert>
  )
}

function Obstacle({ of: { field, reason, text }, decide }: { readonly of: ContributionPreview['obstacles'][number]; readonly decide: Decide }) {
  const t = useTexts(TEXTS)
  const [to, setTo] = useState('')
  return (
    <div class="decide decide--blocked">
      <p>
        <strong>{fieldText(t, field)}</strong>: {blockText(t, reason)}
      </p>
      {reason !== 'too-long' && (
        <>
          <TextField label={t('obstacle.label', { text })} value={to} onInput={setTo} maxLength={500} />
          <Button isSmall onClick={async () => void (await decide({ replace: [{ text, to }] }, t('text.replaced-by-hand', { text })))}>
            {t('obstacle.save')}
          </Button>
        </>
      )}
    </div>
  )
}

function Doubts({ of, decide }: { readonly of: ContributionPreview['doubts']; readonly decide: Decide }) {
  const t = useTexts(TEXTS)
  return (
    <Alert kind="warning" title={t('doubt.title')}>
      <p>{t('doubt.text')}</p>
      {of.map(({ field, word, passage, asPlace, isReplaced }) => (
        <div class="decide" key={`${field} ${passage}`}>
          <p>
            <strong>{word}</strong> {t(isReplaced ? 'doubt.as-place' : 'doubt.as-word', { passage })}
          </p>
          <div class="row">
            <Button
              isSmall
              onClick={async () => void (await decide({ replace: [{ text: passage, to: asPlace }] }, t('text.replaced-by-hand', { text: passage })))}
            >
              {t('doubt.place')}
            </Button>
            <Button isSmall onClick={async () => void (await decide({ keep: [passage] }, t('text.kept', { text: passage })))}>
              {t('doubt.word')}
            </Button>
          </div>
        </div>
      ))}
    </Alert>
  )
}

function Decisions({ of, decide }: { readonly of: ContributionPreview['decisions']; readonly decide: Decide }) {
  const t = useTexts(TEXTS)
  return (
    <Card title={t('decision.title')}>
      <ul>
        {of.map(({ kind, text, to }) => (
          <li key={text}>
            <div class="row">
              {kind === 'keep' ? t('decision.keep', { text }) : t('decision.replace', { text, to: to ?? '' })}
              <Button
                isSmall
                kind="tertiary"
                label={t('decision.undo.what', { text })}
                onClick={async () => void (await decide({ undo: [text] }, t('decision.undone', { text })))}
              >
                {t('decision.undo')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function OwnReplacement({ decide }: { readonly decide: Decide }) {
  const t = useTexts(TEXTS)
  const [text, setText] = useState('')
  const [to, setTo] = useState('')
  return (
    <Card title={t('own.title')}>
      <p class="muted">{t('own.text.hint')}</p>
      <div class="inline-form">
        <TextField label={t('own.text')} value={text} onInput={setText} maxLength={500} />
        <TextField label={t('own.to')} value={to} onInput={setTo} maxLength={500} />
        <Button
          isDisabled={text === ''}
          onClick={async () => {
            if (!(await decide({ replace: [{ text, to }] }, t('text.replaced-by-hand', { text })))) return
            setText('')
            setTo('')
          }}
        >
          {t('own.save')}
        </Button>
      </div>
    </Card>
  )
}
