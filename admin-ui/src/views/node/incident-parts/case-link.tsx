// SPDX-License-Identifier: EUPL-1.2
/**
 * The way from an incident to the case of its contribution. A case ends with the keys of its contribution; without it there is nothing to lead to.
 *
 * @module
 */
import { hrefOf } from '../../../app/location.ts'
import { useResource } from '../../../app/resource.ts'
import { api } from '../../../node/api.ts'
import { LinkButton } from '../../../ui/button.tsx'

export function CaseLink({ of, children }: { readonly of: string; readonly children: string }) {
  const { data } = useResource(() => api.listCases(), 'cases', ['contribution', 'feed'])
  return data?.cases.some(({ id }) => id === of) ? <LinkButton href={hrefOf(`cases/${of}`)}>{children}</LinkButton> : null
}
