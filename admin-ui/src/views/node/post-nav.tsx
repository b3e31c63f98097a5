// SPDX-License-Identifier: EUPL-1.2
/**
 * The parts of the post area: letters, and what this house passes on.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { de } from '../../i18n/de/post.ts'
import { en } from '../../i18n/en/post.ts'
import { SubNav } from '../../ui/sub-nav.tsx'

export function PostNav() {
  const t = useTexts({ de, en })
  return (
    <SubNav
      label={t('nav')}
      items={[
        { path: 'post', label: t('nav.inbox'), action: 'post.read' },
        { path: 'post/sent', label: t('nav.sent'), action: 'post.read' },
        { path: 'post/releases', label: t('nav.releases'), action: 'forwarding.read' },
        { path: 'post/recipients', label: t('nav.recipients'), action: 'forwarding.read' },
        { path: 'post/forwardings', label: t('nav.forwardings'), action: 'forwarding.read' },
        { path: 'post/annotations', label: t('nav.annotations'), action: 'annotation.read' },
      ]}
    />
  )
}
