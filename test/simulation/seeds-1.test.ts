// SPDX-License-Identifier: EUPL-1.2
import { testSeeds } from './seeds.ts'

testSeeds(1, 150)
