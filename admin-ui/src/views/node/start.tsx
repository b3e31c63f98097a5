// SPDX-License-Identifier: EUPL-1.2
/**
 * The start page of a node: what is open here.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { useResource } from '../../app/resource.ts'
import { de } from '../../i18n/de/node-start.ts'
import { en } from '../../i18n/en/node-start.ts'
import { api } from '../../node/api.ts'
import { Alert } from '../../ui/alert.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'

export default function Start() {
  const t = useTexts({ de, en })
  const status = useResource(() => api.status(), 'status', ['feed', 'match'])
  return (
    <Page title={t('title')}>
      <Loaded of={status}>
        {({ concerns }) =>
          concerns.length === 0 ? (
            <Empty title={t('nothing')} />
          ) : (
            concerns.map(({ code, isRed, text }) => <Alert key={code} kind={isRed ? 'danger' : 'warning'} title={text} />)
          )
        }
      </Loaded>
    </Page>
  )
}
