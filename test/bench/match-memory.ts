// SPDX-License-Identifier: EUPL-1.2
/**
 * A process of its own that holds what a node holds for matching, scans twice, and prints how much memory it ever had: `{"rss": 123456789}`.
 *
 *     node test/bench/match-memory.ts STORED.json INVENTORY.json
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { buildProductIndex } from '../../node/matching/product-index.ts'
import { openStore, rescan } from './match-run.ts'

const [stored, inventory] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const input = { inventory, stored, products: buildProductIndex(stored.entries()), known: new Map() }
{
  using store = openStore()
  for (let i = 0; i < 2; i++) rescan(input, store.db)
}
process.stdout.write(JSON.stringify({ rss: process.resourceUsage().maxRSS * 1024 }))
