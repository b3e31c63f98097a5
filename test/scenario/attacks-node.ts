// SPDX-License-Identifier: EUPL-1.2
/**
 * Attacks on nodes: keys for one alone, dropped contributions, a board for half of them, a wallet brought back. Real hub, relay and nodes in
 * this process under virtual time.
 *
 * Each attack has its control: the same with the one defence left out, and then it comes through.
 *
 * @module
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup, writeBackup } from '@ncv/federation/hub/backup.ts'
import { caseOf } from '@ncv/federation/hub/board/case.ts'
import { addReply, publishBoard, signReplyDraft } from '@ncv/federation/hub/board/replies.ts'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { takeBatch } from '@ncv/federation/hub/intake/batches.ts'
import { publishDailyList } from '@ncv/federation/hub/intake/daily-list.ts'
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { hubApp } from '@ncv/federation/hub/public-app.ts'
import { compose } from '@ncv/federation/hub/publish/compose.ts'
import { Sequencer } from '@ncv/federation/log/sequencer.ts'
import { restoreNode } from '@ncv/node/backup.ts'
import { enqueue, signContribution, tokenToSpend } from '@ncv/node/contribution/enqueue.ts'
import type { NodeParty } from '@ncv/node/party.ts'
import { openNode } from '@ncv/node/party.ts'
import type { StatusView } from '@ncv/protocol/admin/node-routes.ts'
import { fromHex, hex } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { decode } from '@ncv/protocol/codec.ts'
import { ed25519KeyPair } from '@ncv/protocol/crypto/ed25519.ts'
import { generateIssuerKey, parseRsaPrivateKey } from '@ncv/protocol/crypto/rsa.ts'
import type { Reply } from '@ncv/protocol/message/board.ts'
import { boardUnitMs } from '@ncv/protocol/submission/case-time.ts'
import { formatBatch, sealBatch } from '@ncv/protocol/submission/batch.ts'
import { dayMs } from '@ncv/protocol/submission/daily-list.ts'
import { sealReply } from '@ncv/protocol/submission/reply.ts'
import type { Submission } from '@ncv/protocol/submission/seal.ts'
import { sealBox } from '@ncv/protocol/submission/seal.ts'
import { blindSign } from '@ncv/protocol/token/blind.ts'
import {
  finishTokens,
  formatIssuanceRequest,
  formatIssuanceResponse,
  issuanceRequest,
  parseIssuanceRequest,
  parseIssuanceResponse,
  prepareTokens,
} from '@ncv/protocol/token/issuance.ts'
import { parseToken, tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { NodeStage } from '../node/link/node-stage.ts'
import { HUB_URL, nodeStage, RELAY_URL, SLOT_MS, stagedNode, TIMING, WARNING } from '../node/link/node-stage.ts'
import { federationOf, fetchTokens, REPORT, reportKey, submissionOf } from '../support/contribution.ts'
import { testMember } from '../support/founded-hub.ts'
import { secondKey, twoTexts } from './named-lies.ts'
import { claim } from './step.ts'
import { CALL } from '../support/call.ts'

async function openStage(seed: string): Promise<NodeStage> {
  const stage = await nodeStage({ seed })
  await rotateEpoch(stage.hub)
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
  return stage
}

async function fillWallets(stage: NodeStage): Promise<void> {
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
}

async function concernsOf(node: NodeParty): Promise<string[]> {
  const { concerns } = (await node.handlers.status({}, CALL)) as StatusView
  return concerns.map(({ code }) => code)
}

/** A contribution in the queue of this node. @returns its id */
function queued(stage: NodeStage, index = 0): string {
  const { stores, self } = stagedNode(stage, index)
  const world = stage.federation.party(`node-${index + 1}`)
  const token = tokenToSpend(stores.wallet, stores.keys, self.opened, world)
  const signed = signContribution(REPORT, token, self.opened.origin)
  enqueue(stores.wallet, token, signed, 'i-1', world)
  return signed.id
}

type IssuerPair = Awaited<ReturnType<typeof generateIssuerKey>>

