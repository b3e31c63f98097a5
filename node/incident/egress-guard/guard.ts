// SPDX-License-Identifier: EUPL-1.2
/**
 * The egress guard: replaces what identifies the source, says why, and blocks what no program can clean.
 *
 * ```
 * redactText('Im Uetzer Rathaus (10.73.4.11) um 09:42 Uhr: hxxps://passau-login[.]com', profile)
 * → { verdict: 'pass', text: 'Im [Gemeinde] Rathaus (10.x) um [Uhrzeit]: hxxps://passau-login[.]com', touched: [{from: 'Uetzer', to: '[Gemeinde]', why: 'own-name'}, …] }
 * ```
 * Fails closed: whoever catches an exception of this module sends nothing.
 *
 * @module
 */
import type { Decision } from '../decisions.ts'
import { NO_DECISIONS } from '../decisions.ts'
import type { GuardProfile } from '../guard-profile.ts'
import type { Block, Finding, Why } from './finding.ts'
import { overlapping, within } from './finding.ts'
import { carriesOwnName, isIndicatorFile, ownerOfAddress } from './hosts.ts'
import { inspect } from './inspect.ts'
import { literalPattern } from './literal.ts'
import { KIND_WORDS } from './own-words.ts'
import type { Piece } from './pieces.ts'
import { replacedIn, textOfPieces } from './pieces.ts'
import { search } from './search.ts'
import { hidePlaceholders, isSpared, technicalsOf } from './spared.ts'
import type { Technical } from './technical.ts'
import { uniqueDescriptions } from './unique-description.ts'
import type { Span } from './view.ts'
import { plainView } from './view.ts'

export interface Touched {
  readonly from: string
  readonly to: string
  /** `by-hand`: a person said so. */
  readonly why: Why | 'by-hand'
}

export interface Redaction {
  readonly verdict: 'pass' | 'block'
  /** With `block` the text as far as it could be cleaned: for the human who rewrites it, never for sending. */
  readonly text: string
  readonly touched: readonly Touched[]
  readonly blocks: readonly (Block & { readonly text: string })[]
  /** The text of before and after, piece by piece. */
  readonly pieces: readonly Piece[]
}

/** A longer text is no incident description; it is refused before any rule runs over it. */
export const MAX_GUARDED_TEXT = 20_000

/** How often the result is read again; what is still own after that is blocked. */
const ROUNDS = 4

interface Ruling {
  readonly findings: readonly Finding[]
  readonly blocks: readonly Block[]
}

