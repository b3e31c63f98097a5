// SPDX-License-Identifier: EUPL-1.2
/**
 * All classifiers on what one watcher sees.
 *
 * @module
 */
import { bestFeature, strongest } from './best-feature.ts'
import type { Samples } from './cross-validation.ts'
import { crossValidated } from './cross-validation.ts'
import { logisticRegression } from './logistic-regression.ts'
import { nearestNeighbour } from './nearest-neighbour.ts'
import type { Viewpoint } from './viewpoint.ts'
import { VIEWS } from './views.ts'

export interface Classified {
  readonly viewpoint: Viewpoint
  readonly samples: number
  /** Area under the curve, by classifier. */
  readonly auc: Readonly<Record<string, number>>
  /** The feature that tells most, on all samples. */
  readonly strongest: string
}

const CLASSIFIERS = [nearestNeighbour(), logisticRegression(), bestFeature()]

export function classified(viewpoint: Viewpoint, samples: Samples): Classified {
  const auc = Object.fromEntries(CLASSIFIERS.map((classifier) => [classifier.name, rounded(crossValidated(classifier, samples))]))
  const { feature } = strongest(samples.rows, samples.labels)
  return { viewpoint, samples: samples.rows.length, auc, strongest: VIEWS[viewpoint].features[feature] ?? '' }
}

/** The area farthest from guessing. */
export function farthest({ auc }: Classified): number {
  return Object.values(auc).reduce((most, each) => (Math.abs(each - 0.5) > Math.abs(most - 0.5) ? each : most), 0.5)
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
