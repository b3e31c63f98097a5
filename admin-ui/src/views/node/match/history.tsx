// SPDX-License-Identifier: EUPL-1.2
/**
 * What was decided about a match, the newest first.
 *
 * @module
 */
import type { HistoryView, MatchStatus } from '@ncv/protocol/admin/match-routes.ts'
import { beside } from '../../../app/direction.ts'
import { useTexts } from '../../../app/i18n.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { Plain, Time } from '../../../ui/facts.tsx'
import { Table } from '../../../ui/table.tsx'
import { FLAGS, STATUSES } from './words.ts'

const CAUSES = ['person', 'undo', 'acceptance-ended', 'verdict', 'stated', 'remedies', 'asset-version', 'returned', 'carried'] as const
const ROLES = ['owner', 'officer', 'editor', 'voter'] as const

export function History({ of }: { readonly of: readonly HistoryView[] }) {
  const t = useTexts({ de, en })
  if (of.length === 0) return <p class="muted">{t('history.none')}</p>
  const status = (word: string) => (isStatus(word) ? t(`status.${word}`) : word)
  const rows = of.map((each, number) => ({ ...each, number })).toReversed()
  return (
    <Table
      caption={t('history.title')}
      pageKey="history"
      rows={rows}
      keyOf={({ number }) => String(number)}
      columns={[
        { key: 'at', title: t('history.at'), cell: ({ at }) => <Time at={at} /> },
        {
          key: 'what',
          title: t('history.what'),
          cell: ({ cve, from, to, cause, isUndone, isBulk }) => {
            const params = { cve: cve === '*' ? t('line.no-cve') : cve, from: status(from), to: status(to) }
            const known = CAUSES.find((word) => word === cause)
            const notes = [known ? t(`cause.${known}`) : cause, isBulk ? t('history.bulk') : '', isUndone ? t('history.undone') : '']
            return (
              <>
                {t(from === '' || from === to ? 'history.to' : 'history.change', params)}
                <span class="sub">{beside(notes)}</span>
              </>
            )
          },
        },
        { key: 'who', title: t('history.who'), cell: (each) => <Who of={each} /> },
        {
          key: 'note',
          title: t('history.note'),
          cell: ({ note, flag, role }) => {
            const known = FLAGS.find((word) => word === flag)
            return (
              <>
                {known && t(`flag.${known}`)}
                {note && <Plain text={note} />}
                {role && <span class="sub">{t('line.role', { role })}</span>}
              </>
            )
          },
        },
      ]}
    />
  )
}

function Who({ of: { who, cause, isByHost } }: { readonly of: HistoryView }) {
  const t = useTexts({ de, en })
  const isPerson = cause === 'person' || cause === 'undo'
  const known = ROLES.find((role) => role === who)
  return (
    <>
      {known ? t(`who.${known}`) : (who ?? t(isPerson ? 'history.person' : 'history.program'))}
      {isByHost && <span class="sub">{t('history.host')}</span>}
    </>
  )
}

function isStatus(word: string): word is MatchStatus {
  return STATUSES.some((status) => status === word)
}
