// SPDX-License-Identifier: EUPL-1.2
/**
 * What `npm run bench -- ui` measures, in a process of its own: prints one JSON object. `figures.ts <folder> <matches> <rounds> [broken]`
 *
 * @module
 */
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { buildUi } from '../../admin-ui/build.ts'
import type { Found, Typed, UiOptions } from '../bench/ui.ts'
import { HOUSES, WORDS } from '../bench/ui.ts'
import { launch, openReader, signIn } from './support/chromium.ts'
import { addressOf, foundStage, ncv, startParty, stopParty } from './support/stage.ts'

interface OwnAsset {
  readonly id: string
  readonly vendor?: string
  readonly product: string
  readonly version?: string
}

/** The demonstration's own inventory over and over, until its advisories give as many matches as are asked for. @returns CSV */
function inventoryOf(assets: readonly OwnAsset[], touched: ReadonlyMap<string, number>, wanted: number): string {
  const hit = assets.filter(({ id }) => touched.has(id))
  const each = [...touched.values()].reduce((sum, n) => sum + n, 0)
  const rows = ['id;vendor;product;version;office']
  for (let copy = 0; copy < Math.ceil(wanted / each); copy++) {
    const house = copy % HOUSES
    for (const { id, vendor = '', product, version = '' } of hit)
      rows.push(`${id}-${copy};${vendor};${house === 0 ? product : `${product} (Haus ${house})`};${version};Amt ${copy % 7}`)
  }
  return `${rows.join('\n')}\n`
}

function fill(node: string, folder: string, wanted: number): number {
  const { assets } = ncv(['node', 'inventory', 'list', '--dir', node]) as { assets: OwnAsset[] }
  const list = () => ncv(['node', 'matches', '--dir', node]) as { matches: { asset: { id: string } }[]; total: number }
  const before = list().matches.map(({ asset }) => asset.id)
  const touched = new Map([...new Set(before)].map((id) => [id, before.filter((other) => other === id).length]))
  const file = join(folder, 'inventory.csv')
  writeFileSync(file, inventoryOf(assets, touched, wanted))
  ncv(['node', 'inventory', 'import', '--dir', node, '--file', file, '--merge'])
  return list().total
}

/** Milliseconds from the start of the navigation until `selector` is on the page and painted. */
async function shown(page: Page, origin: string, path: string, selector: string): Promise<number> {
  await page.goto(`${origin}/ui/${path}`, { waitUntil: 'commit' })
  const found = await page.waitForFunction((wanted) => (document.querySelector(wanted) === null ? 0 : performance.now()), selector, {
    polling: 'raf',
    timeout: 60_000,
  })
  return (await found.jsonValue()) as number
}

/** Types one word at once, as a paste does: what a single key costs, with the longest list behind it. */
async function typed(page: Page, word: string): Promise<Typed> {
  return await page.evaluate(async (text) => {
    const input = document.querySelector<HTMLInputElement>('#main input[type=search]') as HTMLInputElement
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())))
    const start = performance.now()
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await frame()
    const letter = (await frame()) - start
    while (new URLSearchParams(location.search).get('q') !== text) await frame()
    // The frame after the address is the first in which the list can be known to be an older one.
    await frame()
    while (document.querySelector('.groups--stale') !== null) await frame()
    return { letter, list: performance.now() - start }
  }, word)
}

async function measure(dir: string, { matches, rounds, isBroken }: UiOptions): Promise<Found> {
  const total = fill(join(dir, 'node-1'), dir, matches)
  await startParty(dir, 'node-1')
  const browser = await launch()
  try {
    const reader = await openReader(browser, addressOf(dir, 'node-1'))
    const { page, address } = reader
    await signIn(reader)
    const cdp = await reader.context.newCDPSession(page)
    if (isBroken) await cdp.send('Emulation.setCPUThrottlingRate', { rate: 20 })
    // The first answer after a start reads everything: it counts as well, and stands alone.
    const start = [await shown(page, address.origin, '', '.tiles + .section [data-item]')]
    const again: number[] = []
    const list: number[] = []
    const typing: Typed[] = []
    for (let round = 0; round < rounds; round++) {
      again.push(await shown(page, address.origin, '', '.tiles + .section [data-item]'))
      list.push(await shown(page, address.origin, 'matches', '.group'))
      for (const word of WORDS.slice(0, isBroken ? 3 : WORDS.length)) typing.push(await typed(page, word))
    }
    return { start, again, list, typing, total }
  } finally {
    await browser.close()
    await stopParty(dir, 'node-1')
  }
}

const [folder = '', matches = '', rounds = '', broken] = process.argv.slice(2)
const dir = join(folder, 'stage')
const given = process.env['NCV_BROWSER_STAGE']
// An interface that was built elsewhere is taken as it is.
if (process.env['NCV_UI_DIR'] === undefined) await buildUi()
if (given === undefined) foundStage(dir)
else cpSync(given, dir, { recursive: true })
process.stdout.write(`${JSON.stringify(await measure(dir, { matches: Number(matches), rounds: Number(rounds), isBroken: broken === 'broken' }))}\n`)
