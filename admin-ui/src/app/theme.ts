// SPDX-License-Identifier: EUPL-1.2
/**
 * Light or dark: as the system wants until somebody says otherwise. KERN takes it from `data-kern-theme` on the root.
 *
 * @module
 */
import { signal } from './signal.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const STORED = 'ncv.theme'
const system = matchMedia('(prefers-color-scheme: dark)')

export const theme = signal<Theme>(readStored())

function readStored(): Theme {
  try {
    const value = localStorage.getItem(STORED)
    return THEMES.find((known) => known === value) ?? 'system'
  } catch {
    return 'system'
  }
}

function show(): void {
  const isDark = theme.value === 'dark' || (theme.value === 'system' && system.matches)
  document.documentElement.dataset['kernTheme'] = isDark ? 'dark' : 'light'
}

export function setTheme(next: Theme): void {
  try {
    localStorage.setItem(STORED, next)
  } catch {
    // Holds for this page then.
  }
  theme.set(next)
}

theme.subscribe(show)
system.addEventListener('change', show)
show()
