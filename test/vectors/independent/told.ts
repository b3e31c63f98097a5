// SPDX-License-Identifier: EUPL-1.2
/**
 * Who is a member, and by which votes: the rules of ncv-membership once more, counted with whole numbers without bounds. Part of the independent
 * replay: no line of the product.
 *
 * @module
 */
import type { Frame, Said } from './envelope.ts'
import { frameOf, hexOf, sha256, verified } from './envelope.ts'
import type { Fields, Plain } from './messagepack.ts'
import { bytesIn, fail, fieldsOf, listIn, numberIn, textIn, unpack } from './messagepack.ts'

export interface Body {
  readonly id: string
  readonly name: string
  key: Uint8Array
  state: 'admitted' | 'suspended' | 'left' | 'expelled'
  since: number
  /** Index of the entry that changed its state last. */
  turned: number
  isBlocked: boolean
  lastWord: number
}

export interface Result {
  readonly yes: number
  readonly no: number
  readonly abstain: number
  readonly isCarried: boolean
}

export interface Question {
  readonly index: number
  readonly title: string
  readonly kind: string
  readonly proposer: string
  readonly about: string
  readonly candidates: readonly Fields[]
  readonly opens: number
  readonly closes: number
  readonly electorate: ReadonlySet<string>
  readonly base: string
  readonly quorum: readonly [bigint, bigint]
  readonly ballots: Map<string, readonly string[]>
  outcome: string
  results: readonly Result[]
  readonly done: Set<number>
  readonly rules: Fields | undefined
}

export interface Told {
  readonly origin: Uint8Array
  readonly hubKey: Uint8Array
  rules: Fields
  readonly bodies: Map<string, Body>
  readonly questions: Map<string, Question>
  readonly mandates: Map<string, { readonly scopes: readonly Plain[]; readonly until: number }>
}

const bodyIn = (told: Told, id: string): Body => told.bodies.get(id) ?? fail(`nobody is ${id}`)
const questionIn = (told: Told, id: Uint8Array): Question => told.questions.get(hexOf(id)) ?? fail('no such motion')
const frameIn = (from: Fields, name: string): Frame => frameOf(bytesIn(from, name))
export const signedBy = async (told: Told, frame: Frame, type: string, key: Uint8Array): Promise<Said> => await verified(frame, type, told.origin, 'TLP:GREEN', key)

export async function ask(told: Told, index: number, time: number, entry: Fields): Promise<void> {
  const frame = frameIn(entry, 'motion')
  const claimed = fieldsOf(unpack(frame.payload))
  const proposer = textIn(claimed, 'proposer')
  if (proposer !== 'hub' && told.bodies.get(proposer)?.state !== 'admitted') fail('proposer')
  const { fields, id } = await signedBy(told, frame, 'motion', proposer === 'hub' ? told.hubKey : bodyIn(told, proposer).key)
  if (textIn(fields, 'ballot') !== 'open') fail('ballot')
  const subject = fieldsOf(fields['subject'])
  const candidates: Fields[] = []
  for (const each of subject['kind'] === 'admission' ? listIn(subject, 'candidates') : []) {
    const record = frameOf(each instanceof Uint8Array ? each : fail('candidate'))
    const said = await signedBy(told, record, 'candidate', bytesIn(fieldsOf(unpack(record.payload)), 'key'))
    if (textIn(said.fields, 'id') !== `m-${hexOf(sha256(bytesIn(said.fields, 'key'))).slice(0, 16)}`) fail('id of a candidate')
    if (told.bodies.has(textIn(said.fields, 'id'))) fail('candidate is a member')
    candidates.push(said.fields)
  }
  const quorum = fieldsOf(told.rules['voteQuorum'])
  told.questions.set(hexOf(id), {
    index,
    title: textIn(fields, 'title'),
    kind: textIn(subject, 'kind'),
    proposer,
    about: typeof subject['member'] === 'string' ? subject['member'] : '',
    candidates,
    opens: time,
    closes: time + numberIn(told.rules, 'votingPeriodMs'),
    electorate: new Set([...told.bodies.values()].filter(({ state }) => state === 'admitted').map((body) => body.id)),
    base: textIn(told.rules, 'base'),
    quorum: [BigInt(numberIn(quorum, 'numerator')), BigInt(numberIn(quorum, 'denominator'))],
    ballots: new Map(),
    outcome: 'open',
    results: [],
    done: new Set(),
    rules: subject['kind'] === 'rules' ? fieldsOf(subject['rules']) : undefined,
  })
}

