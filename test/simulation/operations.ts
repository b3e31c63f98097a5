// SPDX-License-Identifier: EUPL-1.2
/**
 * What people do: analysts publish and withdraw, a municipality contributes, somebody tries to use a token twice.
 *
 * People repeat what was not answered, as they would: a publication until it is acknowledged.
 *
 * @module
 */
import { addDraft, draftId, previewDraft, publishDraft, signDraft } from '@ncv/federation/hub/publish/drafts.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { withdraw } from '@ncv/federation/hub/withdraw.ts'
import { enqueue, signContribution, tokenToSpend } from '@ncv/node/contribution/enqueue.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import { REPORT } from '../support/contribution.ts'
import { seededRandom } from '../support/virtual-world.ts'
import { GREEN_STEM, incidentOf } from './canaries.ts'
import type { OrderedEdition } from './catalogue-operation.ts'
import { orderedEdition, publishEditions } from './catalogue-operation.ts'
import type { OpenCase } from './case-operation.ts'
import { openCase } from './case-operation.ts'
import type { Chance } from './chance.ts'
import { chanceFrom } from './chance.ts'
import type { OrderedQuestion } from './count-operation.ts'
import { askAndAnswer } from './count-operation.ts'
import type { Checker, Label, Order } from './checker/checker.ts'
import type { Network } from './network.ts'
import type { Parties } from './parties.ts'
import type { Scheduler } from './scheduler.ts'
import type { Template } from './template.ts'
import { NODES } from './template.ts'
import type { Trace } from './trace.ts'
import { CALL } from '../support/call.ts'

export interface Ordered extends Order {
  /** Entry that the hub acknowledged. */
  index: number | undefined
  /** How often it was given to a hub that takes orders. */
  tries: number
  isWithdrawn: boolean
}

/** What people were promised and wait for. */
export interface Expectations {
  readonly orders: Ordered[]
  readonly editions: OrderedEdition[]
  /** At most one. */
  readonly questions: OrderedQuestion[]
  /** Ids of contributions of honest nodes. */
  readonly contributions: string[]
  /** Contributions on which the hub asks back. */
  readonly cases: OpenCase[]
  /** Steps that people have not come to yet. */
  open: number
}

export interface Stage {
  readonly seed: string
  readonly template: Template
  readonly scheduler: Scheduler
  readonly network: Network
  readonly parties: Parties
  readonly checker: Checker
  readonly trace: Trace
  /** Something went wrong in the middle of an event. */
  failed(error: unknown): void
}

const PATIENCE_MS = 8_000

export function startOperations(stage: Stage, chance: Chance, spanMs: number): Expectations {
  const expected: Expectations = { orders: [], editions: [], questions: [], contributions: [], cases: [], open: 0 }
  const at = (run: () => unknown): void => {
    expected.open++
    stage.scheduler.set('people', chance.below(spanMs), async () => {
      expected.open--
      await run()
    })
  }
  const warnings = chance.between(2, 4)
  for (let i = 0; i < warnings; i++) {
    const label: Label = i % 2 === 0 ? 'TLP:CLEAR' : 'TLP:GREEN'
    const order: Ordered = {
      title: `${label === 'TLP:GREEN' ? GREEN_STEM : 'Lage'} ${stage.seed}-${i}`,
      label,
      entries: 1,
      index: undefined,
      tries: 0,
      isWithdrawn: false,
    }
    stage.checker.order(order)
    expected.orders.push(order)
    at(() => publish(stage, order, chance.isTrue(0.4) ? chance.pick(['repeat', 'withdraw'] as const) : 'rest'))
  }
  const isAsked = new Set<string>()
  for (const name of NODES.slice(0, chance.between(1, 2))) {
    const isRedacted = chance.isTrue(0.2)
    at(() => contribute(stage, expected, name, isRedacted, isAsked))
  }
  if (chance.isTrue(0.5)) at(() => spendTwice(stage, 'node-3'))
  if (chance.isTrue(0.3)) {
    expected.editions.push(...Array.from({ length: chance.between(1, 2) }, (_, i) => orderedEdition(i + 1)))
    at(() => publishEditions(stage, expected.editions))
  }
  for (const name of NODES) if (chance.isTrue(0.4)) isAsked.add(name)
  const asking = chanceFrom(`${stage.seed} count`)
  if (asking.isTrue(0.4)) expected.questions.push(askAndAnswer(stage, expected.orders, asking, spanMs))
  return expected
}

function readyHub({ parties }: Stage): Hub | undefined {
  const { hub } = parties
  return hub?.witnesses.readiness() === 'ready' ? hub : undefined
}

/** A life that ended takes its answers with it. */
async function whileAlive<T>({ parties, failed }: Stage, work: Promise<T>, then: (result: T) => void): Promise<void> {
  const life = parties.lifeOf('hub')
  try {
    const result = await work
    if (life?.isOver === false) then(result)
  } catch (error) {
    if (!(error instanceof CodedError) && life?.isOver === false && !isRace(error)) failed(error)
  }
}

