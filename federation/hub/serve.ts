// SPDX-License-Identifier: EUPL-1.2
/**
 * The running hub's own rhythm: reads the mirror until it may sign, then keeps epoch and issuer keys in step with time.
 *
 * @module
 */
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import type { Cancel } from '@ncv/protocol/world.ts'
import { boardUnitMs } from '@ncv/protocol/submission/case-time.ts'
import { publishBoard } from './board/replies.ts'
import { closeTokens } from './close-tokens.ts'
import { closeQuestions } from './count/results.ts'
import { rotateEpoch } from './epochs.ts'
import { retireBoard } from './erasing/retire-board.ts'
import { retainDaily } from './retention/retain.ts'
import { conductVotes } from './membership/conduct.ts'
import { carryOutFrames } from './membership/take-frame.ts'
import { publishDailyList } from './intake/daily-list.ts'
import { announceIssuerKeys } from './issuer.ts'
import { keepRegister } from './joining/contacts.ts'
import type { Hub } from './party.ts'
import { forgetServices } from './service/figures.ts'
import { forgetPost } from './post/attachments.ts'
import { completeReplacement } from './replace-key.ts'

/** How often the hub looks whether a period or a board unit has turned, at the most: a minute where they are long. */
function rhythmMs({ timing }: Pick<Genesis, 'timing'>): number {
  return Math.max(200, Math.min(60_000, Math.floor(timing.periodMs / 10), boardUnitMs({ timing })))
}

const MIRROR_RETRY_MS = 1_000

export interface HubRhythm {
  /** Waits for work that has begun, then does no more. */
  stop(): Promise<void>
}

/** @param mirrorUrl where the mirror's checkpoint is read; undefined: started without the mirror on the operator's word */
export function startRhythm(hub: Hub, mirrorUrl: string | undefined): HubRhythm {
  let isStopped = false
  let cancel: Cancel = () => {}
  let running: Promise<void> = Promise.resolve()
  const next = (ms: number): void => {
    if (isStopped) return
    cancel = hub.world.timer(ms, () => {
      running = turn(hub, mirrorUrl).then(next)
      return running
    })
  }
  next(0)
  return {
    async stop() {
      isStopped = true
      cancel()
      await running
    },
  }
}

/** One turn; answers after how many milliseconds the next one is due. */
async function turn(hub: Hub, mirrorUrl: string | undefined): Promise<number> {
  if (hub.witnesses.readiness() === 'waiting') {
    await readMirror(hub, mirrorUrl)
    return MIRROR_RETRY_MS
  }
  if (hub.witnesses.readiness() === 'behind') return MIRROR_RETRY_MS
  try {
    await completeReplacement(hub)
    await closeTokens(hub)
    await hub.sequencer.signHead()
    await rotateEpoch(hub)
    await announceIssuerKeys(hub)
    await closeQuestions(hub)
    await carryOutFrames(hub)
    await conductVotes(hub)
    if (await publishDailyList(hub)) hub.intake.forgetOrder(hub.world)
    await publishBoard(hub)
    forgetPost(hub)
    forgetServices(hub)
    keepRegister(hub)
    await retireBoard(hub)
    retainDaily(hub)
  } catch (error) {
    hub.world.log.error('internal-error', { kind: 'rhythm' })
    if (!(error instanceof Error)) throw error
  }
  return rhythmMs(hub.opened.genesis)
}

async function readMirror(hub: Hub, mirrorUrl: string | undefined): Promise<void> {
  if (hub.witnesses.progress().mirrorRead) return
  if (mirrorUrl === undefined) return hub.witnesses.showMirror(undefined)
  try {
    const { status, body } = await hub.world.net.request({ method: 'GET', url: `${mirrorUrl}/checkpoint`, timeoutMs: 5_000, maxBytes: 64 * 1024 })
    if (status === 200) hub.witnesses.showMirror(body)
    else if (status === 404) hub.witnesses.showMirror(undefined)
  } catch {
    hub.world.log.warn('hub-waiting', { kind: 'mirror' })
  }
}
