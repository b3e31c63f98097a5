// SPDX-License-Identifier: EUPL-1.2
/**
 * What the checker knows of questions that were asked back, and by whom each may be read.
 *
 * @module
 */

export interface Question {
  readonly contribution: string
  /** Whose contribution it is. */
  readonly node: string
  readonly question: string
  readonly answer: string
}

/** A reply as a node holds it. */
export interface ReadReply {
  readonly contribution: string
  readonly text: string
  /** Entry in which the node found it. */
  readonly index: number
}

export class AskedBack {
  readonly #questions: Question[] = []

  add(question: Question): void {
    this.#questions.push(question)
  }

  /** @param kindAt what an entry of the log is about */
  faultAt(node: string, replies: readonly ReadReply[], kindAt: (index: number) => unknown): string | undefined {
    for (const { contribution, text, index } of replies) {
      const asked = this.#questions.find((each) => each.question === text)
      if (asked === undefined) return `${node} has read a reply that nobody wrote`
      if (asked.node !== node || asked.contribution !== contribution) return `${node} has read a reply for ${asked.node}`
      if (kindAt(index) !== 'board') return `${node} has read a reply that is in no file of the board in the log (entry ${index})`
    }
    const isTwice = replies.some(({ text }, i) => replies.findIndex((each) => each.text === text) !== i)
    return isTwice ? `${node} holds a reply twice` : undefined
  }

  /** Follow-ups at the hub: each was written, by that house, once. */
  faultOfFollowUps(contribution: string, payloads: readonly Uint8Array[]): string | undefined {
    const asked = this.#questions.find((each) => each.contribution === contribution)
    if (payloads.length === 0) return undefined
    if (asked === undefined || payloads.length > 1) return 'the hub holds a follow-up that nobody wrote'
    return Buffer.from(payloads[0] ?? []).includes(asked.answer) ? undefined : 'the hub holds other words than were sent'
  }
}
