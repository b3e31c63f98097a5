// SPDX-License-Identifier: EUPL-1.2
/** Seeds 151 to 300 of the simulation. @module */
import { testSeeds } from './seeds.ts'

testSeeds(151, 150)