/** A reply to a request for tokens, all signed with this key, whatever was asked for. */
function signedWith({ privateKeyPkcs8 }: IssuerPair, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const key = parseRsaPrivateKey(privateKeyPkcs8)
  const { batches } = parseIssuanceRequest(body)
  return new Uint8Array(
    formatIssuanceResponse({ batches: batches.map(({ keyId, blinded }) => ({ keyId, signatures: blinded.map((each) => blindSign(key, each)) })) }),
  )
}

/** A node that takes whatever key it is given: when its token is spent, the hub reads off it which key that was. */
function namedByKey({ hub, federation }: NodeStage, special: IssuerPair): string {
  const given = { ...reportKey(hub, 0), spki: special.publicKeySpki }
  const pending = prepareTokens(federationOf(hub), given, 1, federation.party('control'))
  const reply = parseIssuanceResponse(signedWith(special, formatIssuanceRequest(issuanceRequest(pending))))
  const [token] = finishTokens(federationOf(hub), [given], pending, reply)
  return hex(parseToken((token as NonNullable<typeof token>).token).keyId)
}

/** Two keys for one purpose in the log: who is given which could be told apart. @param isHarmless there is one */
export async function secondIssuerKey(isHarmless: boolean): Promise<string> {
  const said = await secondKey(isHarmless)
  await using stage = await openStage('second-issuer-key')
  const second = await generateIssuerKey()
  const [usual, other] = [hex(tokenKeyId(reportKey(stage.hub, 0).spki)), namedByKey(stage, second)]
  claim(usual !== other, 'control: tokens of both keys look alike')
  return `${said}; control: a token tells under which of the two it was issued`
}

/**
 * The hub signs one node's tokens with a key that only this node gets, and would know its contribution by the key; and an epoch key is another
 * one for one node alone.
 *
 * @param isHarmless all get the same keys
 */
export async function specialKey(isHarmless: boolean): Promise<string> {
  await using stage = await openStage('special-key')
  const special = await generateIssuerKey()
  const victim = stagedNode(stage, 0)
  if (!isHarmless)
    stage.federation.host(HUB_URL, { fetch: async (request) => new Response(signedWith(special, new Uint8Array(await request.arrayBuffer()))) })
  await fillWallets(stage)
  const { state, code } = victim.stores.wallet.issuance(0) ?? {}
  claim(state === 'refused' && code === 'TOKEN_SIGNATURE', `expected TOKEN_SIGNATURE, the node has ${state} ${code ?? ''}`)
  claim(victim.stores.wallet.readyCount('report', [0]) === 0, 'the node keeps tokens of the special key')
  claim(namedByKey(stage, special) === hex(tokenKeyId(special.publicKeySpki)), 'control: the token does not show its key')
  const epoch = await twoTexts(isHarmless)
  return `${code}, nothing kept; epoch key: ${epoch}; control: a token of the special key names its member by the key's id`
}

/**
 * The relay takes a box, gives a receipt for it and lets the batch disappear. @param isHarmless it does not
 */
export async function droppedContribution(isHarmless: boolean): Promise<string> {
  await using stage = await openStage('dropped')
  await fillWallets(stage)
  const id = queued(stage)
  const { wallet } = stagedNode(stage).stores
  // The batch ends where the relay wants it to, and the receipt is true.
  const toHub = { fetch: () => new Response(null, { status: 200 }) }
  const honest = stage.hub
  for (const { node } of stage.nodes) node.start()
  const app = hubApp(honest)
  stage.federation.host(HUB_URL, { fetch: (request) => (!isHarmless && request.url.endsWith('/batch') ? toHub.fetch() : app.fetch(request)) })
  for (let i = 0; i < 16 && wallet.outgoing()[0]?.state !== 'delivered'; i++) await stage.federation.advance(SLOT_MS)
  claim(wallet.outgoing()[0]?.state === 'delivered', 'the node got no receipt')
  await days(stage, 2)
  const codes = await concernsOf(stagedNode(stage))
  claim(codes.includes('batch-unlogged'), `expected batch-unlogged, the node says ${codes.join(', ') || 'nothing'}`)
  claim(honest.intake.contributions().length === 0, 'the contribution was not dropped')
  const waiting = wallet.outgoing()[0]
  claim(waiting?.state === 'queued' || waiting?.state === 'sent' || waiting?.state === 'delivered', 'the node has given it up')
  // Whoever believes the receipt alone has a contribution that was delivered, and nobody has it.
  const control = `the receipt alone says „delivered“, and the hub has ${honest.intake.contributions().length} contributions`
  stage.federation.host(HUB_URL, app)
  for (let day = 0; day < 3 && honest.intake.contributions().length === 0; day++) await days(stage, 1)
  claim(
    honest.intake.contributions().some((each) => hex(each.id) === id),
    'it never arrives, not even when the relay is honest again',
  )
  return `batch-unlogged; what was dropped goes out again, sealed anew, and arrives; control: ${control}`
}