/** A piece of a path or query that holds an own identifier goes whole: `?u=[entfernt]`. */
function segmentAround(text: string, finding: Span, host: Span, url: Span): Span {
  let { start, end } = finding
  while (start > host.end && !/[/?&=#;:,]/.test(text.charAt(start - 1))) start--
  while (end < url.end && !/[/?&=#;,]/.test(text.charAt(end))) end++
  return { start, end: Math.min(end, Math.max(finding.end, url.end)) }
}

/** An own identifier inside somebody else's address: in its name it cannot both stay and go, in its path only that piece goes. */
function ruleInAddress(text: string, finding: Finding, tech: Technical): Finding | Block | undefined {
  const host = tech.host
  if (host === undefined) return finding
  // A run of base64 takes the end of the host name along: its letters are of one alphabet.
  if (tech.kind === 'url' && finding.why === 'encoded' && finding.start < host.end && finding.end > host.end)
    return ruleInAddress(text, { ...finding, start: host.end }, tech)
  const isPath = tech.kind === 'url' && finding.start >= host.end
  if (isPath) return { ...finding, ...segmentAround(text, finding, host, tech), put: finding.why === 'encoded' ? '[entfernt]' : finding.put }
  return undefined
}

function isBlock(ruling: Finding | Block): ruling is Block {
  return 'reason' in ruling
}

/** Addresses as a whole: ours, partners' and other municipalities' go; foreign ones that carry our name block. */
function ruleAddresses(text: string, techs: readonly Technical[], profile: GuardProfile): Ruling & { readonly foreign: readonly Technical[] } {
  const findings: Finding[] = []
  const blocks: Block[] = []
  const foreign: Technical[] = []
  for (const tech of techs) {
    if (tech.host === undefined) continue
    const owner = ownerOfAddress(tech, profile)
    if (owner === 'other') {
      foreign.push(tech)
      const local = tech.kind === 'mail' ? `${text.slice(tech.start, tech.host.start)} ` : ''
      const isInside = techs.some(
        (other) => other !== tech && other.host !== undefined && within(tech, other) && !within(other, tech) && tech.start >= other.host.end,
      )
      if (!isInside && tech.range === undefined && carriesOwnName(`${local}${tech.host.name}`, profile))
        blocks.push({ reason: 'own-name-in-indicator', span: tech })
      continue
    }
    const put = tech.kind === 'mail' ? '[Postfach]' : owner === 'own' ? '[eigene Adresse]' : '[Adresse]'
    findings.push({
      start: tech.start,
      end: tech.end,
      why: owner === 'own' ? 'own-domain' : owner === 'partner' ? 'partner' : 'place',
      strength: 'own',
      put,
    })
  }
  return { findings, blocks, foreign }
}

function ruleFiles(text: string, findings: readonly Finding[], techs: readonly Technical[]): Block[] {
  const blocks: Block[] = []
  for (const tech of techs) {
    if (tech.kind !== 'file' || !isIndicatorFile(tech, text)) continue
    const own = findings.some(
      (finding) =>
        finding.strength === 'own' &&
        /^(?:own-name|own-person|own-host|partner|encoded)$/.test(finding.why) &&
        within(finding, tech) &&
        !within(tech, finding),
    )
    if (own) blocks.push({ reason: 'own-name-in-indicator', span: tech })
  }
  return blocks
}

function rule(text: string, profile: GuardProfile): Ruling {
  const techs = technicalsOf(text, profile)
  const addresses = ruleAddresses(text, techs, profile)
  const kept: Finding[] = [...addresses.findings]
  const found = search(text, profile)
  for (const finding of found) {
    const around = techs.filter((tech) => overlapping(finding, tech))
    const foreign = addresses.foreign.filter((tech) => overlapping(finding, tech) && !addresses.findings.some((own) => within(tech, own)))
    const outer = foreign.sort((a, b) => b.end - b.start - (a.end - a.start))[0]
    if (finding.strength === 'own' && outer !== undefined && !within(outer, finding)) {
      const ruling = ruleInAddress(text, finding, outer)
      if (ruling !== undefined && !isBlock(ruling)) kept.push(ruling)
      continue
    }
    if (
      !isSpared(
        finding,
        around.filter((tech) => !addresses.findings.some((own) => within(tech, own))),
      )
    )
      kept.push(finding)
  }
  // `erika (dot) muster (at) uetze (dot) de` is one own mailbox, not a foreign host before it.
  const isPartOfOwn = ({ span }: Block) => found.some((one) => /^own-(?:mail|domain)$/.test(one.why) && within(span, one) && !within(one, span))
  return { findings: kept, blocks: [...addresses.blocks.filter((block) => !isPartOfOwn(block)), ...ruleFiles(text, found, techs)] }
}

const KIND_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:(?:${KIND_WORDS.map(literalPattern).join('|')})(?:s|en|es)?)[ \t]+$`, 'iu')

/** „Samtgemeinde Elbmarsch“ goes with its kind: the kind narrows the circle, and the name alone would leave it. */
function withKind(text: string, finding: Finding): Finding {
  if (finding.why !== 'own-name') return finding
  const kind = KIND_BEFORE.exec(text.slice(Math.max(0, finding.start - 40), finding.start))?.[0] ?? ''
  return /^(?:Polizei|Amtsgericht|Landgericht|Finanzamt|Klinikum|Bahnhof|Hafen|Ort|Verwaltung|Werke)/iu.test(kind)
    ? finding
    : { ...finding, start: finding.start - kind.length }
}

const length = (span: Span) => span.end - span.start

/** Overlapping findings become one, named by the longest; neighbours of one kind („KomDat“ „Nordheide“) too. */
function merge(text: string, findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].filter((finding) => length(finding) > 0).sort((a, b) => a.start - b.start || b.end - a.end)
  const merged: Finding[] = []
  let longest = 0
  for (const finding of sorted) {
    const last = merged.at(-1)
    const isNeighbour = last !== undefined && last.put === finding.put && /^[ \t/-]{0,2}$/u.test(text.slice(last.end, finding.start))
    if (last === undefined || (finding.start >= last.end && !isNeighbour)) {
      merged.push(finding)
      longest = length(finding)
      continue
    }
    const lead = length(finding) > longest ? finding : last
    longest = Math.max(longest, length(finding))
    merged[merged.length - 1] = { ...lead, start: last.start, end: Math.max(last.end, finding.end) }
  }
  return merged
}

function touchedBy(text: string, findings: readonly Finding[]): Touched[] {
  return findings.map(({ start, end, put, why }) => ({ from: text.slice(start, end), to: put, why }))
}

function occurrences(text: string, passage: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(passage); at >= 0 && passage !== ''; at = text.indexOf(passage, at + passage.length))
    found.push({ start: at, end: at + passage.length })
  return found
}

/** What the profile lists, and what was hidden on purpose: no person's word lets it pass. */
export function isHard(finding: Pick<Finding, 'why' | 'strength'>): boolean {
  return finding.strength === 'own' && finding.why !== 'place'
}

/** Passages put differently by hand, before any rule reads the text: what was put is read like the rest. */
function putByHand(text: string, decisions: readonly Decision[]): { pieces: Piece[]; touched: Touched[] } {
  const replacements = decisions
    .flatMap((one) => (one.kind === 'replace' ? occurrences(text, one.text).map((span) => ({ ...span, put: one.to, why: 'by-hand' as const })) : []))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one, index, all) => all.slice(0, index).every((other) => other.end <= one.start))
  return {
    pieces: replacedIn([{ text }], replacements),
    touched: replacements.map(({ start, end, put, why }) => ({ from: text.slice(start, end), to: put, why })),
  }
}

/**
 * @param decisions of a person about passages of this text; none of them lets pass what is {@link isHard}
 * @throws whatever a rule throws: the caller then sends nothing
 */
export function redactText(text: string, profile: GuardProfile, decisions: readonly Decision[] = NO_DECISIONS): Redaction {
  if (text.length > MAX_GUARDED_TEXT)
    return { verdict: 'block', text: '', touched: [], blocks: [{ reason: 'too-long', span: { start: 0, end: 0 }, text: '' }], pieces: [] }
  const byHand = putByHand(text, decisions)
  let { pieces } = byHand
  const touched = [...byHand.touched]
  const start = textOfPieces(pieces)
  const blocks: Array<Block & { readonly text: string }> = []
  const kept = (current: string): Span[] => decisions.flatMap((one) => (one.kind === 'keep' ? occurrences(current, one.text) : []))
  const isKept = (span: Span, spans: readonly Span[]) => spans.some((one) => within(span, one))
  for (const block of uniqueDescriptions(plainView(start)))
    if (!isKept(block.span, kept(start))) blocks.push({ ...block, text: start.slice(block.span.start, block.span.end) })
  for (let round = 0; round < ROUNDS; round++) {
    const current = textOfPieces(pieces)
    const ruling = rule(hidePlaceholders(current), profile)
    if (round === 0) for (const block of ruling.blocks) blocks.push({ ...block, text: current.slice(block.span.start, block.span.end) })
    const spans = kept(current)
    const findings = ruling.findings.map((finding) => withKind(current, finding)).filter((finding) => isHard(finding) || !isKept(finding, spans))
    const merged = merge(current, findings)
    const next = replacedIn(pieces, merged)
    if (merged.length === 0 || textOfPieces(next) === current) break
    pieces = next
    touched.push(...touchedBy(current, merged))
  }
  const result = textOfPieces(pieces)
  for (const finding of inspect(result, profile)) blocks.push({ reason: 'still-own', span: finding, text: result.slice(finding.start, finding.end) })
  return { verdict: blocks.length === 0 ? 'pass' : 'block', text: result, touched, blocks, pieces }
}
