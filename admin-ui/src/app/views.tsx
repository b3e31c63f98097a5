// SPDX-License-Identifier: EUPL-1.2
/**
 * The views of a party and its menu: a table of patterns, each loaded when it is first shown.
 *
 * @module
 */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Loading } from '../ui/states.tsx'
import { matchPath } from './path.ts'

export interface ViewProps {
  readonly params: Readonly<Record<string, string>>
}
export type View = ComponentType<ViewProps>

/** Pattern → how to load it. `warnings/:index` */
export type ViewTable = Readonly<Record<string, () => Promise<{ readonly default: View }>>>

export interface MenuItem {
  readonly path: string
  /** Key in the party's menu texts. */
  readonly label: string
  /** Shown only to who may do this. */
  readonly action: string
  readonly group: string
}

const loaded = new Map<() => Promise<unknown>, View>()

export function findView(table: ViewTable, path: string): { load: ViewTable[string]; params: Record<string, string> } | undefined {
  for (const [pattern, load] of Object.entries(table)) {
    const params = matchPath(pattern, path)
    if (params !== undefined) return { load, params }
  }
  return undefined
}

export function ShownView({ load, params }: { readonly load: ViewTable[string]; readonly params: Record<string, string> }) {
  const [, render] = useState(0)
  const [failure, setFailure] = useState<unknown>(undefined)
  const known = loaded.get(load)
  useEffect(() => {
    if (loaded.has(load)) return
    load().then(
      (module) => {
        loaded.set(load, module.default)
        render((n) => n + 1)
      },
      (error: unknown) => setFailure(error),
    )
  }, [load])
  if (failure !== undefined) throw failure
  if (known === undefined) return <Loading />
  const Known = known
  return <Known key={JSON.stringify(params)} params={params} />
}
