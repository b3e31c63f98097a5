// SPDX-License-Identifier: EUPL-1.2
/**
 * The form of the own names: from the profile to what is typed, and back to the JSON that the node takes.
 *
 * @module
 */
import type { IdentityView } from '@ncv/protocol/admin/places-routes.ts'
import { linesOf } from './incident-form.ts'

/** Fields that hold one entry a line. */
export const IDENTITY_LISTS = ['names', 'phones', 'mailboxes', 'domains', 'hosts', 'ipRanges', 'products', 'partners'] as const
export type IdentityList = (typeof IDENTITY_LISTS)[number]
export const IDENTITY_LINES = ['name', 'kind', 'ags', 'street', 'postcode'] as const
export type IdentityLine = (typeof IDENTITY_LINES)[number]

/** `people`: `Erika Muster | ISB` */
export type IdentityDraft = Readonly<Record<IdentityList | IdentityLine | 'people', string>>

export function identityDraft(view: IdentityView | null): IdentityDraft {
  const list = (name: IdentityList): string => view?.[name].join('\n') ?? ''
  return {
    name: view?.name ?? '',
    kind: view?.kind ?? '',
    ags: view?.ags ?? '',
    street: view?.street ?? '',
    postcode: view?.postcode ?? '',
    people: view?.people.map(({ name, role }) => (role === '' ? name : `${name} | ${role}`)).join('\n') ?? '',
    names: list('names'),
    phones: list('phones'),
    mailboxes: list('mailboxes'),
    domains: list('domains'),
    hosts: list('hosts'),
    ipRanges: list('ipRanges'),
    products: list('products'),
    partners: list('partners'),
  }
}

/** As `putIdentity` takes it. */
export function identityJson(draft: IdentityDraft): string {
  const people = linesOf(draft.people).map((line) => {
    const [name = '', role = ''] = line.split('|', 2).map((part) => part.trim())
    return { name, role }
  })
  const lists = Object.fromEntries(IDENTITY_LISTS.map((name) => [name, linesOf(draft[name])]))
  const lines = Object.fromEntries(IDENTITY_LINES.map((name) => [name, draft[name].trim()]))
  return JSON.stringify({ ...lines, people, ...lists })
}
