// SPDX-License-Identifier: EUPL-1.2
/**
 * Handlers: the inventory. It comes in whole or not at all, and every warning is matched anew with it.
 *
 * @module
 */
import type { Progress } from '@ncv/protocol/admin/contract.ts'
import { fromBase64 } from '@ncv/protocol/bytes.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Asset } from '../inventory/asset.ts'
import type { CsvFault } from '../inventory/csv.ts'
import { parseInventory } from '../inventory/csv.ts'
import type { Links } from '../link/links.ts'
import type { Stores } from '../store/stores.ts'
import type { NodeHandlers } from './contract.ts'

export function inventoryHandlers(
  stores: Stores,
  { matcher, documents }: Pick<Links, 'matcher' | 'documents'>,
): Pick<NodeHandlers, 'importInventory' | 'listInventory'> {
  /** One transaction: after a crash the old inventory stands with the old matches, or the new with the new. */
  const replaceAll = (assets: readonly Asset[], report: (progress: Progress) => void): void => {
    const indexes = [...stores.warnings.withDocument(), ...stores.warnings.unreadable()]
    try {
      stores.log.inOne(() => {
        stores.inventory.replace(assets)
        matcher.inventoryChanged()
        for (const [done, index] of indexes.entries()) {
          documents.rematch(index)
          report({ done: done + 1, total: indexes.length })
        }
      })
    } finally {
      matcher.inventoryChanged()
    }
  }
  return {
    importInventory({ body }, { report, lang }) {
      const result = parseInventory(fromBase64(body.csv))
      if ('faults' in result) return { imported: 0, faults: result.faults.map((fault) => faultView(fault, lang)), matches: stores.matches.counts() }
      replaceAll(result.assets, report)
      return { imported: result.assets.length, faults: [], matches: stores.matches.counts() }
    },
    listInventory: () => ({ assets: stores.inventory.all().map((asset) => ({ ...asset })) }),
  }
}

function faultView(fault: CsvFault, lang: Lang) {
  const { line, field, problem, found } = fault
  const params = { line, ...(field === undefined ? {} : { field }), ...(found === undefined ? {} : { found }) }
  return { ...fault, text: textOf(NODE_TEXTS, lang, `inventory.fault.${problem}`, params) }
}
