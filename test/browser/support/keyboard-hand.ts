// SPDX-License-Identifier: EUPL-1.2
/**
 * The hand that has no mouse: `Tab` and `Shift+Tab`, the skip link, `j` and `k` through lists, `Enter`, space, arrows, letters, `Escape`.
 *
 * It never puts the focus anywhere by itself. On its way it fails where the focus is lost, cannot be seen, is covered or does not move on.
 * Only the window in which the browser lets somebody choose a file is not the page's: its answer is given for it.
 *
 * @module
 */
import type { ElementHandle, Locator, Page } from 'playwright-core'
import type { Stop } from './focus-stop.ts'
import { lookAtFocus } from './focus-stop.ts'
import type { GivenFile, Hands } from './hand.ts'

/** Stops on the way to one element. */
const STOPS_MAX = 400
/** A date field has a stop for day, month, year and its calendar; one with a time has more. */
const STANDS_MAX = 8
/** Stops of one page that are walked through; lists go on in the same way. */
const WALK_MAX = 120
/** How often it looks for a focus that is nowhere: what was pressed may still be at work. */
const LOOKS_MAX = 40

export function keyboardHand(page: Page): Hands {
  const tap = (key: string) => page.keyboard.press(key)
  return {
    kind: 'keyboard',
    press: async (target) => {
      const element = await reach(page, target)
      await tap((await element.evaluate((each) => each.tagName === 'BUTTON')) ? 'Space' : 'Enter')
    },
    fill: (field, text) => fill(page, field, text),
    choose: (select, option) => choose(page, select, option),
    pick: (radio) => pick(page, radio),
    tick: async (box, isOn = true) => {
      await reach(page, box)
      if ((await box.isChecked()) !== isOn) await tap('Space')
    },
    bring: (field, file) => bring(page, field, file),
    leave: () => tap('Escape'),
  }
}

/** @throws Error naming the stops on the way where it is not reached, or where one of them has a fault */
async function reach(page: Page, target: Locator): Promise<ElementHandle<Element>> {
  await untilUsable(target)
  const passed: string[] = []
  let stands = 0
  const fail = (what: string): never => {
    throw new Error(`by keyboard: ${what}. Looked for ${target}. Passed: ${passed.join(' → ')}`)
  }
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    const wanted = (await target.elementHandle()) as ElementHandle<Element>
    const seen = stop === 0 ? await settled(wanted) : await wanted.evaluate(lookAtFocus)
    if (seen.faults.length > 0) fail(seen.faults.join('; '))
    // Between the last stop of a page and its first is the browser's own frame.
    if (seen.focus === 'lost' && stop === 0) fail('the focus was lost')
    if (seen.isReached) return wanted
    stands = seen.hasMoved ? 0 : stands + 1
    passed.push(seen.name)
    if (stands > STANDS_MAX) fail(`the focus does not leave ${seen.name}`)
    await page.keyboard.press(seen.nextKey)
  }
  return fail('not reached')
}

/** What cannot be used takes no focus: its time may still come. */
async function untilUsable(target: Locator): Promise<void> {
  await target.waitFor()
  const isUsable = await target.evaluate(async (element) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let frames = 0; element.matches(':disabled') && frames < 600; frames += 1) await frame()
    return !element.matches(':disabled')
  })
  if (!isUsable) throw new Error(`by keyboard: cannot be used: ${target}`)
}

/** Where the focus is once what was pressed is no longer at work. */
async function settled(wanted: ElementHandle<Element>): Promise<Stop> {
  for (let look = 1; ; look += 1) {
    const seen = await wanted.evaluate(lookAtFocus)
    if (seen.focus !== 'lost' || look === LOOKS_MAX) return seen
    await wanted.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
}

/** All stops of the page as it is, by `Tab` from its skip link on, and what is wrong with them. */
export async function walk(page: Page): Promise<{ readonly stops: number; readonly faults: readonly string[] }> {
  const somewhere = page.locator('body')
  const faults: string[] = []
  let stands = 0
  let stops = 0
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  while (stops < WALK_MAX) {
    await page.keyboard.press('Tab')
    const seen = await somewhere.evaluate(lookAtFocus)
    faults.push(...seen.faults)
    if (seen.focus !== 'set') break
    stands = seen.hasMoved ? 0 : stands + 1
    if (stands > STANDS_MAX) return { stops, faults: [...faults, `the focus does not leave ${seen.name}`] }
    stops += 1
  }
  return { stops, faults }
}

async function fill(page: Page, field: Locator, text: string): Promise<void> {
  const element = await reach(page, field)
  const type = await element.getAttribute('type')
  if (type === 'date') {
    // Day, month, year, as the languages of the interface write it.
    await page.keyboard.type(text.split('-').reverse().join(''))
    return
  }
  await page.keyboard.press('Control+A')
  if (text === '') await page.keyboard.press('Delete')
  else await page.keyboard.type(text)
}

async function choose(page: Page, select: Locator, option: string | { readonly index: number }): Promise<void> {
  await reach(page, select)
  const placeOf = () =>
    select.evaluate(
      (element, wanted) => {
        const { options, selectedIndex } = element as HTMLSelectElement
        const to = typeof wanted === 'string' ? [...options].findIndex(({ value }) => value === wanted) : wanted.index
        return { at: selectedIndex, to }
      },
      option as string | { index: number },
    )
  const start = await placeOf()
  if (start.to < 0) throw new Error(`${select} has no option ${JSON.stringify(option)}`)
  for (let { at, to } = start; at !== to; ) {
    await page.keyboard.press(at < to ? 'ArrowDown' : 'ArrowUp')
    const next = await placeOf()
    if (next.at === at) throw new Error(`by keyboard: the arrow does not move ${select}`)
    at = next.at
    to = next.to
  }
}

/** The focus enters a group at the button that is chosen; the arrows go on from there. */
async function pick(page: Page, radio: Locator): Promise<void> {
  await reach(page, radio)
  const where = () =>
    radio.evaluate((element) => {
      const wanted = element as HTMLInputElement
      const group = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(({ name }) => name === wanted.name)
      return { by: group.indexOf(wanted) - group.findIndex((each) => each.matches(':focus')), isChecked: wanted.checked, size: group.length }
    })
  const { size } = await where()
  for (let step = 0; step <= size; step += 1) {
    const { by, isChecked } = await where()
    if (by === 0) {
      if (!isChecked) await page.keyboard.press('Space')
      return
    }
    await page.keyboard.press(by > 0 ? 'ArrowDown' : 'ArrowUp')
  }
  throw new Error(`by keyboard: the arrows do not reach ${radio}`)
}

async function bring(page: Page, field: Locator, file: GivenFile): Promise<void> {
  await reach(page, field)
  const opened = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await opened).setFiles(file)
}
