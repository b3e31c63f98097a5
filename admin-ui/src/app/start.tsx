// SPDX-License-Identifier: EUPL-1.2
/**
 * Puts a party's interface on the page: asks who sits here, then shows either the sign-in or the view of the address.
 *
 * @module
 */
import type { SessionView } from '@ncv/protocol/admin/session-routes.ts'
import type { ComponentChildren } from 'preact'
import { render } from 'preact'
import { useErrorBoundary, useEffect, useState } from 'preact/hooks'
import { Loading, ProblemBox } from '../ui/states.tsx'
import { Problem } from './api.ts'
import { keepFocus } from './focus-keeper.ts'
import { place } from './location.ts'
import { Interruptions } from './interruptions.tsx'
import { loadSession, session, watchSession } from './session.ts'
import './theme.ts'
import type { ViewTable } from './views.tsx'
import { findView, ShownView } from './views.tsx'
import { NotFound } from '../views/shared/not-found.tsx'
import { SignIn } from '../views/shared/sign-in.tsx'

export interface Face {
  readonly views: ViewTable
  /** Shown without a session: set-up by a one-time link. */
  readonly openViews: ViewTable
  /** The shell with this party's menu. */
  readonly frame: (children: ComponentChildren) => ComponentChildren
}

/** Roles that open nothing before it. */
const SECOND_FACTOR: ViewTable[string] = () => import('../views/shared/second-factor-gate.tsx')

function App({ face }: { readonly face: Face }) {
  const known = session.use()
  const { path } = place.use()
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const load = () => {
    setProblem(undefined)
    loadSession().catch((error: unknown) => setProblem(error instanceof Problem ? error : new Problem('INTERNAL', 0, '')))
  }
  useEffect(load, [])
  if (problem !== undefined) return <ProblemBox problem={problem} onRetry={load} />
  if (known === undefined) return <Loading />
  return (
    <>
      {shownAt(face, known, path)}
      {known.state === 'open' && <Interruptions />}
    </>
  )
}

function shownAt(face: Face, known: SessionView, path: string): ComponentChildren {
  const open = findView(face.openViews, path)
  if (open !== undefined) return <ShownView load={open.load} params={open.params} />
  if (known.state !== 'open') return <SignIn />
  if (known.needsSecondFactor) return <ShownView load={SECOND_FACTOR} params={{}} />
  const found = findView(face.views, path)
  return face.frame(<Guarded key={path}>{found === undefined ? <NotFound /> : <ShownView load={found.load} params={found.params} />}</Guarded>)
}

/** A view that breaks does not take the menu with it. */
function Guarded({ children }: { readonly children: ComponentChildren }) {
  const [error, reset] = useErrorBoundary()
  if (error === undefined) return <>{children}</>
  return <ProblemBox problem={error instanceof Problem ? error : new Problem('VIEW', 0, '')} onRetry={reset} />
}

export function start(face: Face): void {
  const root = document.getElementById('app')
  if (root === null) return
  watchSession()
  keepFocus()
  render(<App face={face} />, root)
}
