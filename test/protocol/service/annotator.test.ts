// SPDX-License-Identifier: EUPL-1.2
import type { Registry } from '@ncv/protocol/membership/registry.ts'
import { annotatorsOf, assertAnnotator, clientsOf, isAsNarrow } from '@ncv/protocol/service/annotator.ts'
import { describe, expect, test } from 'vitest'

const mandate = (principal: string, agent: string, scopes: readonly string[], until = 100) => ({ principal, agent, scopes, until, at: 1, index: 5 })

/** What the functions ask of the registry, and no more. */
function registry(): Pick<Registry, 'members' | 'mandates'> {
  const member = (id: string, ...roles: string[]) => [id, { id, roles: new Set(roles) }] as const
  const all = [
    mandate('m-gemeinde', 'm-kreis', ['warnings']),
    mandate('m-stadt', 'm-kreis', ['reporting']),
    mandate('m-stadt', 'm-dienst', ['warnings']),
    mandate('m-alt', 'm-kreis', ['warnings'], 10),
  ]
  const found = {
    members: new Map([member('m-kreis', 'intermediary'), member('m-dienst', 'host'), member('m-gemeinde'), member('m-stadt'), member('m-alt')]),
    mandates: (now: number) => all.filter(({ until }) => until > now),
  }
  return found as unknown as Pick<Registry, 'members' | 'mandates'>
}

const code = (field: string) => expect.objectContaining({ code: 'ANNOTATION_REFUSED', params: expect.objectContaining({ field }) as object })

describe('an annotation', () => {
  test('goes to those that have mandated the intermediary for warnings, as long as the mandate holds', () => {
    expect(clientsOf(registry(), 'm-kreis', 5)).toEqual(['m-alt', 'm-gemeinde'])
    expect(clientsOf(registry(), 'm-kreis', 50)).toEqual(['m-gemeinde'])
    expect(annotatorsOf(registry(), 'm-gemeinde', 50)).toEqual(['m-kreis'])
  })

  test('of a body without the role, or without a mandate of this client for warnings, is refused', () => {
    expect(() => assertAnnotator(registry(), 'm-kreis', 'm-gemeinde', 50)).not.toThrow()
    expect(() => assertAnnotator(registry(), 'm-dienst', 'm-stadt', 50)).toThrow(code('role'))
    expect(() => assertAnnotator(registry(), 'm-kreis', 'm-stadt', 50)).toThrow(code('mandate'))
    expect(() => assertAnnotator(registry(), 'm-kreis', 'm-alt', 50)).toThrow(code('mandate'))
    expect(() => assertAnnotator(registry(), 'm-niemand', 'm-gemeinde', 50)).toThrow(code('role'))
  })

  test('is never labelled wider than its warning', () => {
    expect(isAsNarrow('TLP:AMBER', 'TLP:GREEN')).toBe(true)
    expect(isAsNarrow('TLP:GREEN', 'TLP:GREEN')).toBe(true)
    expect(isAsNarrow('TLP:GREEN', 'TLP:AMBER')).toBe(false)
  })
})
