// SPDX-License-Identifier: EUPL-1.2
/**
 * Entries whose content is erased, and why.
 *
 * @module
 */
import { useTexts } from '../../app/i18n.ts'
import { hrefOf } from '../../app/location.ts'
import { useResource } from '../../app/resource.ts'
import { api } from '../../hub/api.ts'
import { de } from '../../i18n/de/hub-retention.ts'
import { en } from '../../i18n/en/hub-retention.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

export default function Ledger() {
  const t = useTexts({ de, en })
  const erasures = useResource(() => api.listErasures(), 'erasures', ['entry', 'feed'])
  return (
    <Page title={t('ledger.title')} lead={t('ledger.lead')} back={{ href: hrefOf('settings'), label: t('back') }}>
      <Loaded of={erasures}>
        {({ erasures: all }) =>
          all.length === 0 ? (
            <Empty title={t('ledger.none')} />
          ) : (
            <Table
              caption={t('ledger.title')}
              rows={all}
              keyOf={({ index }) => String(index)}
              columns={[
                { key: 'entry', title: t('column.entry'), cell: ({ index }) => index },
                { key: 'by', title: t('column.by'), cell: ({ by }) => by },
                { key: 'reason', title: t('column.reason'), cell: ({ reason }) => t(`reason.${reason}`) },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  )
}
