// SPDX-License-Identifier: EUPL-1.2
/**
 * A long-running process ends in order.
 *
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SIGNALS = fileURLToPath(import.meta.resolve('@ncv/runtime/signals.ts'))

/** A process that opens two things and says when it is ready; the second takes for ever to close where `hangs`. */
function start(hangs: boolean) {
  const program = `
    import { runUntilSignal } from ${JSON.stringify(SIGNALS)}
    const keep = setInterval(() => {}, 1000)
    const reason = await runUntilSignal(async (stack) => {
      stack.defer(() => { console.log('first closed'); clearInterval(keep) })
      stack.defer(() => { console.log('second closed'); return ${hangs} ? new Promise(() => {}) : undefined })
      console.log('ready')
    }, { watchStdin: true })
    console.log(reason)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], { stdio: ['pipe', 'pipe', 'inherit'] })
  let out = ''
  const said = (word: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (out.includes(word)) resolve()
      }
      child.stdout.on('data', look)
      look()
    })
  child.stdout.on('data', (part) => {
    out += part
  })
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, lines: out.trim().split('\n') }))
  return { child, said, ended }
}

test('the first signal closes what was opened, the last first, and the process ends with 0', async () => {
  const { child, said, ended } = start(false)
  await said('ready')
  child.kill('SIGTERM')
  expect(await ended).toEqual({ code: 0, lines: ['ready', 'second closed', 'first closed', 'SIGTERM'] })
})

test('the second signal ends it at once', async () => {
  const { child, said, ended } = start(true)
  await said('ready')
  child.kill('SIGINT')
  await said('second closed')
  child.kill('SIGINT')
  expect(await ended).toEqual({ code: 130, lines: ['ready', 'second closed'] })
})

test('a child whose parent has gone ends as well', async () => {
  const { child, said, ended } = start(false)
  await said('ready')
  child.stdin.end()
  expect((await ended).lines.at(-1)).toBe('parent-gone')
})