/** Two attempts at one draft: the second finds it published. */
function isRace(error: unknown): boolean {
  return error instanceof Error && error.message.includes('published by somebody else')
}

function publish(stage: Stage, order: Ordered, next: 'repeat' | 'withdraw' | 'rest'): void {
  const { scheduler, template } = stage
  if (order.index !== undefined) return
  scheduler.set('people', PATIENCE_MS, () => publish(stage, order, next))
  const hub = readyHub(stage)
  if (hub === undefined) return
  order.tries++
  const [author, approver] = template.analysts
  const { origin } = hub.opened
  const { warning, tlp } = previewDraft(hub, { title: order.title, tlp: order.label }, undefined)
  const id = draftId(tlp, warning)
  addDraft(hub, warning, tlp, author.id, signDraft(author.keys.seed, origin, 'author', fromHex(id)))
  const work = publishDraft(hub, id, approver.id, signDraft(approver.keys.seed, origin, 'approver', fromHex(id)))
  void whileAlive(stage, work, ({ index }) => {
    if (order.index !== undefined) return
    // What a crash left without a head is durable, and named at once when it is ordered again; its head follows.
    if (order.tries > 1 && !stage.checker.isUnderHead(index)) return
    order.index = index
    stage.trace.add(`${scheduler.now()} people acknowledged ${index} ${order.label}`)
    stage.checker.acknowledged(index, order)
    if (next === 'repeat') sendAgain(stage, hub, order, warning)
    if (next === 'withdraw') takeBack(stage, hub, order, index)
  })
}

/** The same signed message once more, as after a lost acknowledgement: another entry, the same effect. */
function sendAgain(stage: Stage, hub: Hub, order: Ordered, warning: Uint8Array): void {
  order.entries++
  const payload = parsePayload(warning, Warning) as unknown as Value
  const entry = () => compose(hub, { kind: 'warning', tlp: order.label, terms: 'n-cert', payload })
  void whileAlive(stage, hub.sequencer.append([entry]), () => {})
}

function takeBack(stage: Stage, hub: Hub, order: Ordered, index: number): void {
  void whileAlive(stage, withdraw(hub, { entry: index, reason: 'wrong' }), () => {
    order.isWithdrawn = true
  })
}

/** @param isRedacted the whole way, from an incident; else the report is signed as it is, which is a hundred times faster */
async function contribute(stage: Stage, expected: Expectations, name: string, isRedacted: boolean, isAsked: ReadonlySet<string>): Promise<void> {
  const node = stage.parties.node(name)
  if (node === undefined || !hasToken(node, stage)) {
    expected.open++
    stage.scheduler.set('people', PATIENCE_MS, async () => {
      expected.open--
      await contribute(stage, expected, name, isRedacted, isAsked)
    })
    return
  }
  const id = isRedacted ? await fromIncident(node, `${stage.seed} ${name}`) : underOneToken(node, stage, ['Mails mit falschem Absender'])[0]
  if (id === undefined) return
  stage.trace.add(`${stage.scheduler.now()} ${name} contributes ${id}`)
  expected.contributions.push(id)
  if (isAsked.has(name)) expected.cases.push(openCase(stage, id, name))
}

async function fromIncident({ handlers }: NodeParty, label: string): Promise<string> {
  const { id } = await handlers.addIncident({ body: { json: incidentOf(label) } }, CALL)
  const { digest } = await handlers.previewContribution({ params: { id } }, CALL)
  return (await handlers.contribute({ params: { id }, body: { digest } }, CALL)).id
}

/** A dishonest node: two reports under one token, both sealed and sent as they should be. */
function spendTwice(stage: Stage, name: string): void {
  const node = stage.parties.node(name)
  if (node === undefined || !hasToken(node, stage)) return
  stage.checker.sameToken(underOneToken(node, stage, ['Erste Fassung', 'Zweite Fassung']))
}

/** Right after the turn of a period there is none: it comes by itself. */
function hasToken({ stores, self }: NodeParty, { scheduler }: Pick<Stage, 'scheduler'>): boolean {
  try {
    tokenToSpend(stores.wallet, stores.keys, self.opened, scheduler)
    return true
  } catch (error) {
    if (error instanceof CodedError && error.code === 'TOKENS_MISSING') return false
    throw error
  }
}

function underOneToken({ stores, self }: NodeParty, { seed, scheduler, trace }: Stage, texts: readonly string[]): string[] {
  const token = tokenToSpend(stores.wallet, stores.keys, self.opened, scheduler)
  return texts.map((description) => {
    const signed = signContribution({ ...REPORT, description }, token, self.opened.origin)
    enqueue(stores.wallet, token, signed, `i-${signed.id.slice(0, 10)}`, { now: scheduler.now, random: seededRandom(`${seed} ${signed.id}`) })
    trace.add(`${scheduler.now()} ${self.keys.id} spends a token for ${signed.id}`)
    return signed.id
  })
}

/** For the checker: what the hub holds. */
export function heldContributions({ intake }: Hub): { id: string; content: Uint8Array }[] {
  return intake.contributions().map(({ id, payload }) => ({ id: hex(id), content: payload }))
}
