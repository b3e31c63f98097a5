// SPDX-License-Identifier: EUPL-1.2
/**
 * The start page of the hub: what waits for somebody.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-start.ts'
import { en } from '../../i18n/en/hub-start.ts'
import { Facts } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'

export default function Start() {
  const t = useTexts({ de, en })
  const status = useResource(() => api.status(), 'status', ['feed', 'request', 'report', 'alarm'])
  return (
    <Page title={t('title')}>
      <Loaded of={status}>
        {({ services, contributions }) => (
          <Facts
            of={[
              [t('contributions'), contributions],
              [t('requests'), services.openRequests],
              [t('overdue'), services.overdueRequests],
            ]}
          />
        )}
      </Loaded>
    </Page>
  )
}
