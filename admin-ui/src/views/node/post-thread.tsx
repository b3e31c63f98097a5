// SPDX-License-Identifier: EUPL-1.2
/**
 * One letter with all that belongs to it: what was said, which files came, what became of it.
 *
 * @module
 */
import type { AttachmentView, PostInView, PostOutView } from '@ncv/protocol/admin/post-routes.ts'
import { useState } from 'preact/hooks'
import { act } from '../../app/act.ts'
import { formatBytes } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { bytesOfBase64, saveFile } from '../../app/save-file.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { de } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/post.ts'
import { api } from '../../node/api.ts'
import { Badge, Tlp } from '../../ui/badge.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Facts, Plain, Time } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { Letter } from './post-parts.ts'
import { letterIn, letterOut, placeOfForm, threadOf } from './post-parts.ts'
import '../../style/federation.css'

const POST = { de, en }

async function load(id: string): Promise<{ readonly shown: Letter; readonly thread: readonly Letter[] }> {
  const [one, { received, sent }] = await Promise.all([api.showPost({ params: { id } }), api.postThread({ params: { id } })])
  const shown = one.received === undefined ? letterOut(one.sent as PostOutView) : letterIn(one.received)
  return { shown, thread: threadOf(shown, [...received.map(letterIn), ...sent.map(letterOut)]) }
}

