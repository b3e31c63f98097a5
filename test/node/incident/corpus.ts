// SPDX-License-Identifier: EUPL-1.2
/**
 * The texts written for the guard, and how an answer is judged.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GuardProfile } from '@ncv/node/incident/guard-profile.ts'
import { compileGuardProfile } from '@ncv/node/incident/guard-profile.ts'
import { parseIdentity } from '@ncv/node/incident/identity.ts'
import type { PlaceList } from '@ncv/node/incident/places/place-list.ts'
import { parsePlaces, placeList } from '@ncv/node/incident/places/place-list.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures')

export interface LabelledText {
  readonly id: string
  readonly identity: string
  readonly text: string
  readonly leaks: readonly string[]
  readonly keep: readonly string[]
  readonly expect: 'pass' | 'block'
}

export function fixture(name: string): string {
  return readFileSync(join(FIXTURES, name), 'utf8')
}

export const fixturesFolder = FIXTURES

export function allTexts(): string {
  return `${fixture('texts.jsonl').trimEnd()}\n${fixture('texts-spellings.jsonl')}`
}

export function labelledTexts(): LabelledText[] {
  return allTexts()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledText)
}

export const testPlaces: PlaceList = placeList(parsePlaces(fixture('places.csv')))

const compiled = new Map<string, GuardProfile>()

export function profileOf(identity: string): GuardProfile {
  const profile = compiled.get(identity) ?? compileGuardProfile(parseIdentity(JSON.parse(fixture(`identities/${identity}.json`))), testPlaces)
  compiled.set(identity, profile)
  return profile
}

const INVISIBLE = /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\s]|[\uFE00-\uFE0F]/gu
const squeezed = (text: string) => text.replace(INVISIBLE, '').normalize('NFKC').replace(/\s/g, '')

export function survives(leak: string, text: string): boolean {
  return squeezed(text).toLowerCase().includes(squeezed(leak).toLowerCase())
}

export function isKept(keep: string, text: string): boolean {
  return squeezed(text).includes(squeezed(keep))
}
