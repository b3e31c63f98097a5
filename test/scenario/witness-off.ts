// SPDX-License-Identifier: EUPL-1.2
/**
 * Two of three witnesses are off: warnings come and are marked, keys are not used. When one is back, both change by themselves.
 *
 * @module
 */
import { z } from 'zod'
import { until } from '../../federation/demo/until.ts'
import type { Federation } from './federation.ts'
import { claim } from './step.ts'

const Status = z.object({ size: z.int(), waiting: z.int(), tokens: z.int(), warnings: z.int() })
const Warnings = z.object({ warnings: z.array(z.object({ isWitnessed: z.boolean() })) })

/** @param isHonest two witnesses run from the beginning: the claims about one must then fail */
export async function witnessOff(federation: Federation, advisories: string, isHonest: boolean): Promise<string> {
  const { stage, ncv } = federation
  const [node, second] = stage.nodes
  if (node === undefined || second === undefined) throw new TypeError('a scenario has three nodes')
  const status = () => ncv.run(['node', 'status', '--dir', node.dir], Status)
  const warnings = async () => (await ncv.run(['node', 'warnings', '--dir', node.dir], Warnings)).warnings
  const follow = (what: string, isDone: (found: z.infer<typeof Status>) => boolean) =>
    until(stage.world, { what, everyMs: 500, atMostMs: 90_000 }, async () => {
      const found = await status()
      return isDone(found) ? found : undefined
    })

  await Promise.all([stage.hub, stage.relay, node, ...(isHonest ? [second] : [])].map((party) => stage.start(party.plan())))
  const { published } = await stage.hub.import(advisories)
  const { size } = await stage.hub.status()
  if (isHonest) await follow('tokens', ({ tokens }) => tokens > 0)
  const alone = await follow('feed', (found) => found.size >= size)
  const shown = await warnings()
  claim(shown.length > 0, 'no warning is shown although the hub has published')
  const marked = shown.filter(({ isWitnessed }) => !isWitnessed).length
  claim(marked === shown.length, `${shown.length - marked} of ${shown.length} warnings count as witnessed with one witness of two`)
  const text = (await ncv.attempt(['node', 'warnings', '--dir', node.dir], 'forPeople')).out
  claim(text.toLowerCase().includes('noch nicht bezeugt'), 'people are not told „noch nicht bezeugt“')
  claim(alone.waiting >= 2, `${alone.waiting} entries wait, but epoch and issuer keys should`)
  claim(alone.tokens === 0, 'tokens were fetched under keys that no quorum has witnessed')

  await stage.start(second.plan())
  const both = await follow('tokens', ({ tokens, waiting }) => tokens > 0 && waiting === 0)
  const after = await warnings()
  claim(
    after.every(({ isWitnessed }) => isWitnessed),
    'a warning stays marked although the quorum is there',
  )
  return `1 witness: ${marked} of ${published} warnings shown, all „noch nicht bezeugt“, keys waiting, 0 tokens; 2 witnesses: ${after.length} witnessed, ${both.tokens} tokens`
}
