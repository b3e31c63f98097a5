// SPDX-License-Identifier: EUPL-1.2
/**
 * A new letter from the hub. `post/new?to=m-…` chooses a recipient beforehand.
 *
 * @module
 */
import { useState } from 'preact/hooks'
import { useTexts } from '../../app/i18n.ts'
import { go, hrefOf, place } from '../../app/location.ts'
import { PostForm } from '../../hub/post-form.tsx'
import { Recipients } from '../../hub/recipients.tsx'
import { de } from '../../i18n/de/hub-post.ts'
import { en } from '../../i18n/en/hub-post.ts'
import { Page } from '../../ui/page.tsx'
import '../../style/hub-coordination.css'

export default function PostNew() {
  const t = useTexts({ de, en })
  const given = place.value.query.get('to')
  const [to, setTo] = useState<readonly string[]>(given === null ? [] : [given])
  return (
    <Page title={t('write.title')} lead={t('write.lead')} back={{ href: hrefOf('post'), label: t('back') }}>
      <div class="stack">
        <Recipients chosen={to} onChange={setTo} />
        <PostForm to={to} subject="" tlp="TLP:GREEN" onDone={({ id }) => go(hrefOf(`post/${id}`))} />
      </div>
    </Page>
  )
}
