// SPDX-License-Identifier: EUPL-1.2
import { appendMembership } from '@ncv/federation/hub/membership/append.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mandateFrame, request } from '../../support/member-frames.ts'
import type { NodeStage } from '../link/node-stage.ts'
import { CALL, deliver, handlers, serviceStage, settle, stagedNode } from './service-stage.ts'

const LINES = { concerns: 'Ja, das Fachverfahren.', action: 'Nichts, wir spielen es ein.', until: 'Freitag', who: 'Rechenzentrum' }
let stage: NodeStage
let warning: number
beforeEach(async () => {
  stage = await serviceStage('annotations', 4)
  // 0 prepares warnings for 1 and 2; 3 is another member.
  await request(stage.hub, keysOf(0), 'declare-intermediary')
  for (const client of [1, 2]) await mandate(client, 0)
  warning = await stage.warn({}, 'TLP:GREEN')
  await settle(stage)
})
afterEach(async () => await stage[Symbol.asyncDispose]())

const code = (wanted: string, params: object = {}) => expect.objectContaining({ code: wanted, params: expect.objectContaining(params) as object })
const keysOf = (index: number) => stagedNode(stage, index).self.keys
async function mandate(principal: number, agent: number, scopes: Parameters<typeof mandateFrame>[3] = ['warnings']): Promise<void> {
  const frame = mandateFrame(stage.hub, keysOf(principal), keysOf(agent).id, scopes)
  await appendMembership(stage.hub, 'member', { change: { kind: 'mandate', frame } })
}
async function annotate(lines: Partial<typeof LINES> = {}, index = warning, node = 0) {
  await stage.federation.advance(1)
  return await handlers(stage, node).annotate({ params: { index }, body: { ...LINES, ...lines, isUrgent: true } }, CALL)
}
const shown = async (node: number) => (await handlers(stage, node).showWarning({ params: { index: warning } }, CALL)).annotations
const names = (list: readonly { readonly name: string }[]): string[] => list.map(({ name }) => name)

describe('an annotation of an intermediary', () => {
  test('stands beside the warning with its clients, and with nobody else; the warning is as it was', async () => {
    expect(names((await annotate()).clients).sort()).toEqual(['Gemeinde 2', 'Gemeinde 3'])
    await deliver(stage)
    for (const client of [1, 2]) {
      expect(await shown(client)).toMatchObject([{ ...LINES, tlp: 'TLP:GREEN', isOwn: false, author: { name: 'Gemeinde 1' } }])
      expect(await handlers(stage, client).showWarning({ params: { index: warning } }, CALL)).toMatchObject({ text: 'Links nicht öffnen.' })
    }
    expect(await shown(3)).toEqual([])
    expect(stagedNode(stage, 3).stores.post.received()).toEqual([])
    expect(await shown(0)).toMatchObject([{ isOwn: true }])
    expect(names((await handlers(stage, 1).listAnnotations({}, CALL)).annotators)).toEqual(['Gemeinde 1'])
  })

  test('is nothing that the hub can read', async () => {
    await annotate({ action: 'Geheimes Zeichen' })
    const [row] = stage.hub.post.mailbox(keysOf(1).id, 0, 9)
    expect(Buffer.from(row?.sealed ?? []).includes('Geheimes Zeichen')).toBe(false)
    expect(stage.hub.post.hubPosts(9)).toEqual([])
  })

  test('takes the place of the older one, also where the older one arrives later', async () => {
    await annotate({ until: 'morgen' })
    await annotate({ until: 'heute' })
    await deliver(stage)
    expect((await shown(1)).map(({ until }) => until)).toEqual(['heute'])
    const { services } = stagedNode(stage, 1).stores
    services.putAnnotation(
      { ...LINES, warning, until: 'gestern', author: keysOf(0).id, tlp: 'TLP:GREEN', sentAt: 1, clients: [] },
      stage.nodes[1]!.world,
    )
    expect((await shown(1)).map(({ until }) => until)).toEqual(['heute'])
  })

  test('is not written by a body without role or mandate, nor to a warning that is not there', async () => {
    await expect(annotate({}, warning, 3)).rejects.toThrow(code('ANNOTATION_NOBODY'))
    await expect(annotate({}, 999)).rejects.toThrow(code('WARNING_MISSING'))
  })

  test('is never labelled wider than its warning', async () => {
    const body = { ...LINES, isUrgent: true, tlp: 'TLP:CLEAR' as const }
    await expect((async () => handlers(stage).annotate({ params: { index: warning }, body }, CALL))()).rejects.toThrow(code('TLP_LOOSENED'))
  })

  test('leaves out clients that have not pledged themselves to TLP where its label asks for it, and names them', async () => {
    const body = { ...LINES, isUrgent: true, tlp: 'TLP:AMBER' as const }
    const { clients, unpledged } = await handlers(stage).annotate({ params: { index: warning }, body }, CALL)
    expect(clients).toEqual([])
    expect(names(unpledged).sort()).toEqual(['Gemeinde 2', 'Gemeinde 3'])
    expect(stagedNode(stage).stores.post.sent()).toEqual([])
  })
})

/** As a node that does not keep to the rules would send it. */
async function forge(from: number, to: number, more: object = {}, tlp: 'TLP:CLEAR' | 'TLP:GREEN' = 'TLP:GREEN'): Promise<void> {
  const content = encode({ warning, ...LINES, ...more })
  stagedNode(stage, from).stores.post.enqueue(
    { kind: 'annotation', to: [keysOf(to).id], content, tlp, terms: 'member', haste: 'now' },
    stage.nodes[from]!.world,
  )
  await deliver(stage)
}
const aside = (node: number): string[] =>
  stagedNode(stage, node)
    .stores.post.aside()
    .map((each) => each.code)

describe('a node refuses an annotation', () => {
  test('of somebody who is not its intermediary', async () => {
    await forge(3, 1)
    await request(stage.hub, keysOf(3), 'declare-intermediary')
    await settle(stage)
    await forge(3, 2)
    expect([aside(1), aside(2)]).toEqual([['ANNOTATION_REFUSED'], ['ANNOTATION_REFUSED']])
    expect([await shown(1), await shown(2)]).toEqual([[], []])
  })

  test('under a label wider than its warning, of another form, and to a warning that it does not have', async () => {
    await forge(0, 1, {}, 'TLP:CLEAR')
    await forge(0, 1, { warning: 999 })
    await forge(0, 1, { extra: 'Zeile' })
    expect(aside(1).sort()).toEqual(['ANNOTATION_REFUSED', 'ANNOTATION_REFUSED', 'POST_MALFORMED'])
    expect(await shown(1)).toEqual([])
  })

  test('of yesterday’s intermediary, and takes it when the log has brought the mandate', async () => {
    await mandate(1, 0, [])
    await mandate(3, 0)
    await stage.witness()
    // The author knows of the mandate, the client has not read it yet.
    await stage.federation.advance(40_000)
    await stagedNode(stage, 0).links.feed.poll()
    await forge(0, 3)
    expect(aside(3)).toEqual(['ANNOTATION_REFUSED'])
    await settle(stage)
    await forge(0, 1)
    expect(aside(1)).toEqual(['ANNOTATION_REFUSED'])
    expect((await shown(3)).map(({ who }) => who)).toEqual(['Rechenzentrum'])
    expect(aside(3)).toEqual([])
  })
})
