// SPDX-License-Identifier: EUPL-1.2
/**
 * What a change would do to matches, as the admin contract shows it.
 *
 * @module
 */
import type { CorrectionEffect, MatchChange } from '@ncv/protocol/admin/correction-routes.ts'
import type { ChangedMatch } from '../correction/effect.ts'
import { countsOf } from '../correction/effect.ts'
import type { Stores } from '../store/stores.ts'

const MATCHES_SHOWN = 5_000

export function effectView(effect: readonly ChangedMatch[], stores: Pick<Stores, 'warnings'>): CorrectionEffect {
  return { ...countsOf(effect), matches: effect.slice(0, MATCHES_SHOWN).map((each) => matchChange(each, stores)) }
}

function matchChange({ asset, others, index, before, after, isSure }: ChangedMatch, { warnings }: Pick<Stores, 'warnings'>): MatchChange {
  const warning = warnings.one(index)?.warning
  return {
    asset: asset.id,
    others,
    product: [asset.vendor, asset.product, asset.version].filter((part) => part !== undefined).join(' '),
    index,
    advisory: warning?.advisory?.trackingId ?? String(index),
    title: warning?.title ?? '',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    isSure,
  }
}