async function days(stage: NodeStage, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await stage.federation.advance(dayMs({ timing: TIMING }))
    await publishDailyList(stage.hub)
    await stage.witness()
    await stage.look()
    for (const { node } of stage.nodes) node.links.settlement.run()
  }
}

/** A node out of a backup: its wallet is empty, and it says so. @param isHarmless it was never lost */
export async function restoredNode(isHarmless: boolean): Promise<string> {
  await using stage = await openStage('restored-node')
  await fillWallets(stage)
  const node = stagedNode(stage)
  const [file, key] = [join(stage.root, 'backup-of-node'), join(stage.root, 'kept-apart.key')]
  await node.handlers.backup({ body: { path: file } }, CALL)
  writeFileSync(key, readFileSync(join(node.self.dir, 'vault.key')))
  const before = node.stores.wallet.readyCount('report', [0])
  claim(before > 0, 'there was nothing in the wallet to begin with')
  await node.stop()
  const copy = join(stage.root, 'wallet-copy.sqlite')
  copyFileSync(join(node.self.dir, 'wallet.sqlite'), copy)
  const dir = join(stage.root, 'restored')
  const world = stage.federation.party('node-1')
  await restoreNode(world, file, dir, key)
  const restored = openNode(world, isHarmless ? node.self.dir : dir)
  try {
    const codes = await concernsOf(restored)
    claim(codes.includes('restored'), `expected restored, the node says ${codes.join(', ') || 'nothing'}`)
    claim(restored.stores.wallet.readyCount('report', [0]) === 0, 'tokens came back with the backup')
  } finally {
    await restored.stop()
  }
  const double = await spentTwice(stage)
  return `restored: ${before} tokens before, none now, and the node says so; control: with the wallet brought back a token is spent twice (${double})`
}

/** What a wallet in a backup would do: both lives of the node spend the same token, the hub refuses the second and knows that they are one. */
async function spentTwice({ hub, federation }: NodeStage): Promise<string> {
  const world = federation.party('control')
  // Node 3 has fetched nothing for the next period: its tokens are asked for by hand.
  const member = { ...testMember('control'), id: [...hub.registry.members.keys()][2] as string }
  const [token] = fetchTokens(hub, member, world, 1, 1)
  const wallet = token as NonNullable<typeof token>
  const relay = testMember('restored-node relay')
  const send = async (slot: number, submission: Submission) => {
    const box = sealBox(hub.keys.box.publicKey, hub.opened.origin, submission, world)
    return await takeBatch(hub, formatBatch(sealBatch(relay.identity.seed, hub.opened.origin, slot, [box])))
  }
  await federation.advance(TIMING.periodMs)
  const slot = Math.floor((federation.now() - hub.opened.genesis.createdAt) / SLOT_MS)
  claim((await send(slot, submissionOf(hub, wallet)))?.accepted === 1, 'control: the first is not accepted')
  const again = await send(slot + 1, submissionOf(hub, wallet, { ...REPORT, rsit: 'malicious-code/worm' }))
  const code = Object.keys(again?.refused ?? {})[0] ?? 'nothing'
  claim(code === 'TOKEN_SPENT', `control: the second came out as ${code}`)
  return code
}

