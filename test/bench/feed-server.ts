// SPDX-License-Identifier: EUPL-1.2
/**
 * Serves the site of the feed benchmark, as a process of its own so that it takes no time from the reader.
 *
 *     node feed-server.ts <site> <round-trip ms> <Mbit/s>      0 0: no line, loopback as it is
 *
 * The line is the same for everybody who reads: an answer begins one round trip after its request and its bytes pass one after
 * another at the line's rate. Prints its port and runs until standard input ends.
 *
 * @module
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '@ncv/runtime/http-server.ts'
import { LOG_FILES, staticFiles } from '@ncv/runtime/static-files.ts'

const [site = '', roundTripMs = '0', mbit = '0'] = process.argv.slice(2)
const log = staticFiles(join(site, 'public'), LOG_FILES)
const baseline = staticFiles(site, [{ path: /^(?:raw|doc)\/[0-9]{1,7}$/, contentType: 'application/octet-stream', cache: 'revalidate' }])

let lineFreeAt = 0

/** When the last byte of an answer of this length has come through the line. */
async function throughLine(length: number): Promise<void> {
  const now = performance.now()
  lineFreeAt = Math.max(lineFreeAt, now) + (Number(mbit) === 0 ? 0 : (length * 8) / (Number(mbit) * 1000))
  const delay = lineFreeAt - now + Number(roundTripMs)
  if (delay > 0.5) await wait(delay)
}

const server = await serve(
  {
    async fetch(request) {
      const reply = await (new URL(request.url).pathname.startsWith('/log/') ? log.serve(request, '/log/') : baseline.serve(request))
      const body = await reply.arrayBuffer()
      await throughLine(body.byteLength)
      return new Response(body, { status: reply.status, headers: reply.headers })
    },
  },
  { host: '127.0.0.1', port: 0 },
)
process.stdout.write(`${server.port}\n`)
process.stdin.resume()
process.stdin.on('end', () => void server.close())
