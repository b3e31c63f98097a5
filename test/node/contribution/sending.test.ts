// SPDX-License-Identifier: EUPL-1.2
/**
 * What was shown is what is sent, also after decisions; the command line as people use it.
 *
 * @module
 */
import { announceIssuerKeys } from '@ncv/federation/hub/issuer.ts'
import { nodeCommands } from '@ncv/node/cli.ts'
import { NODE_EXIT_CODES } from '@ncv/node/errors.ts'
import { NODE_TEXTS } from '@ncv/node/i18n/texts.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import type { Io } from '@ncv/runtime/process-io.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, TIMING } from '../link/node-stage.ts'
import { codeOfAsync } from './code-of.ts'
import { CALL } from '../../support/call.ts'

const IDENTITY = JSON.stringify({ name: 'Gemeinde Zwölfmoor', names: ['Zwölfmoor'], people: [{ name: 'Erika Musterfrau' }] })
const INCIDENT = JSON.stringify({
  title: 'Phishing',
  description: 'In Celle und Zwölfmoor kam um 09:42 Uhr eine Mail; in der Gemeinde, die als einzige eine Fähre hat, wurde geklickt.',
  rsit: 'fraud/phishing',
  vcv: 'Externer Angriff',
  indicators: [],
})
const REWORDED = { text: 'in der Gemeinde, die als einzige eine Fähre hat,', to: 'dort' }

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'review' })
  await announceIssuerKeys(stage.hub)
  await stage.witness()
  await stage.look()
})
afterEach(() => stage[Symbol.asyncDispose]())

async function incident(): Promise<string> {
  const { handlers, stores } = stagedNode(stage)
  stores.incidents.putIdentity(IDENTITY)
  return (await handlers.addIncident({ body: { json: INCIDENT } }, CALL)).id
}

const answers: string[] = []
const asked: string[] = []

async function ncv(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const io: Io = {
    out(text) {
      out += text
    },
    err(text) {
      err += text
    },
    async ask(question) {
      asked.push(question)
      return answers.shift()
    },
    env: {},
    isTty: false,
  }
  const code = await runCli({ name: 'ncv', commands: nodeCommands(), texts: NODE_TEXTS, exitCodes: NODE_EXIT_CODES }, argv, io)
  return { code, out, err }
}

test('a digest from before a decision sends nothing; the one shown after it sends exactly that text', async () => {
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  await stage.federation.advance(TIMING.periodMs / 15)
  for (const { node } of stage.nodes) await node.links.walletLink.tick()
  const { handlers, stores } = stagedNode(stage)
  const id = await incident()
  const before = await handlers.previewContribution({ params: { id } }, CALL)
  expect(before.report.description).toBeUndefined()
  expect(before.obstacles.map(({ field }) => field)).toContain('description')
  await handlers.review({ params: { id }, body: { keep: ['Celle'], replace: [REWORDED], undo: [] } }, CALL)
  expect(await codeOfAsync(async () => await handlers.contribute({ params: { id }, body: { digest: before.digest } }, CALL))).toBe(
    'CONTRIBUTION_CHANGED',
  )
  expect(stores.wallet.outgoing()).toEqual([])
  const after = await handlers.previewContribution({ params: { id } }, CALL)
  expect(after.report.description).toBe('In Celle und [Gemeinde] kam um [Uhrzeit] eine Mail; dort wurde geklickt.')
  expect(after.decisions).toEqual([
    { kind: 'keep', text: 'Celle' },
    { kind: 'replace', ...REWORDED },
  ])
  await handlers.contribute({ params: { id }, body: { digest: after.digest } }, CALL)
  expect(stores.wallet.outgoing()).toHaveLength(1)
})

test('a broken profile, or none, sends nothing, also with the digest of an earlier preview', async () => {
  const { handlers, stores } = stagedNode(stage)
  const id = await incident()
  const { digest } = await handlers.previewContribution({ params: { id } }, CALL)
  stores.incidents.putIdentity('{"name":"Gemeinde Zwölfmoor","spitznamen":[]}')
  for (const call of [
    async () => await handlers.contribute({ params: { id }, body: { digest } }, CALL),
    async () => await handlers.previewContribution({ params: { id } }, CALL),
    async () => await handlers.review({ params: { id }, body: { keep: ['Celle'], replace: [], undo: [] } }, CALL),
  ])
    expect(await codeOfAsync(call)).toBe('IDENTITY_MALFORMED')
  expect(stores.wallet.outgoing()).toEqual([])
})

test('--preview shows before, after and why and sends nothing; --keep, --replace and --undo decide, --show lists', async () => {
  const id = await incident()
  const { dir, node } = stage.nodes[0] ?? failed()
  await node.stop()
  const call = (...argv: string[]) => ncv('node', 'contribute', id, '--dir', dir, ...argv)
  const first = await call('--preview')
  expect(first.code).toBe(0)
  for (const part of ['[-Celle-] {+[Ort]+}', '[-09:42 Uhr-] {+[Uhrzeit]+}', 'anderer Ortsname', 'eigener Name', 'als einzige'])
    expect(first.out).toContain(part)
  const decided = await call('--preview', '--keep', 'Celle', '--replace', `${REWORDED.text}=${REWORDED.to}`)
  expect([decided.code, decided.err]).toEqual([0, ''])
  expect(decided.out).toContain('Beschreibung: In Celle und [Gemeinde] kam um [Uhrzeit] eine Mail; dort wurde geklickt.')
  expect((await call('--show')).out).toContain('„Celle“ bleibt stehen')
  const refused = await call('--preview', '--keep', 'Zwölfmoor')
  expect([refused.code, refused.out]).toEqual([1, ''])
  expect(refused.err).toContain('--keep, 1. Angabe')
  expect((await call('--preview', '--replace', 'ohne Trenner')).code).toBe(2)
  const undone = JSON.parse((await call('--preview', '--undo', 'Celle', '--json')).out) as { sent: boolean; preview: { decisions: unknown[] } }
  expect(undone).toMatchObject({ sent: false, preview: { decisions: [{ kind: 'replace' }] } })
})

test('a word that is also a place is asked about with its neighbours; Enter says place, and no answer says nothing', async () => {
  const { handlers, stores } = stagedNode(stage)
  stores.incidents.putIdentity(IDENTITY)
  const description = 'Die Leute aus Leer riefen an, das Leer war gemeint.'
  const { id } = await handlers.addIncident({ body: { json: JSON.stringify({ ...JSON.parse(INCIDENT), description }) } }, CALL)
  const { dir, node } = stage.nodes[0] ?? failed()
  await node.stop()
  const call = (...argv: string[]) => ncv('node', 'contribute', id, '--dir', dir, ...argv)
  const listed = (await call('--preview')).out
  expect(listed).toContain('„aus Leer riefen“: „Leer“ wird als Ort ersetzt')
  expect(listed).toContain('„das Leer war“: „Leer“ bleibt als Wort stehen')
  expect(asked).toEqual([])
  answers.push('', 'nein', 'n')
  const declined = JSON.parse((await call('--json')).out) as object
  expect(asked).toHaveLength(3)
  expect(declined).toMatchObject({
    sent: false,
    preview: { report: { description: 'Die Leute aus [Ort] riefen an, das Leer war gemeint.' }, doubts: [] },
  })
  expect((await call()).code).toBe(2)
  expect(asked).toHaveLength(4)
})

function failed(): never {
  throw new Error('no node')
}
