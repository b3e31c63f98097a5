// SPDX-License-Identifier: EUPL-1.2
/**
 * Views of a text: the same letters without the tricks that hide them, each mapped back to the original.
 *
 * An author writes `P\u200Br\u200Bü\u200Bm`, `Wilhelms-\nhaven`, `GOETTINGEN` or `%C3%BC` by accident, an attacker on purpose.
 * Detectors read a view; what they find is a span of the original:
 * `plainView('P\u200Brüm').text === 'Prüm'`, `from` = [0, 2, 3, 4].
 *
 * @module
 */

/** Half-open range of UTF-16 units in the original text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface View {
  readonly source: string
  readonly text: string
  /** For each unit of `text`: where its origin starts and ends in `source`. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Zero-width, directional, variation selectors, soft hyphen: invisible, so never part of a spelling. */
const INVISIBLE =
  /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0]|[\u180B-\u180D]|[\uFE00-\uFE0F]/u

/** Letters of other scripts that look Latin. */
const LOOKALIKES = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    һ: 'h',
    к: 'k',
    м: 'm',
    т: 't',
    в: 'b',
    н: 'h',
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    Х: 'X',
    У: 'Y',
    І: 'I',
    Ѕ: 'S',
    ο: 'o',
    α: 'a',
    ν: 'v',
    ρ: 'p',
    ι: 'i',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Η: 'H',
    Ι: 'I',
    Κ: 'K',
    Μ: 'M',
    Ν: 'N',
    Ο: 'O',
    Ρ: 'P',
    Τ: 'T',
    Χ: 'X',
  }),
)

interface Builder {
  add(letters: string, start: number, end: number): void
  /** Drops a letter but keeps its place in the span of the one before. */
  stretch(end: number): void
  view(): View
}

function builder(source: string): Builder {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  return {
    add(letters, start, end) {
      text += letters
      for (let i = 0; i < letters.length; i++) {
        from.push(start)
        to.push(end)
      }
    },
    stretch(end) {
      to[to.length - 1] = end
    },
    view: () => ({ source, text, from, to }),
  }
}

/** Without invisible characters, composed (NFKC), look-alikes made Latin. Case and line breaks stay. */
export function plainView(source: string): View {
  const built = builder(source)
  const cluster = /\P{M}\p{M}*|\p{M}/gsu
  for (let match = cluster.exec(source); match !== null; match = cluster.exec(source)) {
    if (match[0].length === 1 && match[0] < '\u0080') {
      built.add(match[0], match.index, match.index + 1)
      continue
    }
    const visible = [...match[0]].filter((letter) => !INVISIBLE.test(letter)).join('')
    const composed = [...visible.normalize('NFKC')].map((letter) => LOOKALIKES.get(letter) ?? letter).join('')
    built.add(composed.replace(/[\u2010\u2011\u2012\u2212]/g, '-'), match.index, match.index + match[0].length)
  }
  return built.view()
}

/** Each match of `pattern` (global, linear) becomes what `replace` gives; its letters all map to the whole match. */
export function rewrite(view: View, pattern: RegExp, replace: (match: RegExpExecArray) => string): View {
  const built = builder(view.source)
  let copied = 0
  const copy = (until: number) => {
    for (; copied < until; copied++) built.add(view.text.charAt(copied), view.from[copied] ?? 0, view.to[copied] ?? 0)
  }
  const search = new RegExp(pattern.source, pattern.flags)
  for (let match = search.exec(view.text); match !== null; match = search.exec(view.text)) {
    if (match[0] === '') {
      search.lastIndex++
      continue
    }
    copy(match.index)
    const whole = spanOf(view, match.index, match.index + match[0].length)
    built.add(replace(match), whole.start, whole.end)
    copied = match.index + match[0].length
  }
  copy(view.text.length)
  return built.view()
}

const BASE_LETTERS = new Map(Object.entries({ ß: 'ss', ẞ: 'ss', ı: 'i', ø: 'o', ł: 'l', đ: 'd', æ: 'a', œ: 'o', þ: 'th', ð: 'd' }))

/** Lower case, no diacritics, ß = ss, and ä = ae = a (likewise o, u): every spelling of an umlaut becomes one. */
export function foldView(view: View): View {
  const built = builder(view.source)
  let previous = ''
  for (let i = 0; i < view.text.length; i++) {
    const letter = view.text.charAt(i).toLowerCase()
    const base = BASE_LETTERS.get(letter) ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
    const end = view.to[i] ?? 0
    if (base === 'e' && (previous === 'a' || previous === 'o' || previous === 'u')) {
      built.stretch(end)
      previous = 'ae'
      continue
    }
    built.add(base, view.from[i] ?? 0, end)
    previous = base
  }
  return built.view()
}

/** The folded spelling of a word or name: `Göttingen`, `GOETTINGEN` and `Gottingen` are all `gottingen`. */
export function fold(text: string): string {
  return foldView(plainView(text)).text
}

/** Back to front: for names written in reverse. */
export function reverseView(view: View): View {
  return {
    source: view.source,
    text: view.text.split('').reverse().join(''),
    from: [...view.from].reverse(),
    to: [...view.to].reverse(),
  }
}

/** The span of the original that the view's units [start, end) come from. */
export function spanOf(view: View, start: number, end: number): Span {
  let low = Number.MAX_SAFE_INTEGER
  let high = 0
  for (let i = start; i < end; i++) {
    low = Math.min(low, view.from[i] ?? low)
    high = Math.max(high, view.to[i] ?? high)
  }
  return low > high ? { start: 0, end: 0 } : { start: low, end: high }
}

/** Where a view shows something else than the original: escapes, joined letters. Sorted. */
export function changedSpans(view: View): Span[] {
  const changed: Span[] = []
  for (let i = 0; i < view.text.length; i++) {
    const start = view.from[i] ?? 0
    const end = view.to[i] ?? 0
    if (end - start === 1 && view.source.charAt(start) === view.text.charAt(i)) continue
    if (changed.at(-1)?.end !== end) changed.push({ start, end })
  }
  return changed
}
