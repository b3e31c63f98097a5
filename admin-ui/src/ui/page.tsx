// SPDX-License-Identifier: EUPL-1.2
/**
 * The frame of a view: its title (also of the browser's tab), a sentence under it, what can be done.
 *
 * @module
 */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { isolated } from '../app/direction.ts'
import { session } from '../app/session.ts'

export interface PageProps {
  readonly title: string
  readonly lead?: ComponentChildren
  readonly actions?: ComponentChildren
  /** A link to where it belongs. */
  readonly back?: { readonly href: string; readonly label: string }
  readonly children: ComponentChildren
}

export function Page({ title, lead, actions, back, children }: PageProps) {
  const party = session.use()?.party.name
  useEffect(() => {
    document.title = party === undefined ? title : `${title} – ${party}`
  }, [title, party])
  return (
    <>
      {back && (
        <p class="page__back">
          <a class="link" href={back.href}>
            ← {isolated(back.label)}
          </a>
        </p>
      )}
      <div class="page__head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p class="page__lead">{lead}</p>}
        </div>
        {actions !== undefined && <div class="page__actions">{actions}</div>}
      </div>
      {children}
    </>
  )
}

export function Section({
  title,
  lead,
  children,
  id,
}: {
  readonly title: string
  readonly lead?: ComponentChildren
  readonly children: ComponentChildren
  readonly id?: string
}) {
  return (
    <section class="section" id={id}>
      <h2>{title}</h2>
      {lead !== undefined && <p class="muted">{lead}</p>}
      {children}
    </section>
  )
}

export function Card({ title, children }: { readonly title?: string; readonly children: ComponentChildren }) {
  return (
    <div class="card">
      {title !== undefined && <h2>{title}</h2>}
      {children}
    </div>
  )
}
