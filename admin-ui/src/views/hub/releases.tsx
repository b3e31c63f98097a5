// SPDX-License-Identifier: EUPL-1.2
/**
 * Members ask to pass a warning of this hub on further than its label and terms say.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { may } from '../../app/session.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-release.ts'
import { en } from '../../i18n/en/hub-release.ts'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { ReceivedReleases } from '../shared/received-releases.tsx'

export default function Releases() {
  const t = useTexts({ de, en })
  const found = useResource(() => api.listReleaseRequests(), 'release-requests', ['post', 'feed'])
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded of={found}>
        {({ requests }) => (
          <ReceivedReleases
            rows={requests}
            empty={t('empty')}
            isAnswerable={may('post.write')}
            answer={(id, body) => api.answerReleaseRequest({ params: { id }, body })}
            reload={found.reload}
          />
        )}
      </Loaded>
    </Page>
  )
}
