// SPDX-License-Identifier: EUPL-1.2
/** Shared assets: what several houses have alike, and one host runs for them. @module */
import { sharedAssets, sharedIdOf } from '@ncv/node/host/shared-assets.ts'
import { describe, expect, test } from 'vitest'
import { asset } from './hosted-stage.ts'

describe('a shared asset', () => {
  test('is the same product in the same version, in whatever spelling of case', () => {
    const [one, ...others] = sharedAssets([
      { tenant: 'a', assets: [asset('1', 'Musterwerk')] },
      { tenant: 'b', assets: [asset('x', 'MUSTERWERK', { vendor: 'musterhaus' })] },
      { tenant: 'c', assets: [asset('y', 'Musterwerk', { version: '4.2' })] },
    ])
    expect(one).toMatchObject({ tenants: ['a', 'b'], product: 'Musterwerk', version: '4.1' })
    expect(others.map(({ tenants }) => tenants)).toEqual([['c']])
  })

  test('is known by its CPE or purl where it has one, whatever it is called', () => {
    const cpe = 'cpe:2.3:a:musterhaus:musterwerk:4.1:*:*:*:*:*:*:*'
    expect(sharedIdOf(asset('1', 'Musterwerk', { cpe })).slice(-10)).toBe(sharedIdOf(asset('2', 'MW', { cpe: cpe.toUpperCase() })).slice(-10))
    expect(sharedIdOf(asset('1', 'Musterwerk', { cpe }))).not.toBe(sharedIdOf(asset('1', 'Musterwerk')))
  })

  test('counts for those alone for whom the host runs it', () => {
    const inventories = [
      { tenant: 'a', assets: [asset('1', 'Musterwerk')] },
      { tenant: 'b', assets: [asset('1', 'Musterwerk', { operator: 'self' })] },
      { tenant: 'c', assets: [asset('1', 'Anderes', { operator: 'saas' })] },
    ]
    expect(sharedAssets(inventories)).toMatchObject([{ tenants: ['a'], others: ['b'] }])
  })
})