/** Looks after which a node has compared hub and mirror. */
const LOOKS = 10
const LOOK_MS = 40_000
const ANALYST = ed25519KeyPair(new Uint8Array(32).fill(7))

/**
 * A hub that puts its question before some of the nodes only, to see from which of them the answer comes: the file stands in a log that the
 * witnesses have not seen.
 *
 * @param isHarmless the witnesses see it
 */
export async function taggingHub(isHarmless: boolean): Promise<string> {
  await using stage = await openStage('tagging-hub')
  const { hub, federation } = stage
  hub.drafts.addAnalyst('anna', ANALYST.publicKey)
  await fillWallets(stage)
  const id = queued(stage)
  const { wallet } = stagedNode(stage).stores
  const box = sealBox(hub.keys.box.publicKey, hub.opened.origin, decode(wallet.contentOf(id)) as unknown as Submission, hub.world)
  const slot = Math.floor((federation.now() - hub.opened.genesis.createdAt) / SLOT_MS)
  await takeBatch(hub, formatBatch(sealBatch(testMember('tagging-hub relay').identity.seed, hub.opened.origin, slot, [box])))
  const said: Reply = { contribution: fromHex(id), number: 1, kind: 'question', text: 'Welche Version?' }
  addReply(hub, said, 'anna', signReplyDraft(ANALYST.seed, hub.opened.origin, said))
  await federation.advance(boardUnitMs(hub.opened.genesis))
  const [file, copy] = [join(stage.root, 'before-the-question'), join(stage.root, 'hub-for-the-others')]
  await writeBackup(hub.dir, file, (to) => hub.copyTo(to), federation.now)
  await restoreBackup(file, copy, federation.now)
  claim((await publishBoard(hub)) === 1, 'no board file went out')
  const index = hub.log.size() - 1
  const { origin } = hub.opened
  const key = caseOf(hub, fromHex(id)).xwPk as Uint8Array
  const victim = stagedNode(stage)
  const asked = (): boolean => {
    victim.links.board.readSome()
    return victim.stores.cases.book().replies.some((reply) => reply.contribution === id)
  }
  if (isHarmless) {
    await stage.witness()
    await stage.look()
  } else {
    // The mirror is cut off for the victim alone: it asks the hub, which shows it the file.
    federation.break(RELAY_URL, 'refuse', 'node-1')
    await victim.links.feed.poll()
    federation.mend(RELAY_URL, 'node-1')
  }
  claim(victim.stores.log.size() > index && victim.stores.log.entry(index)?.kind === 'board', 'the victim did not get the file')
  claim(!asked(), 'the victim has opened a question that no witness has seen')
  const code = await forked(stage, victim, copy)
  claim(code === 'LOG_FORK', `expected LOG_FORK, the node said ${code}`)
  claim(!asked(), 'the victim has opened it after all')
  // Without the rule: a file is read as it comes.
  victim.stores.cases.addBoard({ index, at: federation.now(), replies: [sealReply(key, origin, said, federation.party('control'))] })
  claim(asked(), 'control: the victim cannot open it at all')
  return `not opened while no quorum has seen it; when the others are shown a log without it: ${code}; control: read as it comes, the question opens at the one node that it is for`
}

/** The hub shows everybody else a log in which another entry stands in that place. */
async function forked(stage: NodeStage, victim: NodeParty, copy: string): Promise<string> {
  const hub = await stage.restartHub(copy)
  const sequencer = new Sequencer(hub.log, hub.files, hub.opened.logOrigin, hub.keys.identity.seed, hub.world, () => {})
  const payload = { ...WARNING, title: 'An der Stelle der Frage' } as unknown as Value
  await sequencer.append([
    compose(hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload }),
    compose(hub, { kind: 'warning', tlp: 'TLP:CLEAR', terms: 'n-cert', payload }),
  ])
  for (let look = 0; look < LOOKS && victim.links.feed.state().code === undefined; look++) {
    await stage.federation.advance(LOOK_MS)
    await victim.links.feed.poll()
  }
  return victim.links.feed.state().code ?? 'nothing'
}
