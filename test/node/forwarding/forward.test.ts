// SPDX-License-Identifier: EUPL-1.2
/** Passing warnings on, over a node's own interface: who may have them, what goes, what is kept. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rotateEpoch } from '@ncv/federation/hub/epochs.ts'
import { statusView } from '@ncv/node/admin/status.ts'
import type { ForwardUsed, ForwardWish } from '@ncv/node/forwarding/forward.ts'
import { planForwarding } from '@ncv/node/forwarding/forward.ts'
import type { StoredWarning } from '@ncv/node/store/warning-store.ts'
import { parseCsaf } from '@ncv/protocol/advisory/csaf.ts'
import { base64, fromBase64, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import type { Terms } from '@ncv/protocol/terms.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { baseDocument } from '../../federation/csaf/base-document.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { nodeStage, stagedNode, WARNING } from '../link/node-stage.ts'
import { CALL } from '../../support/call.ts'

const DAY_MS = 86_400_000

let stage: NodeStage
beforeEach(async () => {
  stage = await nodeStage({ seed: 'forwarding' })
  await rotateEpoch(stage.hub)
  await stage.witness()
  await stage.look()
})
afterEach(() => stage[Symbol.asyncDispose]())

const handlers = () => stagedNode(stage).handlers
const day = (days: number): string => new Date(stage.federation.now() + days * DAY_MS).toISOString().slice(0, 10)

async function warn(tlp: TlpLabel, terms: Terms = 'n-cert'): Promise<string> {
  const index = await stage.publish({ kind: 'warning', tlp, terms, payload: { ...WARNING } as unknown as Value })
  await stage.witness()
  await stage.look()
  return String(index)
}

const from = 'isb@stadt.example'
const forward = (wish: Omit<ForwardWish, 'from'>) =>
  Promise.resolve(handlers().forwardWarning({ body: { from, ...wish, to: [...wish.to] } as never }, CALL))
const list = async () => (await handlers().listForwardings({}, CALL)).forwardings

async function refusal(run: () => unknown): Promise<{ code: string; text: string }> {
  try {
    await run()
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code, text: JSON.stringify(error.params) }
    throw error
  }
  return { code: 'nothing was refused', text: '' }
}

async function fillRegister(): Promise<void> {
  const paper = { reference: 'AZ 1', from: day(-10), until: day(100) }
  const add = (handle: string, kind: 'supervision' | 'provider' | 'served', more: object = {}) =>
    handlers().addRecipient({ body: { handle, name: `Stelle ${handle}`, kind, mailbox: `${handle}@example.org`, ...more } }, CALL)
  await add('aufsicht', 'supervision')
  await add('mit', 'provider', { agreement: paper, pledge: paper })
  await add('ohne', 'provider', { agreement: paper })
  await add('alt', 'provider', { agreement: { ...paper, until: day(-1) }, pledge: paper })
  await add('dorf', 'served', { pledge: paper })
}

describe('a warning', () => {
  test('goes to whom label, terms and agreement allow, and is on record', async () => {
    await fillRegister()
    const warning = await warn('TLP:GREEN')
    const done = await forward({ warning, to: ['aufsicht', 'mit', 'dorf', 'own-body', stagedNode(stage, 1).self.keys.id] })
    expect(done.decisions.map(({ reason }) => reason)).toEqual(['label', 'papers', 'pledge', 'label', 'label'])
    expect(done.mails.map(({ eml }) => /^To: (.*)\r$/m.exec(eml)?.[1])).toEqual([
      'aufsicht@example.org',
      'mit@example.org',
      'dorf@example.org',
      'undisclosed-recipients:;',
      'undisclosed-recipients:;',
    ])
    expect(done.mails[0]?.eml).toContain('Links nicht =C3=B6ffnen.')
    expect((await list()).map(({ to, label, rule }) => [to, label, rule])).toEqual(
      [
        ['aufsicht', 'TLP:GREEN', 'label'],
        ['mit', 'TLP:GREEN', 'papers'],
        ['dorf', 'TLP:GREEN', 'pledge'],
        ['own-body', 'TLP:GREEN', 'label'],
        [stagedNode(stage, 1).self.keys.id, 'TLP:GREEN', 'label'],
      ].reverse(),
    )
  })

  test('goes to nobody where one of them may not have it, and the refusal says why and what would help', async () => {
    await fillRegister()
    const warning = await warn('TLP:GREEN')
    const { code, text } = await refusal(() => forward({ warning, to: ['aufsicht', 'ohne', 'alt', 'public'] }))
    expect(code).toBe('FORWARD_REFUSED')
    expect(text).toContain('ohne: Es ist keine geltende TLP-Erklärung verzeichnet (§ 8 Abs. 2). Abhilfe:')
    expect(text).toContain('alt: Die Vertraulichkeitsvereinbarung ist abgelaufen (§ 6 Abs. 2). Abhilfe:')
    expect(text).toContain('public: Öffentlich ist nur TLP:CLEAR.')
    expect(text).not.toContain('aufsicht:')
    expect(await list()).toEqual([])
  })

  test('is shown in a preview without a mail for those who may not have it, and without a record', async () => {
    await fillRegister()
    const warning = await warn('TLP:GREEN')
    const seen = await handlers().previewForwarding({ body: { warning, to: ['aufsicht', 'ohne'], from } }, CALL)
    expect(seen.decisions.map(({ to, allowed, obstacles }) => [to, allowed, obstacles])).toEqual([
      ['aufsicht', true, []],
      ['ohne', false, ['pledge-missing']],
    ])
    expect(seen.mails.map(({ to }) => to)).toEqual(['aufsicht'])
    expect(await list()).toEqual([])
  })

  test('may be tightened and then obeys the stricter label, never loosened', async () => {
    await fillRegister()
    const warning = await warn('TLP:GREEN')
    const amber = await forward({ warning, to: ['aufsicht'], label: 'TLP:AMBER', link: 'https://intern.example/1' })
    expect(amber.decisions[0]?.reason).toBe('amber-rule')
    expect(amber.mails[0]?.eml).toContain('Subject: [TLP:AMBER]')
    expect(amber.mails[0]?.eml).not.toContain('ffnen')
    expect((await refusal(() => forward({ warning, to: ['aufsicht'], label: 'TLP:AMBER+STRICT' }))).code).toBe('FORWARD_REFUSED')
    expect((await refusal(() => forward({ warning, to: ['own-body'], label: 'TLP:AMBER' }))).code).toBe('FORWARD_REASON')
    expect((await forward({ warning, to: ['own-body'], label: 'TLP:AMBER', reason: 'Leitung der IT' })).decisions[0]?.isNeedToKnow).toBe(true)
    expect((await refusal(() => forward({ warning, to: ['aufsicht'], label: 'TLP:CLEAR' }))).code).toBe('TLP_LOOSENED')
    expect((await list()).map(({ reason }) => reason)).toEqual(['Leitung der IT', undefined])
  })

  test('under TLP:CLEAR becomes public only where its terms allow it', async () => {
    expect((await refusal(async () => forward({ warning: await warn('TLP:CLEAR'), to: ['public'] }))).text).toContain('keine Veröffentlichung')
    expect((await forward({ warning: await warn('TLP:CLEAR', 'public-domain'), to: ['public'] })).decisions[0]?.reason).toBe('label')
  })

  test('may take its CSAF document along, under the label of the message', async () => {
    const warning = await warn('TLP:GREEN')
    const { stores, links } = stagedNode(stage)
    const own = stores.warnings.one(Number(warning)) as StoredWarning
    const advisory = { namespace: 'https://example.org', trackingId: 'WID-SEC-2026/1', version: '1' }
    const stored = { ...own, warning: { ...own.warning, advisory } }
    const used = {
      world: stage.nodes[0]!.world,
      stores: { warnings: { one: () => stored, byTrackingId: () => [] }, forwardings: stores.forwardings, incidents: stores.incidents },
      registry: links.registry,
      documents: { source: () => utf8(JSON.stringify(baseDocument())) },
    } as unknown as ForwardUsed
    const { document } = planForwarding(used, { warning, to: ['own-body'], from, label: 'TLP:AMBER', withDocument: true }, 'de')
    expect(document?.file).toBe('wid-sec-2026_1.json')
    expect(parseCsaf(fromBase64(document?.content ?? '')).tlp).toBe('TLP:AMBER')
    const refused = planForwarding(used, { warning, to: ['own-body', 'public'], from, withDocument: true }, 'de')
    expect(refused.document).toBeUndefined()
  })

  test('that is withdrawn is passed on to nobody', async () => {
    const warning = await warn('TLP:CLEAR')
    await stage.publish({ kind: 'withdrawal', tlp: 'TLP:CLEAR', terms: 'n-cert', payload: { entry: Number(warning), reason: 'wrong' } })
    await stage.look()
    expect((await refusal(() => forward({ warning, to: ['own-body'] }))).code).toBe('FORWARD_WITHDRAWN')
  })

  test('needs a sender, a recipient on record and a link that is one', async () => {
    const warning = await warn('TLP:CLEAR')
    const body = { warning, to: ['own-body'] }
    expect((await refusal(() => handlers().forwardWarning({ body }, CALL))).code).toBe('FORWARD_SENDER')
    stagedNode(stage).stores.incidents.putIdentity(JSON.stringify({ name: 'Stadt', mailboxes: ['post@stadt.example'] }))
    expect((await handlers().forwardWarning({ body }, CALL)).mails[0]?.eml).toContain('From: post@stadt.example')
    expect((await refusal(() => forward({ warning, to: ['niemand'] }))).code).toBe('RECIPIENT_MISSING')
    expect((await refusal(() => forward({ warning, to: ['own-body'], link: 'https://a\r\nBcc: b' }))).code).toBe('URL_MALFORMED')
    expect((await refusal(() => forward({ warning: '999', to: ['own-body'] }))).code).toBe('WARNING_MISSING')
    expect((await refusal(() => forward({ warning, to: ['own-body'], withDocument: true }))).code).toBe('FORWARD_NO_DOCUMENT')
  })
})

describe('the register', () => {
  test('is changed piece by piece and says which papers hold', async () => {
    await fillRegister()
    const paper = { reference: 'AZ 2', from: day(1) }
    const params = { handle: 'ohne' }
    expect(await handlers().changeRecipient({ params, body: { pledge: paper, mailbox: null } }, CALL)).toMatchObject({
      pledgeState: 'future',
      name: 'Stelle ohne',
    })
    const { recipients } = await handlers().listRecipients({}, CALL)
    expect(recipients.map(({ handle, agreementState, pledgeState }) => [handle, agreementState, pledgeState])).toEqual([
      ['alt', 'expired', 'valid'],
      ['aufsicht', 'none', 'none'],
      ['dorf', 'none', 'valid'],
      ['mit', 'valid', 'valid'],
      ['ohne', 'valid', 'future'],
    ])
    expect(recipients.find(({ handle }) => handle === 'ohne')?.mailbox).toBeUndefined()
    expect((await refusal(() => handlers().addRecipient({ body: { handle: 'ohne', name: 'X', kind: 'served' } }, CALL))).code).toBe(
      'RECIPIENT_EXISTS',
    )
    expect((await refusal(() => handlers().changeRecipient({ params, body: { pledge: { ...paper, until: day(0) } } }, CALL))).code).toBe(
      'RECIPIENT_MALFORMED',
    )
    await handlers().removeRecipient({ params }, CALL)
    expect((await refusal(() => handlers().removeRecipient({ params }, CALL))).code).toBe('RECIPIENT_MISSING')
  })

  test('is imported whole or not at all', async () => {
    await fillRegister()
    const csv = (text: string) => ({ body: { csv: base64(utf8(text)) } })
    const wrong = await handlers().importRecipients(csv('handle;name;kind\nneu;Neu;served\ndorf;Dorf;friend\n'), CALL)
    expect(wrong).toMatchObject({ isApplied: false, faults: [{ line: 3, field: 'kind' }] })
    expect((await handlers().listRecipients({}, CALL)).recipients).toHaveLength(5)
    const right = await handlers().importRecipients(csv('handle;name;kind\nneu;Neu;served\ndorf;Dorf;served\n'), CALL)
    expect(right).toMatchObject({ isApplied: true, added: ['neu'], changed: ['dorf'], same: 0 })
    expect((await handlers().listRecipients({}, CALL)).recipients).toHaveLength(6)
  })

  test('warns thirty days before a paper ends', async () => {
    const node = stagedNode(stage)
    const codes = (later: number) =>
      statusView({ now: () => stage.federation.now() + later }, node.self, node.stores, { ...node.links, voting: node.voting }, 'de').concerns.map(
        ({ code }) => code,
      )
    await handlers().addRecipient(
      { body: { handle: 'a', name: 'A', kind: 'served', pledge: { reference: 'R', from: day(-1), until: day(31) } } },
      CALL,
    )
    expect(codes(0)).not.toContain('recipients-expiring')
    expect(codes(2 * DAY_MS)).toContain('recipients-expiring')
  })

  test('and what was passed on lie sealed in the database', async () => {
    await fillRegister()
    await forward({ warning: await warn('TLP:GREEN'), to: ['aufsicht', 'mit'], reason: 'GEHEIMGRUND' })
    const file = join(stage.nodes[0]!.dir, 'node.sqlite')
    const bytes = `${readFileSync(file, 'latin1')}${readFileSync(`${file}-wal`, 'latin1')}`
    for (const word of ['aufsicht', 'Stelle mit', 'AZ 1', 'GEHEIMGRUND']) expect(bytes.includes(word)).toBe(false)
  })

  test('forgets what was passed on when its time is over', async () => {
    const warning = await warn('TLP:CLEAR')
    await forward({ warning, to: ['own-body'] })
    const { forwardings } = stagedNode(stage).stores
    const [first] = await list()
    forwardings.record([], stage.federation.now(), (first?.at ?? 0) - 1)
    expect(await list()).toHaveLength(1)
    forwardings.record([], stage.federation.now(), (first?.at ?? 0) + 1)
    expect(await list()).toHaveLength(0)
  })
})
