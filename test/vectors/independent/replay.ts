// SPDX-License-Identifier: EUPL-1.2
/**
 * Membership once more, from the public files of a log and its community keys: written from the specs, without a line of the product.
 *
 *     node test/vectors/independent/replay.ts <folder> <keys.json>
 *
 * Its own MessagePack reader, its own way through the files, signatures by jose, its own counting. It does not check the tree (that is
 * `ncv log verify`), nor who may read; it answers one question: who is a member, and by which votes.
 *
 * @module
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { argv, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { frameOf, hexOf, idOf } from './envelope.ts'
import { contentOf, entriesIn } from './files.ts'
import { bytesIn, fail, fieldsOf, numberIn, textIn, unpack } from './messagepack.ts'
import type { Result } from './told.ts'
import { alter, ask, collect, conclude, founded, signedBy } from './told.ts'

export interface IndependentResult {
  /** All who ever were members, in the order in which they became one. */
  readonly members: readonly { readonly id: string; readonly name: string; readonly state: string }[]
  readonly motions: readonly IndependentMotion[]
  /** Entries that do not hold. */
  readonly refused: readonly { readonly index: number; readonly why: string }[]
}

export interface IndependentMotion {
  readonly index: number
  readonly title: string
  readonly outcome: string
  readonly electorate: number
  readonly cast: number
  readonly results: readonly Result[]
}

/** @param folder of public files @param keysFile as `ncv node keys` and `ncv hub keys` write it */
export async function replayIndependently(folder: string, keysFile: string): Promise<IndependentResult> {
  const exported = JSON.parse(readFileSync(keysFile, 'utf8')) as { keys: { purpose: string; epoch: number; key: string }[] }
  const keys = new Map(exported.keys.filter(({ purpose }) => purpose === 'community').map(({ epoch, key }) => [epoch, Buffer.from(key, 'base64')]))
  const [line = '', count = '0'] = readFileSync(join(folder, 'checkpoint'), 'utf8').split('\n')
  const origin = Uint8Array.from(Buffer.from(line.split('/')[1] ?? '', 'hex'))
  const entries = entriesIn(folder, Number(count)).map((bytes) => fieldsOf(unpack(bytes)))
  const genesis = frameOf(contentOf(folder, bytesIn(entries[0] ?? {}, 'body'), origin, 0, keys))
  if (hexOf(idOf(genesis)) !== hexOf(origin)) fail('genesis')
  const told = founded(fieldsOf(unpack(genesis.payload)), origin)
  const refused: { index: number; why: string }[] = []
  for (const [index, entry] of entries.entries()) {
    const kind = textIn(entry, 'kind')
    if (!['motion', 'votes', 'tally', 'member'].includes(kind)) continue
    try {
      const frame = frameOf(contentOf(folder, bytesIn(entry, 'body'), origin, numberIn(entry, 'epoch'), keys))
      const { fields } = await signedBy(told, frame, kind, told.hubKey)
      const time = numberIn(entry, 'time')
      if (kind === 'motion') await ask(told, index, time, fields)
      else if (kind === 'votes') await collect(told, fields)
      else if (kind === 'tally') await conclude(told, time, fields)
      else await alter(told, index, time, fieldsOf(fields['change']))
    } catch (error) {
      refused.push({ index, why: error instanceof Error ? error.message : String(error) })
    }
  }
  return {
    members: [...told.bodies.values()].map(({ id, name, state }) => ({ id, name, state })),
    motions: [...told.questions.values()].map(({ index, title, outcome, electorate, ballots, results }) => ({
      index,
      title,
      outcome,
      electorate: electorate.size,
      cast: ballots.size,
      results,
    })),
    refused,
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = '.', keysFile = 'keys.json'] = argv.slice(2)
  if (!readdirSync(folder).includes('checkpoint')) fail(`${folder}: no checkpoint`)
  stdout.write(`${JSON.stringify(await replayIndependently(folder, keysFile), null, 2)}\n`)
}
