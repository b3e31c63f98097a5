// SPDX-License-Identifier: EUPL-1.2
/**
 * One thread: who reads it, every message, the answer to all of the circle.
 *
 * @module
 */
import { Problem } from '../../app/api.ts'
import { beside } from '../../app/direction.ts'
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import type { ViewProps } from '../../app/views.tsx'
import { api } from '../../hub/api.ts'
import { CaseBar } from '../../hub/case-bar.tsx'
import { PostForm } from '../../hub/post-form.tsx'
import { PostItem } from '../../hub/post-item.tsx'
import type { Thread } from '../../hub/threads.ts'
import { threadsOf } from '../../hub/threads.ts'
import { de } from '../../i18n/de/hub-post.ts'
import { de as kindDe } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/hub-post.ts'
import { en as kindEn } from '../../i18n/en/post.ts'
import { Tlp } from '../../ui/badge.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import '../../style/hub-coordination.css'

/** What was deleted meanwhile is a thread of no letters. */
async function load(id: string) {
  try {
    return await api.showThread({ params: { id } })
  } catch (error) {
    if (error instanceof Problem && error.code === 'POST_MISSING') return { posts: [] }
    throw error
  }
}

export default function PostThread({ params: { id = '' } }: ViewProps) {
  const t = useTexts({ de, en })
  const kindText = useTexts({ de: kindDe, en: kindEn })
  const post = useResource(() => load(id), `thread ${id}`, ['post', 'feed'])
  const back = { href: hrefOf('post'), label: t('back') }
  return (
    <Loaded of={post}>
      {({ posts }) => {
        const [thread] = threadsOf(posts)
        if (thread === undefined)
          return (
            <Page title={t('title')} back={back}>
              <Empty title={t('missing')}>
                <p>{t('missing.text')}</p>
              </Empty>
            </Page>
          )
        return (
          <Page title={thread.posts[0]?.subject ?? kindText(`kind.${thread.posts[0]?.kind ?? 'message'}`)} back={back}>
            <Circle of={thread} onDone={post.reload} />
            <ol class="thread">
              {thread.posts.map((each) => (
                <PostItem key={each.id} of={each} onDone={post.reload} />
              ))}
            </ol>
            <Reply of={thread} onDone={post.reload} />
          </Page>
        )
      }}
    </Loaded>
  )
}

function Circle({ of: thread, onDone }: { readonly of: Thread; readonly onDone: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const { circle, tlp } = thread
  return (
    <Card title={t('circle.title')}>
      <p class="row">
        <Tlp label={tlp} /> <span>{t('circle', { n: circle.length })}</span>
      </p>
      <p>{beside(circle.map(({ name }) => name))}</p>
      <p class="muted">{t('circle.lead')}</p>
      <CaseBar of={thread} onDone={onDone} />
    </Card>
  )
}

/** To what people wrote; forms have views of their own. */
function Reply({ of: { posts, circle, tlp }, onDone }: { readonly of: Thread; readonly onDone: () => Promise<void> }) {
  const t = useTexts({ de, en })
  const last = posts.findLast(({ kind }) => kind === 'message')
  if (last === undefined || !may('post.write')) return null
  const subject = posts[0]?.subject ?? ''
  return (
    <div class="no-print">
      <Section title={t('reply')}>
        <PostForm key={last.id} to={circle.map(({ id }) => id)} replyTo={last.id} subject={subject} tlp={tlp} onDone={onDone} />
      </Section>
    </div>
  )
}
