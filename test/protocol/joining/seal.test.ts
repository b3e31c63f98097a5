// SPDX-License-Identifier: EUPL-1.2
/** Only the holder of a key applies with it, only the hub reads the application, only the applicant the answer. @module */
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { applicationOf, EMPTY_DRAFT } from '@ncv/protocol/joining/draft.ts'
import { draftField } from '@ncv/protocol/joining/draft-fields.ts'
import { formatCandidateFile, parseCandidateFile } from '@ncv/protocol/joining/candidate-file.ts'
import {
  openApplication,
  openApplicationQuery,
  openApplicationStatus,
  sealApplication,
  sealApplicationStatus,
  signApplication,
  signApplicationQuery,
} from '@ncv/protocol/joining/seal.ts'
import { openCandidate, signFrame } from '@ncv/protocol/membership/frames.ts'
import type { Application } from '@ncv/protocol/message/application.ts'
import type { Candidate } from '@ncv/protocol/message/membership.ts'
import { describe, expect, test } from 'vitest'
import { testMember } from '../../support/founded-hub.ts'
import { specText } from '../membership/example.ts'
import { joiningVector } from './joining-example.ts'
import { readVectors } from '../crypto/vectors.ts'
import { seededRandom } from '../../support/virtual-world.ts'

const ORIGIN = sha256(Uint8Array.of(1))
const OTHER_ORIGIN = sha256(Uint8Array.of(2))
const NOW = Date.UTC(2026, 0, 5)
const world = { random: seededRandom('application') }
const hub = testMember('hub')
const own = testMember('applicant')
const other = testMember('other')

const recordOf = ({ id, name, identity, box }: typeof own, change: Partial<Candidate> = {}): Candidate => ({
  id,
  name,
  kind: 'municipality',
  category: 2,
  key: identity.publicKey,
  box: box.publicKey,
  recovery: sha256(identity.publicKey),
  ...change,
})
const candidateOf = (who: typeof own, origin = ORIGIN): Uint8Array => signFrame(origin, 'candidate', recordOf(who), who.identity.seed)
const draft = draftField('internet.state').write(EMPTY_DRAFT, 'partly', NOW)
const application: Application = applicationOf(draft, candidateOf(own), own.id, 2, '2026-01-05', NOW)
const sealed = (value: Application, seed = own.identity.seed, origin = ORIGIN): Uint8Array =>
  sealApplication(hub.box.publicKey, origin, signApplication(origin, value, seed), world)
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('an application', () => {
  test('is read by the hub as it was signed', () => {
    const opened = openApplication(hub.box.secretKey, ORIGIN, sealed(application))
    expect(opened.application).toEqual(application)
    expect(opened.candidate.id).toBe(own.id)
  })

  test('has the same length whatever is filled in', () => {
    const more = applicationOf(draftField('address').write(draft, 'x'.repeat(200), NOW), candidateOf(own), own.id, 2, '2026-01-05', NOW)
    expect(sealed(more).length).toBe(sealed(application).length)
  })

  test('opens for nobody else, in no other federation, and not with a byte changed', () => {
    const bytes = sealed(application)
    expect(() => openApplication(other.box.secretKey, ORIGIN, bytes)).toThrow(code('APPLICATION_MALFORMED'))
    expect(() => openApplication(hub.box.secretKey, OTHER_ORIGIN, bytes)).toThrow(code('APPLICATION_MALFORMED'))
    expect(() => openApplication(hub.box.secretKey, ORIGIN, bytes.with(2000, (bytes[2000] ?? 0) ^ 1))).toThrow(code('APPLICATION_MALFORMED'))
    expect(() => openApplication(hub.box.secretKey, ORIGIN, bytes.subarray(1))).toThrow(code('APPLICATION_MALFORMED'))
  })

  test('cannot be made with the record of somebody else', () => {
    expect(() => openApplication(hub.box.secretKey, ORIGIN, sealed(application, other.identity.seed))).toThrow(code('ENVELOPE_SIGNATURE'))
    const stolen = { ...application, candidate: candidateOf(other) }
    expect(() => openApplication(hub.box.secretKey, ORIGIN, sealed(stolen))).toThrow(code('ENVELOPE_SIGNATURE'))
    const foreign = { ...application, candidate: candidateOf(own, OTHER_ORIGIN) }
    expect(() => openApplication(hub.box.secretKey, ORIGIN, sealed(foreign))).toThrow(code('ORIGIN_MISMATCH'))
  })

  test('speaks of its sender alone, and with one category', () => {
    const about = { ...application, record: { ...application.record, member: other.id } }
    expect(() => openApplication(hub.box.secretKey, ORIGIN, sealed(about))).toThrow(code('APPLICATION_MALFORMED'))
    const doubled = { ...application, record: { ...application.record, category: 3 } }
    expect(() => openApplication(hub.box.secretKey, ORIGIN, sealed(doubled))).toThrow(code('APPLICATION_MALFORMED'))
  })
})

describe('the answer to an applicant', () => {
  const status = { id: own.id, asked: NOW, at: NOW + 1, state: 'pending' as const, blocking: [] }

  test('is signed by the hub and read by the one who asked alone', () => {
    const query = signApplicationQuery(ORIGIN, { key: own.identity.publicKey, box: own.box.publicKey, at: NOW }, own.identity.seed)
    expect(openApplicationQuery(ORIGIN, query).at).toBe(NOW)
    const answer = sealApplicationStatus(ORIGIN, status, hub.identity.seed, own.box.publicKey, world)
    expect(openApplicationStatus(ORIGIN, answer, own.box.secretKey, hub.identity.publicKey).payload).toEqual(status)
    expect(() => openApplicationStatus(ORIGIN, answer, other.box.secretKey, hub.identity.publicKey)).toThrow(code('DECRYPT_FAILED'))
    expect(() => openApplicationStatus(ORIGIN, answer, own.box.secretKey, other.identity.publicKey)).toThrow(code('ENVELOPE_SIGNATURE'))
  })

  test('cannot be asked for with the key of somebody else', () => {
    const query = signApplicationQuery(ORIGIN, { key: own.identity.publicKey, box: other.box.publicKey, at: NOW }, other.identity.seed)
    expect(() => openApplicationQuery(ORIGIN, query)).toThrow(code('ENVELOPE_SIGNATURE'))
  })
})

describe('the example of the spec', () => {
  test('is what this program makes', () => {
    const vector = joiningVector()
    expect(vector).toEqual(readVectors('ncv-joining.json'))
    for (const value of [vector.id, vector.applicationId, vector.sealedSha256]) expect(specText('ncv-joining')).toContain(value)
  })
})

describe('a candidate file', () => {
  test('holds the signed record as it is', () => {
    const frame = candidateOf(own)
    const text = formatCandidateFile(recordOf(own), frame)
    expect(parseCandidateFile(text)).toEqual(frame)
    expect(parseCandidateFile(text.replaceAll('\n', '\r\n'))).toEqual(frame)
    expect(openCandidate(ORIGIN, parseCandidateFile(text)).name).toBe(own.name)
  })

  test.each([
    ['', 1],
    ['# only words\n', 1],
    ['# a\nnot base64!\n', 2],
    ['AAAA\n\nAAAA\n', 3],
  ])('that is none is refused with its line (%j)', (text, line) => {
    expect(() => parseCandidateFile(text)).toThrow(expect.objectContaining({ code: 'CANDIDATE_MALFORMED', params: { line } }))
  })
})
