// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts of the interface: German and English side by side, one file a noun in `src/i18n/<lang>/`.
 *
 * ```ts
 * // i18n/de/match.ts                       export default { title: 'Treffer', count: { one: '{n} Treffer', other: '{n} Treffer' } } as const
 * // i18n/en/match.ts                       export default { … } satisfies TextsLike<typeof de>
 * const t = useTexts(MATCH)                 // MATCH = { de, en }
 * t('title'); t('count', { n: 3 })          // plural by Intl.PluralRules of `n`
 * ```
 * Sentences about data (reasons, errors, obstacles) come from the server in the language of the request.
 *
 * @module
 */
import { isolated } from './direction.ts'
import { signal } from './signal.ts'

export const LANGS = ['de', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** A sentence with `{name}` in it, or one for each plural category of `{n}`. */
export type Text = string | { readonly one: string; readonly other: string }
export type Texts = Readonly<Record<string, Text>>
/** The same keys, each again a text of the same shape. */
export type TextsLike<T extends Texts> = { readonly [K in keyof T]: T[K] extends string ? string : { readonly one: string; readonly other: string } }
export interface TextPair<T extends Texts> {
  readonly de: T
  readonly en: TextsLike<T>
}
export type Params = Readonly<Record<string, string | number>>
export type Translate<T extends Texts> = (key: keyof T & string, params?: Params) => string

const STORED = 'ncv.lang'

function firstLang(): Lang {
  const stored = readStored()
  if (stored !== undefined) return stored
  return navigator.languages.some((wanted) => wanted.toLowerCase().startsWith('de')) || !navigator.languages[0]?.startsWith('en') ? 'de' : 'en'
}

function readStored(): Lang | undefined {
  try {
    const value = localStorage.getItem(STORED)
    return LANGS.find((lang) => lang === value)
  } catch {
    return undefined
  }
}

export const lang = signal<Lang>(firstLang())
document.documentElement.lang = lang.value

export function setLang(next: Lang): void {
  document.documentElement.lang = next
  try {
    localStorage.setItem(STORED, next)
  } catch {
    // A browser that keeps nothing still shows it until the page is left.
  }
  lang.set(next)
}

const plurals: Record<Lang, Intl.PluralRules> = { de: new Intl.PluralRules('de'), en: new Intl.PluralRules('en') }

/** Fills a text; numbers are written as the language writes them. */
export function fill(text: Text, params: Params | undefined, language: Lang): string {
  const chosen = typeof text === 'string' ? text : text[plurals[language].select(Number(params?.['n'] ?? 0)) === 'one' ? 'one' : 'other']
  if (params === undefined) return chosen
  return chosen.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? value.toLocaleString(language) : isolated(value)
  })
}

export function translate<T extends Texts>(pair: TextPair<T>, language: Lang = lang.value): Translate<T> {
  return (key, params) => fill((pair[language] as Texts)[key] ?? key, params, language)
}

/** Renders again when the language changes. */
export function useTexts<T extends Texts>(pair: TextPair<T>): Translate<T> {
  return translate(pair, lang.use())
}
