// SPDX-License-Identifier: EUPL-1.2
/**
 * One line of a mail to the house's own people: label, id, title, where to look; nothing else of what was received.
 *
 * A mail passes servers that other bodies run. So the guard is asked as for any exit, and under TLP:AMBER+STRICT and TLP:RED a line says that
 * there is something, and its number. Which product of the house it touches stands beside the title and is left out with it.
 *
 * @module
 */
import type { Rules } from '@ncv/protocol/message/genesis.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { TLP_LABELS } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import { decisionOn } from '../forwarding/policy.ts'
import type { StoredWarning } from '../store/warning-store.ts'

/** The strictest label whose title may stand in a mail to the own people. */
const TITLE_MAX: TlpLabel = 'TLP:AMBER'
/** A house's own mail: also where nothing stricter is in it, it is not for the public which products are touched. */
const LEAST: TlpLabel = 'TLP:GREEN'
const TITLE_CHARS = 200
const OWN_BODY = { to: 'own-body', name: 'own-body', audience: 'own-body' } as const

export interface Line {
  readonly tlp: TlpLabel
  readonly id: string
  readonly index: number
  readonly isExercise: boolean
  /** Absent where the label does not let it into a mail. */
  readonly shown?: { readonly title: string; readonly product: string }
}

export function lineOf(warning: StoredWarning, product: string, rules: Pick<Rules, 'amberToSupervision'>, now: Instant): Line {
  const { tlp, terms, index } = warning
  const { allowed } = decisionOn({ label: tlp, terms, releases: [] }, OWN_BODY, rules, now)
  const { title, advisory, isExercise } = warning.warning
  const line = { tlp, index, isExercise, id: oneLine(advisory?.trackingId ?? `#${index}`) }
  if (!allowed || TLP_LABELS.indexOf(tlp) > TLP_LABELS.indexOf(TITLE_MAX)) return line
  return { ...line, shown: { title: oneLine(title), product: oneLine(product) } }
}

/** A title must not be able to look like another line of the mail. */
function oneLine(text: string): string {
  return text
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, TITLE_CHARS)
}

/** The strictest of all lines binds whoever gets the mail. */
export function strictest(lines: readonly Line[]): TlpLabel {
  const most = Math.max(TLP_LABELS.indexOf(LEAST), ...lines.map(({ tlp }) => TLP_LABELS.indexOf(tlp)))
  return TLP_LABELS[most] ?? 'TLP:RED'
}

/** The same advisory on five machines of one product is one line. */
export function distinct(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [`${line.index}\u0000${line.shown?.product ?? ''}`, line])).values()]
}
