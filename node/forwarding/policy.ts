// SPDX-License-Identifier: EUPL-1.2
/**
 * The guard of every exit: nothing that was received leaves this house without having passed here (ncv-rights, section 4).
 *
 * What may go where is decided in `protocol/rights`; here stand the question as this house asks it, and the refusal as its people read it. The
 * files that may open a door to the outside are listed in `exits.ts`, and `npm run check` holds the list against the code.
 *
 * @module
 */
import type { Decision } from '@ncv/protocol/admin/forwarding-routes.ts'
import type { Rules } from '@ncv/protocol/message/genesis.ts'
import type { Release } from '@ncv/protocol/rights/forwarding.ts'
import { forwardedLabel, mayForward } from '@ncv/protocol/rights/forwarding.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import type { Instant } from '@ncv/protocol/world.ts'
import type { Lang } from '@ncv/runtime/texts.ts'
import { textOf } from '@ncv/runtime/texts.ts'
import { NodeError } from '../errors.ts'
import { NODE_TEXTS } from '../i18n/texts.ts'
import type { Addressee } from './register.ts'

/** Something that was received and is to leave. */
export interface Leaving {
  readonly label: TlpLabel
  readonly terms: Terms
  /** A stricter label under which it shall go. */
  readonly wish?: TlpLabel | undefined
  readonly releases: readonly Release[]
}

/** Asked with the label under which it goes: that is the one the recipient is bound by. @throws ProtocolError `TLP_LOOSENED` */
export function decisionOn(
  { label, terms, wish, releases }: Leaving,
  addressee: Addressee,
  rules: Pick<Rules, 'amberToSupervision'>,
  now: Instant,
): Decision {
  const { to, name, audience, agreement, pledge } = addressee
  const papers = { ...(agreement === undefined ? {} : { agreement }), ...(pledge === undefined ? {} : { pledge }) }
  const answer = mayForward({ label: forwardedLabel(label, wish), terms, audience, ...papers, rules, releases, now })
  const { allowed, reason } = answer
  const rest = answer.allowed ? { obstacles: [], isNeedToKnow: answer.isNeedToKnow } : { obstacles: [...answer.obstacles], isNeedToKnow: false }
  return { to, name, audience, allowed, reason, ...rest }
}

/**
 * All or nothing: where one recipient may not have it, nothing goes, and the refusal says for each what stands against it and what would help.
 *
 * @throws NodeError `FORWARD_REFUSED`
 */
export function assertMayLeave(warning: number, decisions: readonly Decision[], lang: Lang): void {
  const refused = decisions.filter(({ allowed }) => !allowed)
  const [first] = refused
  if (first === undefined) return
  const reason = refused.map(
    ({ to, obstacles }) => `${to}: ${obstacles.map((each) => textOf(NODE_TEXTS, lang, `forwarding.obstacle.${each}`)).join(' ')}`,
  )
  throw new NodeError('FORWARD_REFUSED', { index: warning, recipient: refused.map(({ to }) => to).join(', '), reason: reason.join(' ') })
}
