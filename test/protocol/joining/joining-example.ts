// SPDX-License-Identifier: EUPL-1.2
/**
 * The example of `protocol/spec/ncv-joining.md`; `test/vectors/ncv-joining.json` holds what this makes.
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { xwingKeyPair } from '@ncv/protocol/crypto/xwing.ts'
import { frameId, signFrame } from '@ncv/protocol/membership/frames.ts'
import { parseFrame } from '@ncv/protocol/envelope.ts'
import { sealApplication, sealApplicationStatus, signApplication, signApplicationQuery, signApplicationTaken } from '@ncv/protocol/joining/seal.ts'
import { memberIdOf } from '@ncv/protocol/membership/genesis.ts'
import type { Application, ApplicationStatus } from '@ncv/protocol/message/application.ts'
import { scriptedChance } from '../crypto/chance.ts'
import { boxOf, genesisVector, seed, SEEDS } from '../membership/example.ts'

const AT = 1_772_000_000_000
/** Of the applicant's keys: identity and box. */
const APPLICANT = { identity: seed(0x71), box: seed(0x72) }

export function joiningVector() {
  const origin = Uint8Array.from(Buffer.from(genesisVector().origin, 'hex'))
  const { publicKey: key } = ed25519KeyPair(APPLICANT.identity)
  const { publicKey: box } = xwingKeyPair(APPLICANT.box)
  const id = memberIdOf(key)
  const own = { id, name: 'Gemeinde Neu', kind: 'municipality', category: 2, key, box, recovery: sha256(key) }
  const candidate = signFrame(origin, 'candidate', own, APPLICANT.identity)
  const application: Application = {
    candidate,
    record: { member: id, category: 2, attestations: [{ row: 7, state: 'no-reliable-information', asOf: '2026-02-25' }], at: AT },
    spoc: {
      member: id,
      contact: { name: 'Erika Muster', phone: '+49 5199 88-0' },
      deputy: { name: 'Max Beispiel', phone: '+49 5199 88-1' },
      address: 'Am Markt 1, 30999 Neu',
      mailbox: 'it@neu.example',
      at: AT,
    },
    optIns: [
      { member: id, row: 4, purpose: 'delivery-of-findings', ranges: ['203.0.113.0/24'], domains: ['neu.example'], until: '2026-12-31', at: AT },
    ],
    at: AT,
  }
  const frame = signApplication(origin, application, APPLICANT.identity)
  const sealed = sealApplication(boxOf('hub'), origin, frame, scriptedChance(new Uint8Array(64).fill(0x73)))
  const status: ApplicationStatus = { id, asked: AT, at: AT + 1000, state: 'pending', blocking: [] }
  const hub = seed(SEEDS.hub)
  return {
    note: 'NCV’s own format; made by test/protocol/joining/joining-example.ts. Published test keys: never use them for anything else.',
    origin: hex(origin),
    id,
    candidateId: hex(frameId(candidate)),
    payload: hex(parseFrame(frame).payload),
    applicationId: hex(frameId(frame)),
    sealedBytes: sealed.length,
    sealedSha256: hex(sha256(sealed)),
    sealedHead: hex(sealed.subarray(0, 32)),
    taken: hex(signApplicationTaken(origin, { application: sha256(sealed), id, at: AT + 500 }, hub)),
    query: hex(frameId(signApplicationQuery(origin, { key, box, at: AT }, APPLICANT.identity))),
    statusSha256: hex(sha256(sealApplicationStatus(origin, status, hub, box, scriptedChance(new Uint8Array(64).fill(0x74))))),
  }
}
