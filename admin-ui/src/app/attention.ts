// SPDX-License-Identifier: EUPL-1.2
/**
 * Whether somebody sits here: what a page reads by itself, because something has changed on the server, must not keep a session alive.
 *
 * @module
 */

/** Milliseconds after the last key, click or touch. */
const ATTENDED_MS = 60_000

let lastAt = Date.now()

for (const event of ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const)
  window.addEventListener(
    event,
    () => {
      lastAt = Date.now()
    },
    { capture: true, passive: true },
  )

export function isAttended(within: number = ATTENDED_MS): boolean {
  return Date.now() - lastAt < within
}