export default function PostThread({ params: { id = '' } }: ViewProps) {
  const t = useTexts(POST)
  const found = useResource(() => load(id), `post/${id}`, ['post', 'feed'])
  const shown = found.data?.shown
  const isSent = shown?.way === 'out'
  return (
    <Page
      title={shown?.post.subject ?? t(`kind.${shown?.post.kind ?? 'message'}`)}
      back={{ href: hrefOf(isSent ? 'post/sent' : 'post'), label: t(isSent ? 'sent' : 'inbox') }}
    >
      <Loaded of={found}>
        {({ shown: open, thread }) => (
          <>
            <h2 class={thread.length > 1 ? undefined : 'kern-sr-only'}>{t('thread')}</h2>
            {thread.map((letter) =>
              letter.way === 'in' ? (
                <Received key={letter.post.id} post={letter.post} isOpen={letter.post.id === open.post.id} reload={found.reload} />
              ) : (
                <SentLetter key={letter.post.id} post={letter.post} isOpen={letter.post.id === open.post.id} reload={found.reload} />
              ),
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface LetterProps<P> {
  readonly post: P
  /** The one that was asked for; only it can be deleted. */
  readonly isOpen: boolean
  readonly reload: () => Promise<void>
}

function Received({ post, isOpen, reload }: LetterProps<PostInView>) {
  const t = useTexts(POST)
  const markRead = async () => {
    await act(
      () => api.readPost({ params: { id: post.id } }),
      ({ isReceiptSent }) => t(isReceiptSent ? 'read.told' : 'read.done'),
    )
    await reload()
  }
  return (
    <article class="message">
      <Head who={post.from.name} post={post} at={post.sentAt} />
      <Words post={post} />
      <Facts
        of={[
          [t('to'), post.to.map(({ name }) => name).join(', ')],
          [t('at'), <Time at={post.at} />],
        ]}
      />
      <Files post={post} canSave />
      {may('post.write') && (
        <div class="stack no-print">
          {post.state === 'new' && post.receipt === 'read' && <p class="muted">{t('read.tells')}</p>}
          <div class="row">
            {post.kind === 'message' && (
              <LinkButton kind="primary" href={hrefOf('post/new', { reply: post.id })}>
                {t('reply')}
              </LinkButton>
            )}
            {post.state === 'new' && <Button onClick={markRead}>{t('read')}</Button>}
            {isOpen && <Delete id={post.id} />}
          </div>
        </div>
      )}
    </article>
  )
}

function SentLetter({ post, isOpen, reload }: LetterProps<PostOutView>) {
  const t = useTexts(POST)
  const params = { id: post.id }
  const undo = async () => {
    if ((await act(() => api.undoPost({ params }), t('undone'))) !== undefined) go(hrefOf('post/sent'))
  }
  const resend = async () => {
    await act(() => api.resendPost({ params }), t('resent'))
    await reload()
  }
  return (
    <article class="message message--own">
      <Head who={post.to.map(({ name }) => name).join(', ')} post={post} at={post.writtenAt} isOwn />
      <Words post={post} />
      <p>
        <Badge kind={post.state === 'refused' ? 'red' : post.state === 'taken' ? 'green' : 'line'}>{t(`state.${post.state}`)}</Badge>{' '}
        {t(`state.text.${post.state}`)}
      </p>
      <Facts
        of={[
          [t('due'), post.state === 'queued' && post.dueAt !== undefined ? <Time at={post.dueAt} /> : null],
          [t('taken'), post.takenAt === undefined ? null : <Time at={post.takenAt} />],
          [t('code'), post.code],
          [t('wish'), t(`wish.${post.receipt}`)],
        ]}
      />
      {post.receipts.length > 0 && (
        <ul class="list-plain">
          {post.receipts.map(({ by, state, at }) => (
            <li key={`${by.id} ${state}`}>
              {t(`said.${state}`, { name: by.name })} · <Time at={at} />
            </li>
          ))}
        </ul>
      )}
      <Files post={post} />
      {may('post.write') && (
        <div class="row no-print">
          {post.state === 'queued' && <Button onClick={undo}>{t('undo')}</Button>}
          {post.state === 'taken' && <Button onClick={resend}>{t('resend')}</Button>}
          {isOpen && (post.state === 'taken' || post.state === 'refused') && <Delete id={post.id} isSent />}
        </div>
      )}
    </article>
  )
}

function Head({
  who,
  post,
  at,
  isOwn = false,
}: {
  readonly who: string
  readonly post: PostInView | PostOutView
  readonly at: number
  readonly isOwn?: boolean
}) {
  const t = useTexts(POST)
  return (
    <div class="message__head">
      <h3>
        {t(isOwn ? 'to' : 'from')}: {who}
      </h3>
      <span class="row">
        {post.state === 'new' && <Badge kind="blue">{t('state.new')}</Badge>}
        <Tlp label={post.tlp} />
        <span class="muted">
          <Time at={at} />
        </span>
      </span>
    </div>
  )
}

/** The words, or where a form is dealt with. */
function Words({ post }: { readonly post: PostInView | PostOutView }) {
  const t = useTexts(POST)
  if (post.text !== undefined) return <Plain text={post.text} />
  const where = placeOfForm(post.kind)
  return (
    <p class="muted">
      {t('form')}{' '}
      {where !== undefined && (
        <a class="link" href={hrefOf(where === 'releases' ? 'post/releases' : where)}>
          {t(`to-${where}`)}
        </a>
      )}
    </p>
  )
}

function Files({ post, canSave = false }: { readonly post: PostInView | PostOutView; readonly canSave?: boolean }) {
  const t = useTexts(POST)
  if (post.attachments.length === 0) return null
  const save = async ({ number }: AttachmentView) => {
    await act(
      async () => {
        const { name, content } = await api.readAttachment({ params: { id: post.id, number } })
        const bytes = bytesOfBase64(content)
        saveFile(name, bytes)
        return { name, bytes: formatBytes(bytes.length) }
      },
      (saved) => t('saved', saved),
    )
  }
  return (
    <section aria-label={t('attachments')}>
      <h4>{t('attachments')}</h4>
      <ul class="list-plain">
        {post.attachments.map((file) => (
          <li key={file.number} class="row">
            <span>
              {file.name} <span class="muted">({formatBytes(file.bytes)})</span>
            </span>
            {canSave && (
              <Button isSmall label={t('save.what', { name: file.name })} onClick={() => save(file)}>
                {t('save')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canSave && <p class="muted">{t('attachment.note')}</p>}
    </section>
  )
}

function Delete({ id, isSent = false }: { readonly id: string; readonly isSent?: boolean }) {
  const t = useTexts(POST)
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    setAsking(false)
    if ((await act(() => api.deletePost({ params: { id } }), t('deleted'))) !== undefined) go(hrefOf(isSent ? 'post/sent' : 'post'))
  }
  return (
    <>
      <Button kind="tertiary" onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {isAsking && (
        <Confirm title={t('delete.title')} confirm={t('delete')} isDanger onConfirm={remove} onClose={() => setAsking(false)}>
          <p>{t('delete.text')}</p>
        </Confirm>
      )}
    </>
  )
}
