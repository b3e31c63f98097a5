// SPDX-License-Identifier: EUPL-1.2
/**
 * One product with its matches: what can be decided about at once.
 *
 * @module
 */
import type { MatchGroup, MatchLine } from '@ncv/protocol/admin/match-list-routes.ts'
import { useState } from 'preact/hooks'
import { beside } from '../../../app/direction.ts'
import { act } from '../../../app/act.ts'
import { useTexts } from '../../../app/i18n.ts'
import { hrefOf, place } from '../../../app/location.ts'
import { may } from '../../../app/session.ts'
import { de } from '../../../i18n/de/match.ts'
import { en } from '../../../i18n/en/match.ts'
import { api } from '../../../node/api.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Loading } from '../../../ui/states.tsx'
import { Due, Marks } from './marks.tsx'
import { matchPath } from './query.ts'
import type { Selection } from './selection.ts'
import { keyOf } from './selection.ts'
import { isSettled } from './words.ts'

const TEXTS = { de, en }

export interface GroupProps {
  readonly group: MatchGroup
  readonly selection: Selection
  readonly onGroup: (isOn: boolean) => void
  readonly onLine: (line: MatchLine, isOn: boolean, isRange: boolean) => void
  readonly onDecideAll: () => void
  readonly onDecide: (line: MatchLine) => void
  readonly onStart: (line: MatchLine) => Promise<void>
}

export function Group({ group, selection, onGroup, onLine, onDecideAll, onDecide, onStart }: GroupProps) {
  const t = useTexts(TEXTS)
  const { query } = place.use()
  const { key, product, matches, assets, affected, check, isNew, lines } = group
  const rest = query.get('group') === null ? matches - lines.length : 0
  const isChosen = selection.isEverything || selection.groups.has(key)
  const counts = [
    t('group.counts', { n: matches }),
    t('group.assets', { n: assets }),
    affected > 0 ? t('group.affected', { affected }) : '',
    check > 0 ? t('group.check', { check }) : '',
    isNew > 0 ? t('group.new', { new: isNew }) : '',
  ]
  const isSingle = matches === 1 && lines.length === 1
  return (
    <section class="group" aria-label={product}>
      {!isSingle && (
        <header class="group__head">
          {may('match.write') && (
            <input
              type="checkbox"
              class="tick"
              aria-label={t('group.select', { product })}
              checked={isChosen}
              onChange={(event) => onGroup(event.currentTarget.checked)}
            />
          )}
          <div class="group__name">
            <h2>{product}</h2>
            <p class="sub">{beside(counts)}</p>
          </div>
          <Marks severity={group.severity} isExploited={group.isExploited} isCheck={affected === 0} />
          <Due due={group.due} dueState={group.dueState} />
          {may('match.write') && matches > 1 && (
            <Button isSmall label={t('group.decide-of', { product })} onClick={onDecideAll}>
              {t('group.decide')}
            </Button>
          )}
        </header>
      )}
      <ul class="lines" data-list>
        {lines.map((line) => (
          <Line
            key={keyOf(line)}
            line={line}
            {...(isSingle ? { product } : {})}
            isChosen={isChosen || selection.lines.has(keyOf(line))}
            onTick={(isOn, isRange) => onLine(line, isOn, isRange)}
            onDecide={() => onDecide(line)}
            onStart={() => onStart(line)}
          />
        ))}
      </ul>
      {rest > 0 && (
        <p class="group__more">
          <a class="link" href={hrefOf('matches', { ...Object.fromEntries(query), group: key, page: undefined })}>
            {t('group.more', { n: rest })}
          </a>
        </p>
      )}
    </section>
  )
}

/** The sentences of the server, read when somebody asks. */
function Why({ of: { asset, advisory } }: { readonly of: MatchLine }) {
  const t = useTexts(TEXTS)
  const [reasons, setReasons] = useState<readonly string[] | undefined>(undefined)
  const open = async () => {
    const found = await act(() => api.matchHistory({ query: { asset, advisory } }))
    setReasons(found?.match?.reasons ?? [])
  }
  return (
    <details class="line__why no-print" onToggle={(event) => event.currentTarget.open && reasons === undefined && void open()}>
      <summary aria-label={t('line.why-of', { advisory, asset })}>{t('line.why')}</summary>
      {reasons === undefined ? (
        <Loading />
      ) : (
        <ul class="why">
          {reasons.map((reason) => (
            <li key={reason} class="plain">
              {reason}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

interface LineProps {
  readonly line: MatchLine
  /** Where the match is the only one of its product, which then has no head of its own. */
  readonly product?: string
  readonly isChosen: boolean
  readonly onTick: (isOn: boolean, isRange: boolean) => void
  readonly onDecide: () => void
  readonly onStart: () => Promise<void>
}

function Line({ line, product, isChosen, onTick, onDecide, onStart }: LineProps) {
  const t = useTexts(TEXTS)
  const { asset, advisory, title, publisher, cves, vulnerabilities, status, version, office, operator, role } = line
  const named = { advisory, asset }
  const [first] = cves
  const cve = first === undefined ? t('line.no-cve') : vulnerabilities > 1 ? t('line.cves', { n: vulnerabilities - 1, first }) : first
  const where = [
    asset,
    version === undefined ? t('line.version-missing') : t('line.version', { version }),
    office ?? '',
    operator === undefined || operator === 'self' ? '' : t(`operator.${operator}`),
  ]
  const isStartable = (status === 'open' || status === 'check') && (operator === undefined || operator === 'self')
  return (
    <li class="line" data-item tabIndex={-1}>
      {may('match.write') && (
        <input
          type="checkbox"
          class="tick"
          aria-label={t('line.select', named)}
          checked={isChosen}
          onClick={(event) => onTick(event.currentTarget.checked, event.shiftKey)}
        />
      )}
      <div class="line__what">
        {product !== undefined && <h2 class="line__product">{product}</h2>}
        <a class="link" href={hrefOf(matchPath(asset, advisory))}>
          {title}
        </a>
        <span class="sub">{beside([cve, publisher, advisory])}</span>
        <span class="sub">{beside(where)}</span>
        <Why of={line} />
      </div>
      <div class="line__state">
        <Marks
          severity={line.severity}
          isExploited={line.isExploited}
          isRansomware={line.isRansomware}
          isNew={line.isNew}
          isCheck={line.verdict === 'check'}
        />
        {status !== 'open' && status !== 'check' && <Badge kind={isSettled(status) ? 'green' : 'blue'}>{t(`status.${status}`)}</Badge>}
        {role !== undefined && <span class="sub">{t('line.role', { role })}</span>}
        {!line.isWitnessed && <span class="sub">{t('unwitnessed')}</span>}
      </div>
      <div class="line__due">
        <Due due={line.due} dueState={line.dueState} />
      </div>
      {may('match.write') && (
        <div class="line__act no-print">
          {isStartable && (
            <Button isSmall kind="primary" label={t('line.start-of', named)} onClick={onStart}>
              {t('line.start')}
            </Button>
          )}
          <Button isSmall label={t('line.decide-of', named)} onClick={onDecide}>
            {t('decide')}
          </Button>
        </div>
      )}
    </li>
  )
}
