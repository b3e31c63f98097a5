// SPDX-License-Identifier: EUPL-1.2
/**
 * Machines, shares, domains and mailboxes of the house, also next to the listed ones: where `UETZE-DC01` is known, `UETZE-PC17` is ours too.
 *
 * @module
 */
import { literalPattern } from './literal.ts'
import { domainToASCII } from 'node:url'
import { isAmbiguousName } from '../places/place-list.ts'
import type { Finding, Reading } from './finding.ts'
import { DOT } from './network-address.ts'
import { GENERIC_HOSTS } from './own-words.ts'
import { AT } from './technical.ts'
import { fold, spanOf } from './view.ts'

/** Folded; a text without the needle has no match of the pattern, which is the slower to tell. */
interface Sought {
  readonly needle: string
  readonly pattern: RegExp
}

export interface OwnHosts {
  /** Folded; host names, AD domains, prefixes of host names. */
  readonly hosts: readonly RegExp[]
  /** Mail addresses and names under the own domains. */
  readonly domains: readonly Sought[]
  readonly mailboxes: readonly Sought[]
  /** `uetze.de`, lower case, and their ASCII forms. */
  readonly domainNames: readonly string[]
  /** First labels of domains and host names that say who we are: `stadt-goe`, `vgpruem`. Folded. */
  readonly labels: readonly string[]
}

const EDGE = '[\\p{L}\\p{N}]'

function hostWords(host: string): string[] {
  return host.split(/[\\/\s]+/).filter((part) => part !== '')
}

/** Own mark of a host name: what stands before the first separator or number, unless every house has it. */
function prefixOf(host: string): string | undefined {
  const first = fold(/^[\p{L}]+/u.exec(host)?.[0] ?? '')
  const hasTail = /^[\p{L}]+(?:[-_.]|\d)/u.test(host)
  return hasTail && first.length >= 2 && !GENERIC_HOSTS.has(first) ? first : undefined
}

function hostPatterns(hosts: readonly string[]): RegExp[] {
  const literals = new Set<string>()
  const prefixes = new Set<string>()
  for (const host of hosts) {
    const name = hostWords(host)[0] ?? ''
    const folded = fold(name)
    if (folded.length < 2) continue
    const stem = folded.replace(/\d+$/, '')
    const isWord = isAmbiguousName(name) && name.length > 3
    if (!isWord && !GENERIC_HOSTS.has(stem.replace(/[-_]+$/, '')))
      literals.add(literalPattern(stem) + (stem === folded ? '(?:[-_]?\\d{1,4})?' : '\\d{0,5}'))
    else if (!isWord && stem !== folded) literals.add(literalPattern(folded))
    const prefix = prefixOf(name)
    if (prefix !== undefined) prefixes.add(literalPattern(prefix))
  }
  const patterns: RegExp[] = []
  if (literals.size > 0) patterns.push(new RegExp(`(?<!${EDGE})(?:${[...literals].join('|')})(?:\\$)?(?!${EDGE})`, 'gu'))
  if (prefixes.size > 0)
    patterns.push(new RegExp(`(?<!${EDGE})(?:${[...prefixes].join('|')})(?:[-_][\\p{L}\\p{N}]{1,20}){1,4}(?:\\$)?(?!${EDGE})`, 'gu'))
  return patterns
}

function needleOf(domain: string): string {
  return domain
    .split('.')
    .map(fold)
    .reduce((longest, label) => (label.length > longest.length ? label : longest), '')
}