/** Whose key must have signed a vote; a body that was out when it signed has none. */
function keyForVote(told: Told, vote: Fields): Uint8Array {
  const [voter, castAt] = [textIn(vote, 'voter'), numberIn(vote, 'castAt')]
  const able = (body: Body): Body => (body.state !== 'admitted' && castAt >= body.since ? fail(`${body.id} had no vote`) : body)
  const principal = able(bodyIn(told, voter))
  if (vote['by'] === undefined) return principal.key
  const by = textIn(vote, 'by')
  const mandate = told.mandates.get(`${voter}>${by}`)
  if (mandate === undefined || !mandate.scopes.includes('voting') || mandate.until <= castAt) fail('no mandate')
  return able(bodyIn(told, by)).key
}

export async function collect(told: Told, entry: Fields): Promise<void> {
  const question = questionIn(told, bytesIn(entry, 'motion'))
  if (question.outcome !== 'open') fail('closed')
  const taken = new Map<string, readonly string[]>()
  for (const each of listIn(entry, 'votes')) {
    const frame = frameOf(each instanceof Uint8Array ? each : fail('vote'))
    const { fields } = await signedBy(told, frame, 'vote', keyForVote(told, fieldsOf(unpack(frame.payload))))
    const [voter, castAt] = [textIn(fields, 'voter'), numberIn(fields, 'castAt')]
    if (hexOf(bytesIn(fields, 'motion')) !== hexOf(bytesIn(entry, 'motion'))) fail('vote on another motion')
    if (!question.electorate.has(voter) || question.ballots.has(voter) || taken.has(voter)) fail(`${voter} may not vote, or has voted`)
    if (castAt >= question.closes || castAt < question.opens - 120_000) fail('late')
    const choices = listIn(fields, 'choices').map(String)
    if (choices.length !== Math.max(1, question.candidates.length)) fail('number of choices')
    if (choices.some((choice) => choice !== 'yes' && choice !== 'no' && choice !== 'abstain')) fail('choice')
    taken.set(voter, choices)
  }
  for (const [voter, choices] of taken) question.ballots.set(voter, choices)
}

/** Whole numbers without bounds: nothing is rounded. */
function counted({ ballots, candidates, electorate, base, quorum: [numerator, denominator] }: Question): Pick<Question, 'outcome' | 'results'> {
  const cast = BigInt(ballots.size)
  const isQuorate = cast > 0n && cast * denominator >= numerator * BigInt(electorate.size)
  const whole = base === 'cast' ? cast : BigInt(electorate.size)
  const results = Array.from({ length: Math.max(1, candidates.length) }, (_, question) => {
    const figures = { yes: 0, no: 0, abstain: 0 }
    for (const choices of ballots.values()) figures[choices[question] as keyof typeof figures] += 1
    return { ...figures, isCarried: isQuorate && BigInt(figures.yes) * 4n >= whole * 3n }
  })
  return { outcome: isQuorate ? 'counted' : 'lapsed', results }
}

export async function conclude(told: Told, time: number, entry: Fields): Promise<void> {
  const question = questionIn(told, bytesIn(entry, 'motion'))
  if (question.outcome !== 'open') fail('closed')
  if (entry['outcome'] === 'withdrawn') {
    const key = question.proposer === 'hub' ? told.hubKey : bodyIn(told, question.proposer).key
    const { fields } = await signedBy(told, frameIn(entry, 'withdrawal'), 'motion-withdrawal', key)
    if (hexOf(bytesIn(fields, 'motion')) !== hexOf(bytesIn(entry, 'motion'))) fail('withdrawal of another motion')
    question.outcome = 'withdrawn'
    return
  }
  if (time < question.closes && question.ballots.size < question.electorate.size) fail('too early')
  const own = counted(question)
  const said = listIn(entry, 'results').map((one) => fieldsOf(one))
  const isSame =
    entry['outcome'] === own.outcome &&
    entry['cast'] === question.ballots.size &&
    entry['electorate'] === question.electorate.size &&
    said.length === own.results.length &&
    own.results.every((result, i) => Object.entries(result).every(([name, value]) => said[i]?.[name] === value))
  if (!isSame) fail('the hub counted something else')
  Object.assign(question, own)
}

