// SPDX-License-Identifier: EUPL-1.2
/**
 * „Was sieht wer?“ as one page: no script, nothing loaded from elsewhere, light and dark, on paper with a table per message.
 *
 * @module
 */
import type { Localized, Party, Way } from '@ncv/protocol/visibility/party.ts'
import { PARTIES, PARTY_NAMES, WAYS } from '@ncv/protocol/visibility/party.ts'
import type { SeenMessage } from '@ncv/protocol/visibility/table.ts'
import { seenBy } from '@ncv/protocol/visibility/table.ts'
import { outlooks, WHO_SEES_HEADINGS, wayHeading } from './text.ts'

type Lang = keyof Localized

const WORDS: Readonly<Record<'field' | 'yes' | 'no' | 'details', Localized>> = {
  field: { de: 'Feld', en: 'field' },
  yes: { de: 'sieht es', en: 'sees it' },
  no: { de: 'sieht es nicht', en: 'does not see it' },
  details: { de: 'Feld für Feld', en: 'Field by field' },
}

const STYLE = `
:root{color-scheme:light dark;--ink:#161a2b;--muted:#565d78;--line:#c6cad9;--paper:#fff;--wash:#f4f5f8;--act:#2b3a7a;--yes:#8a5300;--yes-bg:#fff3df}
@media (prefers-color-scheme:dark){:root{--ink:#eef0f6;--muted:#a9b0c9;--line:#464c66;--paper:#0f1220;--wash:#171b2c;--act:#aab8ff;--yes:#ffc46b;--yes-bg:#35260f}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1.5rem 1.5rem 4rem;font:1rem/1.5 "Fira Sans",system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.7rem;margin:0 0 .25rem}h2{font-size:1.3rem;margin:2.2rem 0 .6rem}h3{font-size:1.05rem;margin:1.6rem 0 .4rem}.lead{color:var(--muted);margin:.2rem 0}
.parties{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.9rem;padding:0;list-style:none}
.parties li{border:1px solid var(--line);border-radius:.6rem;padding:.8rem 1rem;background:var(--wash)}.parties b{display:block}
.together{border-left:3px solid var(--act);background:var(--wash);padding:.7rem 1rem;border-radius:0 .4rem .4rem 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.94rem}caption{text-align:left;font-weight:600;padding:1.2rem 0 .3rem}
th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid var(--line);vertical-align:top}thead th{color:var(--muted);font-weight:500;font-size:.85rem}
tbody th{font-weight:400}td{text-align:center;width:6.5rem}.y{background:var(--yes-bg);color:var(--yes);font-weight:600}code{font-size:.8rem;color:var(--muted);overflow-wrap:anywhere}
@media print{body{max-width:none;padding:0;font-size:10pt;color:#000;background:#fff}:root{--ink:#000;--muted:#444;--line:#999;--paper:#fff;--wash:#fff;--yes:#000;--yes-bg:#eee}
table{break-inside:auto}tr,li{break-inside:avoid}thead{display:table-header-group}h2{break-before:page}h2:first-of-type{break-before:auto}.scroll{overflow:visible}}
`

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function cell(by: readonly Party[], party: Party, lang: Lang): string {
  const sees = by.includes(party)
  return `<td${sees ? ' class="y"' : ''}><span aria-hidden="true">${sees ? '●' : '–'}</span> <small>${escaped((sees ? WORDS.yes : WORDS.no)[lang])}</small></td>`
}

function messageTable({ title, fields }: SeenMessage, lang: Lang): string {
  const head = PARTIES.map((party) => `<th scope="col">${escaped(PARTY_NAMES[party][lang])}</th>`).join('')
  const rows = fields.map(
    ({ path, text, by }) =>
      `<tr><th scope="row">${escaped(text[lang])}<br><code>${escaped(path)}</code></th>${PARTIES.map((party) => cell(by, party, lang)).join('')}</tr>`,
  )
  return `<div class="scroll"><table><caption>${escaped(title[lang])}</caption><thead><tr><th scope="col">${escaped(WORDS.field[lang])}</th>${head}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}

function section(way: Way, lang: Lang): string {
  const all = outlooks(way)
  const cards = all
    .filter(({ who }) => who !== 'hub+relay')
    .map(({ name, concludes }) => `<li><b>${escaped(name[lang])}</b>${escaped(concludes[lang])}</li>`)
  const together = all
    .filter(({ who }) => who === 'hub+relay')
    .map(({ name, concludes }) => `<p class="together"><b>${escaped(name[lang])}.</b> ${escaped(concludes[lang])}</p>`)
  return `<section><h2>${escaped(wayHeading(way, lang))}</h2><ul class="parties">${cards.join('\n')}</ul>
${together.join('\n')}
<h3>${escaped(WORDS.details[lang])}</h3>
${seenBy(way)
  .map((message) => messageTable(message, lang))
  .join('\n')}</section>`
}

/**
 * A whole HTML document. Its policy forbids scripts and every load; the style is in it.
 *
 * @param notes what has to be said of this one node beside the protocol
 */
export function whoSeesPage(lang: Lang, notes: readonly string[] = []): string {
  const heading = (name: keyof typeof WHO_SEES_HEADINGS) => escaped(WHO_SEES_HEADINGS[name][lang])
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${heading('title')}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${heading('title')}</h1>
<p class="lead">${heading('lead')}</p>
<p class="lead">${heading('small')}</p>
${notes.map((note) => `<p class="together">${escaped(note)}</p>`).join('\n')}
${WAYS.map((way) => section(way, lang)).join('\n')}
</main>
</body>
</html>
`
}
