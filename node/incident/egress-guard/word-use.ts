// SPDX-License-Identifier: EUPL-1.2
/**
 * Whether a name that is also a word is used as the word: „an dieser Stelle“, „nach dem Essen“, „bei Regen“ are no places.
 *
 * For the house's own name doubt means name (it goes); for another place's name doubt means word (it stays).
 *
 * @module
 */
import { placeKey } from '../places/place-list.ts'
import { isKindWord } from './own-words.ts'
import type { View } from './view.ts'

const DETERMINERS = new Set(
  `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines dieser diese diesen diesem dieses jener jene jenen jenem jede jeder
  jeden jedem jedes welche welcher welchen welchem welches unser unsere unseren unserem unserer unseres ihr ihre ihren ihrem ihrer ihres sein seine seinen seinem seiner
  seines mein meine meiner manche mancher solche solcher alle allen aller viele vielen mehrere mehreren einige einigen wenige beide beiden am im vom zum zur beim ins ans
  aufs fürs fuers durchs ums derselben denselben demselben zwei drei vier fünf fuenf sechs andere anderen anderer anderem pro je per ohne mangels`.split(
    /\s+/,
  ),
)

/** Verbs and prepositions that end like adjectives. */
const NO_ADJECTIVES = new Set(
  `haben hatten werden wurden wurde hatte habe werde sollen sollten sollte müssen mussten musste können konnten konnte wollen wollte bitte heute ohne neben zwischen gegen wegen
  sowie über unter hinter oder aber wieder daher bisher nachher vorher seit sehr mehr immer melden meldete meldeten liegen liege laufen arbeiten gehen informieren informierte
  informierten zeigen zeigten heißen heißt nahe gerade beide hinter außer per danke gestern seitens namens innerhalb außerhalb betreffen betrifft erreichten erreichen
  stellte stellten bat baten rief riefen teilte teilten erhielten wussten bestätigte bestätigten warnte warnten betreibe betreiben`.split(/\s+/),
)

const PLACE_PREPOSITIONS = new Set([
  'in',
  'aus',
  'nach',
  'bei',
  'von',
  'für',
  'durch',
  'über',
  'um',
  'bis',
  'ab',
  'nahe',
  'nördlich',
  'südlich',
  'westlich',
  'östlich',
  'richtung',
  'zwischen',
])

/** Words that are written small except at the start of a sentence: a capital inside one means the name („an der Aller“). */
const SMALL_WORDS = new Set(
  'aller oder nahe ohne acht weil einig much leer halbe breit kalt rot muessen kommen nuetzen weiter unter binnen senden werben wenden machern hatten taten treuen feucht ernst schwarz gleichen engen'.split(
    ' ',
  ),
)

