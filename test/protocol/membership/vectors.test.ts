// SPDX-License-Identifier: EUPL-1.2
/** The vectors of ncv-membership: made by this code, checked by this code and by one that shares nothing with it. */
import { readdirSync, readFileSync } from 'node:fs'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { ProtocolError } from '@ncv/protocol/errors.ts'
import { parseFrame } from '@ncv/protocol/envelope.ts'
import { openCandidate } from '@ncv/protocol/membership/frames.ts'
import { replay } from '@ncv/protocol/membership/replay.ts'
import type { MembershipKind } from '@ncv/protocol/message/membership.ts'
import {
  Candidate,
  KeyReplacement,
  Mandate,
  MemberEntry,
  MemberRequest,
  Motion,
  MotionEntry,
  MotionWithdrawal,
  Pledge,
  TallyEntry,
  Vote,
  VotesEntry,
} from '@ncv/protocol/message/membership.ts'
import { fieldPaths } from '@ncv/protocol/visibility/walk.ts'
import { describe, expect, test } from 'vitest'
import { frameOf, idOf } from '../../vectors/independent/envelope.ts'
import { fieldsOf, unpack } from '../../vectors/independent/messagepack.ts'
import { alter, ask, collect, conclude, founded } from '../../vectors/independent/told.ts'
import { keyOf, OPENED, specText, squeezed } from './example.ts'
import { membershipVectors } from './motion-example.ts'

type Vectors = ReturnType<typeof membershipVectors>
type Step = Vectors['entries'][number]
const VECTORS = JSON.parse(readFileSync(new URL('../../vectors/ncv-membership.json', import.meta.url), 'utf8')) as Vectors

const recordsOf = (steps: readonly Step[]) =>
  steps.map(({ kind, index, time, payload }) => ({ kind: kind as MembershipKind, index, time, payload: fromHex(payload) }))
const earlier = (index: number): Step[] => VECTORS.entries.filter((step) => step.index < index)

/** The same steps through the independent code. */
async function told(steps: readonly Step[]) {
  const federation = founded(fieldsOf(unpack(parseFrame(OPENED.frame).payload)), OPENED.origin)
  for (const { kind, index, time, payload } of steps) {
    const fields = fieldsOf(unpack(fromHex(payload)))
    if (kind === 'motion') await ask(federation, index, time, fields)
    else if (kind === 'votes') await collect(federation, fields)
    else if (kind === 'tally') await conclude(federation, time, fields)
    else await alter(federation, index, time, fieldsOf(fields['change']))
  }
  return federation
}

describe('the vectors', () => {
  test('are what this code makes', () => {
    expect(VECTORS).toEqual(membershipVectors())
  })

  test('stand in the spec', () => {
    const spec = specText('ncv-membership')
    expect(spec).toContain(squeezed(VECTORS.motion.id))
    expect(spec).toContain(squeezed(VECTORS.votes[1] ?? ''))
    expect(spec).toContain(squeezed(VECTORS.entries[2]?.payload ?? ''))
    expect(spec).toContain(squeezed(VECTORS.entries[3]?.payload ?? ''))
  })

  test('give these members, here and independently', async () => {
    const state = replay(OPENED, () => keyOf('hub'), recordsOf(VECTORS.entries))
    expect([...state.members.keys()]).toEqual(VECTORS.members)
    const federation = await told(VECTORS.entries)
    expect([...federation.bodies.keys()]).toEqual(VECTORS.members)
    expect([...federation.questions.values()].map(({ results }) => results)).toEqual([...state.motions.values()].map(({ tally }) => tally?.results))
  })

  test.each(VECTORS.refused.map((each) => [each.why, each] as const))('%s is refused, here and independently', async (_why, { code, ...step }) => {
    const codes: string[] = []
    replay(
      OPENED,
      () => keyOf('hub'),
      recordsOf([...earlier(step.index), step]),
      (_record, error) => void codes.push((error as ProtocolError).code),
    )
    expect(codes).toEqual([code])
    await expect(told([...earlier(step.index), step])).rejects.toThrow()
  })

  test('name a candidate by its key, and a motion by what was signed', () => {
    for (const { id, name, frame } of VECTORS.candidates) expect(openCandidate(OPENED.origin, fromHex(frame))).toMatchObject({ id, name })
    expect(hex(idOf(frameOf(fromHex(VECTORS.motion.frame))))).toBe(VECTORS.motion.id)
  })
})

test('the independent replay imports nothing of the product', () => {
  const folder = new URL('../../vectors/independent/', import.meta.url)
  const files = readdirSync(folder)
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), 'utf8')
    const sources = Array.from(text.matchAll(/from '([^']+)'/g), ([, source = '']) => source)
    for (const source of sources) expect(source).toMatch(/^(?:node:|\.\/|jose$)/)
  }
})

test('no frame and no entry of membership has a field for a person', () => {
  const schemas = {
    Candidate,
    Motion,
    Vote,
    MotionWithdrawal,
    Pledge,
    MemberRequest,
    Mandate,
    KeyReplacement,
    MotionEntry,
    VotesEntry,
    TallyEntry,
    MemberEntry,
  }
  const paths = Object.entries(schemas).flatMap(([name, schema]) => fieldPaths(schema).map((path) => `${name}.${path}`))
  // The name is of an organisation; title and text are words that the proposer is told to keep free of persons.
  const texts = paths.filter((path) => /name|person|contact|phone|mail|author|signer|title|text/i.test(path))
  expect(texts).toEqual(['Candidate.name', 'Motion.title', 'Motion.text', 'Motion.subject.relay.name'])
  expect(fieldPaths(Vote)).toEqual(['motion', 'voter', 'by', 'choices[]', 'castAt'])
})
