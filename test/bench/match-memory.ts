// SPDX-License-Identifier: EUPL-1.2
/**
 * A process of its own, as a node that has just started: it opens the database, matches everything twice, and prints how long the first time took,
 * how long nobody else had a turn, and how much memory it ever had: `{"firstMs": 600, "longestTurnMs": 40, "rss": 123456789}`.
 *
 *     node test/bench/match-memory.ts NODE.sqlite
 *
 * @module
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { keepYoungSpaceSmall } from '@ncv/runtime/young-space.ts'
import { NO_RULES } from '../../node/matching/rules.ts'
import { openStage } from './match-stage.ts'

const [file = ''] = process.argv.slice(2)
keepYoungSpaceSmall()
using stage = openStage(file, NO_RULES)
const turns = monitorEventLoopDelay({ resolution: 1 })
turns.enable()
const start = performance.now()
await stage.matcher.rescan()
const firstMs = performance.now() - start
turns.disable()
await stage.matcher.rescan()
process.stdout.write(JSON.stringify({ firstMs, longestTurnMs: turns.max / 1e6, rss: process.resourceUsage().maxRSS * 1024 }))
