// SPDX-License-Identifier: EUPL-1.2
/**
 * How `npm test` runs: every `*.test.ts` below `test/`, which mirrors the zones. No globals: a test imports what it uses.
 *
 * @module
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globals: false,
    // As fast as threads on two cores, and a test of signals, locks or native modules cannot disturb another.
    pool: 'forks',
    // All cores: the tests compute, they do not wait. On two of them the suite takes 0.7 of the time that one worker needs.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
})