function consequence(told: Told, change: Fields, kind: string, which: number): Question {
  const question = questionIn(told, bytesIn(change, 'motion'))
  const isCarried = question.kind === kind && question.outcome === 'counted' && question.results[which]?.isCarried === true
  if (!isCarried || question.done.has(which)) fail('does not follow')
  question.done.add(which)
  return question
}

export async function alter(told: Told, index: number, time: number, change: Fields): Promise<void> {
  const kind = textIn(change, 'kind')
  const turn = (body: Body, state: Body['state'], isBlocked = false): void => void Object.assign(body, { state, since: time, turned: index, isBlocked })
  if (kind === 'admitted') {
    const which = numberIn(change, 'candidate')
    const record = consequence(told, change, 'admission', which).candidates[which] ?? fail('candidate')
    const id = textIn(record, 'id')
    if (told.bodies.has(id)) fail('is a member')
    told.bodies.set(id, { id, name: textIn(record, 'name'), key: bytesIn(record, 'key'), state: 'admitted', since: time, turned: index, isBlocked: false, lastWord: 0 })
  } else if (kind === 'expelled') turn(bodyIn(told, consequence(told, change, 'expulsion', 0).about), 'expelled')
  else if (kind === 'rules') told.rules = consequence(told, change, 'rules', 0).rules ?? fail('rules')
  else if (kind === 'role' || kind === 'relay') consequence(told, change, kind, 0)
  else if (kind === 'blocked' || kind === 'unblocked') {
    const body = bodyIn(told, textIn(change, 'member'))
    if (numberIn(change, 'after') !== body.turned) fail('an old word')
    turn(body, kind === 'blocked' ? 'suspended' : 'admitted', kind === 'blocked')
  }
  else await hear(told, kind, change, turn)
}

/** What a member says about itself, signed by it. */
async function hear(told: Told, kind: string, change: Fields, turn: (body: Body, state: Body['state']) => void): Promise<void> {
  const frame = frameIn(change, 'frame')
  const claimed = fieldsOf(unpack(frame.payload))
  const body = bodyIn(told, textIn(claimed, kind === 'mandate' ? 'principal' : 'member'))
  if (body.state !== 'admitted' && body.state !== 'suspended') fail('is out')
  const renewal = kind === 'key-replacement' ? bytesIn(claimed, claimed['recoveryKey'] === undefined ? 'key' : 'recoveryKey') : undefined
  const { fields } = await signedBy(told, frame, kind === 'request' ? 'member-request' : kind, renewal ?? body.key)
  if (numberIn(fields, 'at') <= body.lastWord) fail('an old word')
  if (kind === 'mandate') {
    const key = `${body.id}>${textIn(fields, 'agent')}`
    told.mandates.set(key, { scopes: listIn(fields, 'scopes'), until: numberIn(fields, 'until') })
  } else if (kind === 'key-replacement') {
    body.key = bytesIn(fields, 'key')
    if (body.isBlocked) turn(body, 'admitted')
  } else if (kind === 'request') {
    const wish = textIn(fields, 'request')
    if (wish === 'suspend') turn(body, 'suspended')
    if (wish === 'leave') turn(body, 'left')
    if (wish === 'resume') body.state === 'suspended' && !body.isBlocked ? turn(body, 'admitted') : fail('resume')
  }
  body.lastWord = numberIn(fields, 'at')
}

export function founded(genesis: Fields, origin: Uint8Array): Told {
  const bodies = new Map<string, Body>()
  for (const founder of listIn(genesis, 'founders').map((one) => fieldsOf(one))) {
    const id = textIn(founder, 'id')
    const since = numberIn(genesis, 'createdAt')
    bodies.set(id, { id, name: textIn(founder, 'name'), key: bytesIn(founder, 'key'), state: 'admitted', since, turned: 0, isBlocked: false, lastWord: 0 })
  }
  const hubKey = bytesIn(fieldsOf(genesis['hub']), 'key')
  return { origin, hubKey, rules: fieldsOf(genesis['rules']), bodies, questions: new Map(), mandates: new Map() }
}
