// SPDX-License-Identifier: EUPL-1.2
/**
 * How `npm run test:browser` runs: stories (`*.story.ts`) in a real Chromium against real processes, one file after the other, on one
 * small federation that is founded once for all of them.
 *
 * @module
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['**/*.story.ts'],
    globals: false,
    pool: 'forks',
    fileParallelism: false,
    globalSetup: ['./support/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
