// SPDX-License-Identifier: EUPL-1.2
/** A short season of what `npm run privacy -- traffic` plays in full. @module */
import { describe, expect, test } from 'vitest'
import { auc } from './auc.ts'
import { bestFeature } from './best-feature.ts'
import type { Samples } from './cross-validation.ts'
import { crossValidated } from './cross-validation.ts'
import { CONTROLS } from './defences.ts'
import { drawFrom } from './draw.ts'
import { logisticRegression } from './logistic-regression.ts'
import { nearestNeighbour } from './nearest-neighbour.ts'
import { playReal } from './real-part.ts'
import { trafficCommand } from './traffic-command.ts'
import { runTraffic } from './traffic-run.ts'
import { trafficText } from './traffic-text.ts'

describe('the area under the curve', () => {
  test('is 1 for a score that parts all, 0 turned round, one half for ties and for none', () => {
    expect(auc([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1)
    expect(auc([4, 3, 2, 1], [0, 0, 1, 1])).toBe(0)
    expect(auc([7, 7, 7, 7], [0, 1, 0, 1])).toBe(0.5)
    expect(auc([1, 2, 3, 4], [1, 0, 1, 0])).toBe(0.25)
  })
})

describe.each([nearestNeighbour(), logisticRegression(), bestFeature()])('the classifier $name', (classifier) => {
  /** Two features of noise and one that is shifted where the label is 1. */
  function samples(shift: number): Samples {
    const draw = drawFrom('samples')
    const labels = Array.from({ length: 1_500 }, () => (draw.isTrue(0.5) ? 1 : 0))
    return {
      rows: labels.map((label) => Float64Array.of(draw.unit(), draw.unit() + shift * label, draw.unit())),
      labels,
      groups: labels.map((_, i) => i),
    }
  }

  test('finds what is there, and nothing where nothing is', () => {
    expect(crossValidated(classifier, samples(0.6))).toBeGreaterThan(0.9)
    expect(Math.abs(crossValidated(classifier, samples(0)) - 0.5)).toBeLessThan(0.05)
  })
})

/** Real parties compute; where much else does, too, they take their time. */
const PATIENCE_MS = 120_000

describe('the traffic of a month', { timeout: PATIENCE_MS }, () => {
  const controls = CONTROLS.filter(({ name }) => ['no cover', 'tokens on demand', 'no shuffle'].includes(name))

  test('tells nobody who contributed, until a defence is left out', async () => {
    const result = await runTraffic(
      { seed: 'short', days: 28, nodes: 60, tolerance: 0.12, leastSamples: 300, controls, realSlots: 5, realNodes: 3 },
      () => {},
    )
    expect(
      trafficText(result)
        .split('\n')
        .filter((line) => line.startsWith('FAILED')),
    ).toEqual([])
    expect(result.ok).toBe(true)
    expect(result.defended.map(({ viewpoint }) => viewpoint)).toEqual(['hub', 'relay', 'network', 'hub+network'])
    expect(result.controls).toHaveLength(5)
    expect(result.together).toMatchObject({ linked: result.together.of })
  })

  test('with a node that says by one header when it has something to say is found out', async () => {
    const { differences } = await playReal('leak', 3, 3, (world, speaks) => {
      if (!speaks) return world
      const { request } = world.net
      return { ...world, net: { request: (asked) => request({ ...asked, headers: { ...asked.headers, 'x-busy': '1' } }) } }
    })
    expect(differences.length).toBeGreaterThan(0)
  })
})

test('wrong options are named, and nothing is played', async () => {
  const said: string[] = []
  const output = { write: (text: string) => void said.push(text), note: (text: string) => void said.push(text) }
  expect(await trafficCommand(['--nodes', 'many'], output)).toBe(2)
  expect(await trafficCommand(['--quick'], output)).toBe(2)
  expect(said.join('')).toContain('--nodes: 20 to 2000')
})
