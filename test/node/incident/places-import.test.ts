// SPDX-License-Identifier: EUPL-1.2
/**
 * The list of places as a house takes it over: whole or not at all, kept sealed, read by the next preview.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placesHandlers } from '@ncv/node/admin/places.ts'
import { prepareReport } from '@ncv/node/contribution/prepare.ts'
import type { Stores } from '@ncv/node/store/stores.ts'
import { openStores } from '@ncv/node/store/stores.ts'
import { vaultWith } from '@ncv/node/vault.ts'
import { describe, expect, test } from 'vitest'
import { codeOf, temporaryDir } from '../../runtime/temporary-dir.ts'
import { seededRandom } from '../../support/virtual-world.ts'
import { fixture } from './corpus.ts'
import { CALL } from '../../support/call.ts'

const AT = 1_767_600_000_000
const world = { random: seededRandom('places'), now: () => AT }
const open = (dir: string): Stores => openStores(dir, vaultWith(new Uint8Array(32).fill(7), world), world)

const LIST = 'ags;name;kind;land\n03359999;Quakenmoor;Gemeinde;NI\n03359998;Vosshagen (Heide);Stadt;NI\n'
const INCIDENT = JSON.stringify({
  title: 'T',
  description: 'Die Nachbarn in Quakenmoor meldeten dieselbe Mail.',
  rsit: 'fraud/phishing',
  vcv: 'Externer Angriff',
})

function described({ places }: Stores): string | undefined {
  return prepareReport(
    INCIDENT,
    { identityJson: fixture('identities/bersenbrueck.json'), places: places.list(), decisions: [] },
    new Uint8Array(32),
    { monotonic: () => 0 },
  ).report.description
}

describe('ncv node places import', () => {
  test('a name that only the imported list knows is replaced in the next preview, and stays after a reset', () => {
    using dir = temporaryDir()
    const stores = open(dir.path)
    const { importPlaces, resetPlaces, showPlaces } = placesHandlers(world, stores)
    const call = CALL
    expect(described(stores)).toContain('Quakenmoor')
    expect(importPlaces({ body: { file: 'orte.csv', csv: LIST } }, call)).toMatchObject({ imported: { file: 'orte.csv', rows: 2, at: AT } })
    expect(described(stores)).not.toContain('Quakenmoor')
    expect(described(stores)).toContain('[Ort]')
    expect(resetPlaces({}, call)).toMatchObject({ imported: null })
    expect(described(stores)).toContain('Quakenmoor')
    expect(showPlaces({}, call)).toMatchObject({ imported: null, known: stores.places.list().size })
    stores.close()
  })

  test('it outlives a restart, and no file of the node shows a name of it', () => {
    using dir = temporaryDir()
    const first = open(dir.path)
    placesHandlers(world, first).importPlaces({ body: { file: 'orte.csv', csv: LIST } }, CALL)
    first.close()
    const second = open(dir.path)
    expect(second.places.imported()).toEqual({ file: 'orte.csv', rows: 2, at: AT })
    expect(described(second)).not.toContain('Quakenmoor')
    second.close()
    for (const name of readdirSync(dir.path)) expect(readFileSync(join(dir.path, name)).includes('Quakenmoor')).toBe(false)
  })

  test('a broken line, a wrong header or an empty list changes nothing', () => {
    using dir = temporaryDir()
    const stores = open(dir.path)
    const { importPlaces } = placesHandlers(world, stores)
    const call = CALL
    importPlaces({ body: { file: 'orte.csv', csv: LIST } }, call)
    for (const csv of [`${LIST}kein-schluessel;Dorf;Gemeinde;NI\n`, 'name;ort\n1;2\n', 'ags;name;kind;land\n'])
      expect(codeOf(() => importPlaces({ body: { file: 'kaputt.csv', csv } }, call))).toBe('PLACES_MALFORMED')
    expect(stores.places.imported()).toEqual({ file: 'orte.csv', rows: 2, at: AT })
    stores.close()
  })
})
