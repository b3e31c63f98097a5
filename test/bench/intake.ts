// SPDX-License-Identifier: EUPL-1.2
/**
 * `npm run bench -- intake`: anonymous contributions taken in by the hub per second, durable, and what cover costs.
 *
 * @module
 */
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import type { Hub } from '@ncv/federation/hub/party.ts'
import { utf8 } from '@ncv/protocol/bytes.ts'
import { ed25519KeyPair, signEd25519, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { parseRsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import { sealedOpener, sealTo } from '@ncv/protocol/crypto/sealed-box.ts'
import { BATCH_MAX_BOXES } from '@ncv/protocol/submission/batch-size.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { PLAINTEXT_BYTES } from '@ncv/protocol/submission/seal.ts'
import { verifyBlind } from '@ncv/protocol/token/blind.ts'
import type { WalletToken } from '@ncv/protocol/token/issuance.ts'
import { formatTokenInput, parseToken } from '@ncv/protocol/token/token.ts'
import { SILENT_LOG } from '@ncv/runtime/log.ts'
import type { RealWorld } from '@ncv/runtime/real-world.ts'
import { realWorld } from '@ncv/runtime/real-world.ts'
import { batchOf, COVER, fetchTokens, reportKey, submissionOf } from '../support/contribution.ts'
import type { FoundedHub } from '../support/founded-hub.ts'
import { foundHub, witnessAll } from '../support/founded-hub.ts'
import { inTurns, sampleOf, timed } from './measure.ts'
import type { Result } from './results.ts'
import { demand } from './results.ts'
import { nodeBoxMs, relaySlotCost } from './slot-cost.ts'

export interface IntakeOptions {
  readonly contributions: number
  readonly rounds: number
  /** The planted fault: each contribution in a transaction of its own. */
  readonly isBroken: boolean
}

/** Of a slot's boxes those that say something: one node in two hundred has something to report. */
const SPEAKING = 1 / 200
const NETWORKS = [1_000, 11_000] as const
/** For each member, the most that a genesis may grant. */
const TOKENS = 64
const DAY_MS = 86_400_000
const NOTHING = new Uint8Array()

export async function benchIntake({ contributions, rounds, isBroken }: IntakeOptions): Promise<Result> {
  await using world = realWorld({ log: SILENT_LOG })
  const slots = NETWORKS.map((nodes) => Math.ceil(nodes * SPEAKING))
  const wanted = rounds * (2 * contributions + slots.reduce((sum, count) => sum + count, 0)) + contributions
  const timing = { periodMs: 7 * DAY_MS, slotMs: 900_000, kMin: 3, maxHoldMs: 3_600_000, reportTokens: TOKENS, countingKeys: 0 }
  const founded = await foundHub(world, { federation: 'messung.test', count: Math.ceil(wanted / TOKENS), timing })
  try {
    await rotateEpoch(founded.hub)
    await announceIssuerKeys(founded.hub)
    await witnessAll(founded)
    const supply = new Supply(founded, world)
    const one = primitives(founded, supply.tokens(contributions), world)
    const cover = Array.from({ length: 500 }, () => COVER)
    const together = (): Promise<number> => perSecond(contributions, supply.batches(supply.reports(contributions), BATCH_MAX_BOXES), founded.hub)
    const single = (): Promise<number> => perSecond(contributions, supply.batches(supply.reports(contributions), 1), founded.hub)
    const slot = async (nodes: number): Promise<number> => {
      const speaking = supply.reports(Math.ceil(nodes * SPEAKING))
      const silent = Array.from({ length: nodes - speaking.length }, () => COVER)
      return await timed(takingIn(founded.hub, supply.batches([...silent, ...speaking], BATCH_MAX_BOXES)))
    }
    const found = await inTurns(rounds, {
      together: isBroken ? single : together,
      single,
      limit: async () => one(),
      cover: () => perSecond(cover.length, supply.batches(cover, BATCH_MAX_BOXES), founded.hub),
      small: () => slot(NETWORKS[0]),
      large: () => slot(NETWORKS[1]),
    })
    const rows = await slotRows(founded, world)
    return {
      bench: 'intake',
      title: 'Intake of contributions',
      method: [
        `${contributions} contributions, each with a token, one-time keys and a signed report in a sealed box, in batches as the relay posts them, given to a running hub over a database with \`synchronous=FULL\`: batch signature and root, opening, token, signature, schema, ledger.`,
        `In groups: up to ${BATCH_MAX_BOXES} boxes in one transaction. One by one: the same code, a batch of one box each. The limit: one RSA-PSS verification, one opening of a sealed box of 9,328 bytes (X-Wing, HKDF, ChaCha20-Poly1305) and one Ed25519 verification for each contribution on one core, nothing else.`,
        `A slot: one box of each node, one in ${1 / SPEAKING} of them a contribution, the others cover.`,
        'At a node: sealing one box and signing the request. At the relay, once: checking the signature of each member and signing whose box it is, over the whole slot; then shuffling, sealing the batches and making all receipts, at its end. Without network.',
      ],
      rows: [
        { what: 'accepted, one transaction for a batch', unit: 'contributions/s', sample: found.together },
        { what: 'accepted, one transaction each', unit: 'contributions/s', sample: found.single },
        { what: 'limit: the three operations alone', unit: 'contributions/s', sample: found.limit },
        { what: 'cover dropped', unit: 'boxes/s', sample: found.cover },
        ...NETWORKS.map((nodes, i) => ({
          what: `one slot of ${nodes.toLocaleString('en-US')} nodes`,
          unit: 'ms',
          sample: i === 0 ? found.small : found.large,
        })),
        ...rows,
      ],
      requirements: [
        demand('in groups ÷ limit', found.together.median / found.limit.median, 'at least', 0.6),
        demand('in groups ÷ one transaction each', found.together.median / found.single.median, 'at least', 2),
      ],
    }
  } finally {
    founded.dispose()
  }
}

/** What the same slots cost a node and the relay. */
async function slotRows({ hub, relay }: FoundedHub, world: RealWorld): Promise<Result['rows']> {
  const node = await nodeBoxMs(hub.opened, world)
  const rows = [{ what: 'one slot at a node', unit: 'ms', sample: sampleOf([node]) }]
  for (const nodes of NETWORKS) {
    const { takingMs, releasingMs } = await relaySlotCost(hub.opened, nodes, relay.identity.seed, world)
    const members = nodes.toLocaleString('en-US')
    rows.push({ what: `one slot of ${members} nodes at the relay: taking`, unit: 'ms', sample: sampleOf([takingMs]) })
    rows.push({ what: `one slot of ${members} nodes at the relay: letting go`, unit: 'ms', sample: sampleOf([releasingMs]) })
  }
  return rows
}

async function perSecond(count: number, batches: readonly Uint8Array[], hub: Hub): Promise<number> {
  return (count / (await timed(takingIn(hub, batches)))) * 1000
}

/** Making the boxes stays outside the clock; whatever is not accepted is a fault of the measurement. */
function takingIn(hub: Hub, batches: readonly Uint8Array[]): () => Promise<void> {
  return async () => {
    for (const batch of batches) {
      const outcome = await takeBatch(hub, batch)
      if (outcome === undefined || Object.keys(outcome.refused).length > 0) throw new Error(`a batch was not taken in: ${JSON.stringify(outcome)}`)
    }
  }
}

/** Tokens and boxes, made before the clock runs. */
class Supply {
  readonly #founded: FoundedHub
  readonly #world: RealWorld
  readonly #tokens: WalletToken[]
  #slot = 1

  constructor(founded: FoundedHub, world: RealWorld) {
    this.#founded = founded
    this.#world = world
    this.#tokens = founded.members.flatMap((member) => fetchTokens(founded.hub, member, world, 0, TOKENS))
  }

  tokens(count: number): WalletToken[] {
    return this.#tokens.splice(0, count)
  }

  reports(count: number): Submission[] {
    return this.tokens(count).map((token) => submissionOf(this.#founded.hub, token))
  }

  batches(submissions: readonly Submission[], size: number): Uint8Array[] {
    const batches: Uint8Array[] = []
    for (let from = 0; from < submissions.length; from += size)
      batches.push(batchOf(this.#founded, submissions.slice(from, from + size), this.#world, this.#slot++))
    return batches
  }
}

/** What no program can do without, measured on the same keys and tokens. */
function primitives({ hub }: FoundedHub, tokens: readonly WalletToken[], world: RealWorld): () => number {
  const key = parseRsaPublicKey(reportKey(hub, 0).spki)
  const open = sealedOpener(hub.keys.box.secretKey, utf8('messung'), NOTHING)
  const signer = ed25519KeyPair(world.random(32))
  const made = tokens.map((wallet) => {
    const submission = submissionOf(hub, wallet)
    const token = parseToken(wallet.token)
    return {
      input: formatTokenInput(token),
      authenticator: token.authenticator,
      box: sealTo(hub.keys.box.publicKey, utf8('messung'), NOTHING, new Uint8Array(PLAINTEXT_BYTES), world),
      frame: submission.frame,
      signature: signEd25519(signer.seed, submission.frame),
    }
  })
  return () => {
    const start = performance.now()
    for (const { input, authenticator, box, frame, signature } of made) {
      if (!verifyBlind(key, input, authenticator)) throw new Error('a token does not verify')
      open(box)
      if (!verifyEd25519(signer.publicKey, frame, signature)) throw new Error('a signature does not verify')
    }
    return (made.length / (performance.now() - start)) * 1000
  }
}
