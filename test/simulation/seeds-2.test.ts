// SPDX-License-Identifier: EUPL-1.2
import { testSeeds } from './seeds.ts'

testSeeds(151, 150)
