// SPDX-License-Identifier: EUPL-1.2
/**
 * One letter in its thread: who to whom, words, attachments, receipts.
 *
 * @module
 */
import type { HubPostView } from '@ncv/protocol/admin/hub-post-routes.ts'
import { act } from '../app/act.ts'
import { formatBytes } from '../app/format.ts'
import { useTexts } from '../app/i18n.ts'
import { bytesOfBase64, saveFile } from '../app/save-file.ts'
import { may } from '../app/session.ts'
import { de } from '../i18n/de/hub-post.ts'
import { de as kindDe } from '../i18n/de/post.ts'
import { en } from '../i18n/en/hub-post.ts'
import { en as kindEn } from '../i18n/en/post.ts'
import { Badge, Tlp } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Plain, Time } from '../ui/facts.tsx'
import { api } from './api.ts'

const POST = { de, en }

export function PostItem({ of: post, onDone }: { readonly of: HubPostView; readonly onDone: () => Promise<void> }) {
  const t = useTexts(POST)
  const kindText = useTexts({ de: kindDe, en: kindEn })
  const { isOwn, from, to, at, tlp, text, kind, attachments } = post
  return (
    <li class={`thread__item${isOwn ? ' thread__item--own' : ''}`}>
      <div class="thread__head">
        <h2>{isOwn ? t('from-hub') : from.name}</h2>
        <span class="muted">
          {t('to', { names: to.map(({ name }) => name).join(', ') })} · <Time at={at} />
        </span>
        <Tlp label={tlp} />
        {kind !== 'message' && <Badge>{kindText(`kind.${kind}`)}</Badge>}
      </div>
      {text !== undefined && <Plain text={text} />}
      {attachments.length > 0 && <Files of={post} />}
      {isOwn ? <Receipts of={post} /> : <ReadMark of={post} onDone={onDone} />}
    </li>
  )
}

function Files({ of: { id, attachments } }: { readonly of: HubPostView }) {
  const t = useTexts(POST)
  const save = async (number: number) => {
    const file = await act(() => api.readAttachment({ params: { id, number } }))
    if (file !== undefined) saveFile(file.name, bytesOfBase64(file.content))
  }
  return (
    <div>
      <h3>{t('files')}</h3>
      <p class="muted">{t('file.note')}</p>
      <ul class="row calls__numbers">
        {attachments.map(({ number, name, bytes }) => (
          <li key={number}>
            <Button isSmall onClick={() => save(number)}>
              {t('file.save', { name })} ({formatBytes(bytes)})
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Receipts({ of: { receipts, receipt } }: { readonly of: HubPostView }) {
  const t = useTexts(POST)
  if (receipt === 'none') return null
  return (
    <div class="thread__foot">
      <span class="muted">{t('receipts')}:</span>
      {receipts.length === 0 && <span class="muted">{t('receipt.none')}</span>}
      {receipts.map(({ by, state, at }) => (
        <span key={`${by.id} ${state}`}>
          {by.name}: <Badge kind={state === 'read' ? 'green' : 'amber'}>{t(`receipt.${state}`)}</Badge> <Time at={at} isAgo />
        </span>
      ))}
    </div>
  )
}

function ReadMark({ of: { id, isRead, receipt }, onDone }: { readonly of: HubPostView; readonly onDone: () => Promise<void> }) {
  const t = useTexts(POST)
  if (isRead) return null
  const mark = async () => {
    await act(
      () => api.readPost({ params: { id } }),
      ({ isReceiptSent }) => t(isReceiptSent ? 'marked.told' : 'marked'),
    )
    await onDone()
  }
  return (
    <div class="thread__foot">
      <Badge kind="blue">{t('not-read')}</Badge>
      {may('post.write') && (
        <Button isSmall onClick={mark}>
          {t('mark')}
        </Button>
      )}
      {receipt === 'read' && <span class="muted">{t('mark.tells')}</span>}
    </div>
  )
}
