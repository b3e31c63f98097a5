// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub asks back on a contribution whose sender it does not know, and is answered.
 *
 * @module
 */
import { DemoError } from './demo-error.ts'
import type { Narrator } from './narrator.ts'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

const QUESTION = 'Welche Version der Software lief auf dem betroffenen System?'
const ANSWER = 'Es war die Version 7.2, der Hersteller hat 7.4 veröffentlicht.'

/** @param contribution of node-1, as only it and the hub know it @throws DemoError */
export async function askBack(stage: Stage, tell: Narrator, contribution: string): Promise<{ readonly received: true }> {
  tell.begin('reply')
  const [asked, ...others] = stage.nodes
  if (asked === undefined) throw new DemoError('DEMO_NODES', { found: 0, expected: 3 })
  await stage.hub.reply(contribution, QUESTION, stage.dirs.exchange('analyst-1.key'))
  tell.say('reply.asked')
  const read = await until(stage.world, { what: 'reply', everyMs: 1_000, atMostMs: 60_000 }, async () => {
    const found = await asked.caseOf(contribution)
    return found?.some(({ text }) => text === QUESTION) === true ? found : undefined
  })
  for (const { text } of read) tell.quote(text)
  const strangers = await Promise.all(others.map((node) => node.caseOf(contribution)))
  if (strangers.some((found) => found !== undefined)) throw new DemoError('DEMO_OUTPUT', { command: 'ncv node cases', field: 'cases' })
  tell.say('reply.read', { name: asked.member.name, count: others.length })
  await asked.followUp(contribution, ANSWER)
  await until(stage.world, { what: 'follow-up', everyMs: 1_000, atMostMs: 60_000 }, async () =>
    (await stage.hub.followUps(contribution)) > 0 ? true : undefined,
  )
  tell.say('reply.answered')
  return { received: true }
}
