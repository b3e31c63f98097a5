// SPDX-License-Identifier: EUPL-1.2
/** Seeds 1 to 150 of the simulation. @module */
import { testSeeds } from './seeds.ts'

testSeeds(1, 150)