function domainPattern(domain: string): Sought {
  const labels = domain
    .toLowerCase()
    .split('.')
    .map((label) => literalPattern(fold(label)))
  const sub = `(?:[\\p{L}\\p{N}_-]{1,63}${DOT}){0,6}`
  const local = `(?:(?:[\\p{L}\\p{N}_%+-]{1,32}${DOT}){0,3}[\\p{L}\\p{N}._%+-]{1,64}${AT})?`
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])${local}${sub}${labels.join(DOT)}(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])(?!${DOT}[\\p{L}]{2,})`, 'gu')
  return { needle: needleOf(domain), pattern }
}

function mailboxPattern(mailbox: string): Sought | undefined {
  const [local = '', domain] = mailbox.split('@')
  if (domain === undefined || local === '') return undefined
  const labels = domain.split('.').map((label) => literalPattern(fold(label)))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${literalPattern(fold(local))}${AT}${labels.join(DOT)}(?![\\p{L}\\p{N}_-])`, 'gu')
  return { needle: needleOf(domain), pattern }
}

export function ownHosts(hosts: readonly string[], domains: readonly string[], mailboxes: readonly string[]): OwnHosts {
  const clean = domains
    .map((domain) =>
      domain
        .trim()
        .toLowerCase()
        .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
        .replace(/[/.]+$/, ''),
    )
    .filter((domain) => domain.includes('.'))
  const all = [...new Set(clean.flatMap((domain) => [domain, domainToASCII(domain)]))].filter((domain) => domain !== '')
  const labels = clean.map((domain) => fold(domain.split('.').at(-2) ?? '')).filter((label) => label.length >= 4 && !GENERIC_HOSTS.has(label))
  return {
    hosts: [...hostPatterns(hosts), ...hostPatterns(labels.filter((label) => !isAmbiguousName(label)))],
    domains: all.map(domainPattern),
    mailboxes: mailboxes.map(mailboxPattern).filter((pattern) => pattern !== undefined),
    domainNames: all,
    labels: [
      ...labels,
      ...hosts.map((host) => fold(hostWords(host)[0] ?? '')).filter((host) => host.length >= 5 && !GENERIC_HOSTS.has(host.replace(/[-_\d]+$/, ''))),
    ],
  }
}

/** `GF-Kennzeichen`: a host prefix before a German word is no host; the abbreviation rule has it. */
const NO_HOST = /-(?:kennzeichen|verwaltung|portal|netz|vpn|gateway)$/u

/** `PE-EX02`, `kfb-moodle`, `HM-CTX`; a mixed `PE-Header` is a word. */
function looksLikeMachine(reading: Reading, at: number, length: number): boolean {
  const span = spanOf(reading.folded, at, at + length)
  const written = reading.folded.source.slice(span.start, span.end)
  return /\d/.test(written) || !/[-_]/.test(written) || written === written.toLowerCase() || written === written.toUpperCase()
}

export function ownHostFindings(reading: Reading, own: OwnHosts): Finding[] {
  const found: Finding[] = []
  const { folded } = reading
  const collect = (pattern: RegExp, why: 'own-host' | 'own-domain' | 'own-mail', put: string) => {
    for (const match of folded.text.matchAll(pattern)) {
      if (why === 'own-host' && (NO_HOST.test(match[0]) || !looksLikeMachine(reading, match.index, match[0].length))) continue
      const isMail = why === 'own-domain' && new RegExp(AT, 'iu').test(match[0])
      const kind = isMail ? 'own-mail' : why
      found.push({ ...spanOf(folded, match.index, match.index + match[0].length), why: kind, strength: 'own', put: isMail ? '[Postfach]' : put })
    }
  }
  for (const pattern of own.hosts) collect(pattern, 'own-host', '[Rechner]')
  const isHere = ({ needle }: Sought) => folded.text.includes(needle)
  for (const { pattern } of own.domains.filter(isHere)) collect(pattern, 'own-domain', '[eigene Domain]')
  for (const { pattern } of own.mailboxes.filter(isHere)) collect(pattern, 'own-mail', '[Postfach]')
  return found
}

/** Whether this refanged host name is under one of the own domains. */
export function isOwnHostName(host: string, own: OwnHosts): boolean {
  return own.domainNames.some((domain) => host === domain || host.endsWith(`.${domain}`))
}