const SENTENCE_START = /(?:^|[.!?:\n]["”“]?)\s*$|[\s(]["„“»]$/u

interface Collocation {
  readonly before?: RegExp
  readonly after?: RegExp
}

const DIRECTION: Collocation = { before: /(?:^|\s)(?:nach|von|aus|im|gen|richtung|gegen)\s$/iu }
const THING: Collocation = { before: /(?:^|\s)(?:in|aus|auf|unter|mit|ohne|als|von|nach|bei|durch)\s$/iu }

/** What the most common of these words stand beside when they are words. Keys as of {@link placeKey}. */
const COLLOCATIONS: ReadonlyMap<string, Collocation> = new Map<string, Collocation>([
  [
    'regen',
    {
      before: /(?:^|\s)(?:bei|durch|vor|trotz|wegen|ohne|kein|viel|starkem|heftigem|starker|heftiger|(?:schnee|sturm|wind|hagel|gewitter) und)\s$/iu,
      after:
        /^\s+(?:(?:und|oder|&)\s+(?:sturm|schnee|wind|hagel|gewitter|unwetter|hochwasser|kälte|nässe|sonne|matsch|überschwemm|frost)|fiel|setzte|drang|prasselte)/iu,
    },
  ],
  [
    'essen',
    {
      before: /(?:^|\s)(?:nach dem|zum|beim|das|vom|mittags?|abends?|vorm|mit)\s$/iu,
      after: /^\s+und\s+(?:trinken|getränke)|^(?:s|sausgabe)?\s+(?:auf rädern|bestellen|holen)/iu,
    },
  ],
  [
    'stelle',
    { before: /(?:^|\s)(?:zentrale|erster?|erste|anderer|andere|gleicher|offene|freie|zuständige|an)\s$/iu, after: /^\s+(?:im|für|als|mit)\s/iu },
  ],
  ['lage', { before: /(?:^|\s)(?:in der|zur|je nach|nach|die|zur|aktuelle|unklare)\s$/iu, after: /^\s+(?:der dinge|ist|war|bleibt)/iu }],
  ['norden', DIRECTION],
  ['sueden', DIRECTION],
  ['osten', DIRECTION],
  ['westen', DIRECTION],
  ['nord', DIRECTION],
  ['sued', DIRECTION],
  ...[
    'wellen',
    'welle',
    'besitz',
    'brand',
    'rot',
    'schwarz',
    'schutz',
    'speicher',
    'waren',
    'schleife',
    'stapel',
    'perl',
    'rust',
    'boden',
    'spalt',
    'rohr',
    'graben',
    'bogen',
    'bescheid',
    'lauf',
    'wissen',
    'schuld',
    'mengen',
    'zahlen',
    'wahlen',
    'ringe',
    'stein',
    'sand',
    'holz',
    'salz',
    'mitte',
    'ruhe',
    'reichen',
    'schulen',
    'quelle',
    'kuchen',
    'hand',
    'netz',
    'train',
    'port',
    'server',
    'client',
    'worms',
    'grund',
    'wasser',
    'land',
    'haus',
    'wald',
    'senden',
    'lehre',
    'pracht',
    'hilfe',
    'weg',
    'kabel',
    'zell',
    'zelle',
    'stock',
    'ring',
    'west',
    'karl',
    'ernst',
    'maria',
    'anna',
    'peter',
    'martin',
    'michael',
  ].map((word): [string, Collocation] => [word, THING]),
])

/** The three words right before: last first. */
function wordsBefore(text: string): string[] {
  return (text.match(/[\p{L}\p{N}-]+/gu) ?? []).slice(-3).reverse()
}

function isAdjective(word: string): boolean {
  return /^\p{Ll}{3,}(?:e|en|er|es|em)$/u.test(word) && !NO_ADJECTIVES.has(word)
}

/** „Neue Halle für den Bauhof“ at the start of a sentence or quotation. */
function isLeadingAdjective(before: string, previous: string): boolean {
  const start = before.lastIndexOf(previous)
  return /^\p{Lu}/u.test(previous) && isAdjective(previous.charAt(0).toLowerCase() + previous.slice(1)) && SENTENCE_START.test(before.slice(0, start))
}

function looksLikeHost(source: string, start: number, end: number): boolean {
  const chunk = `${/[\w\\@./-]{0,40}$/u.exec(source.slice(0, start))?.[0] ?? ''}|${/^[\w\\@./-]{0,40}/u.exec(source.slice(end))?.[0] ?? ''}`
  const word = source.slice(start, end)
  const glued = chunk.replace('|', '')
  if (!/[-_.@\\/\d]/.test(glued.replace(/[.)]+$/, ''))) return false
  const whole = `${chunk.split('|')[0]}${word}${chunk.split('|')[1]}`.replace(/[.,)]+$/, '')
  return whole === whole.toLowerCase() || whole === whole.toUpperCase() || /\d|[_@\\]/.test(whole)
}

/**
 * @param doubt what it is when nothing tells: for `own` a name (replaced), for `other` a word (stays)
 */
export function isUsedAsWord(view: View, start: number, end: number, doubt: 'own' | 'other'): boolean {
  const { source } = view
  const [from, to] = [view.from[start] ?? 0, view.to[end - 1] ?? 0]
  const written = source.slice(from, to)
  const before = source.slice(Math.max(0, from - 80), from)
  const after = source.slice(to, to + 40)
  if (looksLikeHost(source, from, to)) return false
  if (written === written.toLowerCase()) return true
  // IT-Stelle, Leit-Stelle, Stelle-neu: a hyphen binds to a common word unless that word is a kind of body.
  const hyphenBefore = /([\p{L}]+)-$/u.exec(before)?.[1]
  if (hyphenBefore !== undefined) return !isKindWord(hyphenBefore)
  if (/^-\p{Ll}/u.test(after)) return true
  if (/^-\p{Lu}/u.test(after)) return doubt === 'other'
  const [previous = '', second = ''] = wordsBefore(before)
  if (isKindWord(previous) && /^\p{Lu}/u.test(previous) && /[\p{L}][\s„“"]{1,2}$/u.test(before)) return false
  if (SMALL_WORDS.has(placeKey(written)))
    return SENTENCE_START.test(before) ? true : doubt === 'other' && !PLACE_PREPOSITIONS.has(previous.toLowerCase())
  const collocation = COLLOCATIONS.get(placeKey(written))
  if (doubt === 'own' && collocation === THING) return DETERMINERS.has(previous.toLowerCase())
  if (collocation?.before?.test(before) === true) return true
  if (previous.toLowerCase() !== 'in' && collocation?.after?.test(after) === true) return true
  if (/[\p{L}.][\s„“"]{1,2}$/u.test(before)) {
    if (DETERMINERS.has(previous.toLowerCase())) return true
    if (isLeadingAdjective(before, previous)) return true
    if (isAdjective(previous) && (DETERMINERS.has(second.toLowerCase()) || doubt === 'other')) return true
    if (PLACE_PREPOSITIONS.has(previous.toLowerCase())) return false
  }
  return doubt === 'other'
}
