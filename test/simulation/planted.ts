// SPDX-License-Identifier: EUPL-1.2
/**
 * Planted faults: each changes one part of a party from outside, as a slip in that part would. A checker that does not find
 * them all proves nothing.
 *
 * @module
 */
import type { Hub } from '@ncv/federation/hub/party.ts'
import { base64, concat, utf8 } from '@ncv/protocol/bytes.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { signCheckpoint } from '@ncv/protocol/tlog/checkpoint.ts'
import { HOUSE_STEM } from './canaries.ts'
import type { Invariant } from './checker/checker.ts'
import { losesCommits } from './lost-commits.ts'
import type { Plant } from './run.ts'

export interface Planted {
  readonly name: string
  /** Any of these may be the first to see it. */
  readonly found: readonly Invariant[]
  /** Anew for every run: a fault may remember. */
  plant(): Plant
}

const OK = { status: 200, headers: {}, body: new Uint8Array() }
/** MessagePack of { receipts: [] }. */
const NO_RECEIPTS = Uint8Array.of(0x81, 0xa8, ...utf8('receipts'), 0x90)

export const PLANTED: readonly Planted[] = [
  {
    name: 'hub: commits are acknowledged and not on the disk',
    found: ['acknowledged-in-log', 'checkpoint-prefix'],
    plant: () =>
      losesCommits('hub', 'hub.sqlite', ({ hub }, copy) => {
        if (hub === undefined) return
        const append = hub.sequencer.append.bind(hub.sequencer)
        hub.sequencer.append = (entries) => {
          copy()
          return append(entries)
        }
      }),
  },
  {
    name: 'hub: an entry is acknowledged before it is written',
    found: ['acknowledged-in-log'],
    plant: () => ({
      hub(hub) {
        const append = hub.sequencer.append.bind(hub.sequencer)
        hub.sequencer.append = (entries) => {
          const index = hub.log.size()
          hub.world.timer(500, async () => void (await append(entries)))
          return Promise.resolve(index)
        }
      },
    }),
  },
  {
    name: 'hub: a daily list keeps back what was accepted',
    found: ['listed-once'],
    plant: () => ({
      hub({ ledger }) {
        const [unlisted, setListed] = [ledger.unlisted.bind(ledger), ledger.setListed.bind(ledger)]
        ledger.unlisted = () => ({ ...unlisted(), marks: [] })
        ledger.setListed = (day) => setListed(day, unlisted())
      },
    }),
  },
  {
    name: 'hub: a batch that was listed still waits',
    found: ['listed-once'],
    plant: () => ({
      hub({ ledger }) {
        const setListed = ledger.setListed.bind(ledger)
        ledger.setListed = (day, { marks }) => setListed(day, { marks, batches: [] })
      },
    }),
  },
  {
    name: 'hub: a second history is signed after the restart',
    found: ['checkpoint-prefix'],
    plant: () => {
      let isFirst = true
      return {
        hub(hub) {
          if (!isFirst) void hub.files.put('checkpoint', forged(hub))
          isFirst = false
        },
      }
    },
  },
  {
    name: 'hub: the published head falls back',
    found: ['acknowledged-in-log'],
    plant: () => {
      const seen: Uint8Array[] = []
      return {
        hub({ files }) {
          const put = files.put.bind(files)
          files.put = (path, bytes) => {
            if (path !== 'checkpoint') return put(path, bytes)
            seen.push(bytes)
            return put(path, seen.length % 3 === 0 ? (seen[0] ?? bytes) : bytes)
          }
        },
      }
    },
  },
  {
    name: 'hub: bodies are not published',
    found: ['log-entry', 'acknowledged-in-log'],
    plant: () => ({
      hub({ log }) {
        const bodies = log.bodies.bind(log)
        log.bodies = (from, to) => bodies(from, to).filter((_, i) => i % 2 === 1)
      },
    }),
  },
  {
    name: 'hub: every warning goes out in clear',
    found: ['label-kept', 'no-canary'],
    plant: () => ({
      hub({ drafts }) {
        const get = drafts.get.bind(drafts)
        drafts.get = (id) => {
          const draft = get(id)
          return draft === undefined ? undefined : { ...draft, tlp: 'TLP:CLEAR' }
        }
      },
    }),
  },
  {
    name: 'hub: a draft is published at every attempt',
    found: ['effect-once'],
    plant: () => ({
      hub({ drafts, sequencer }) {
        const append = sequencer.append.bind(sequencer)
        // No answer comes, so that people try again.
        sequencer.append = async (entries) => {
          const index = await append(entries)
          return typeof entries[0] === 'function' ? await new Promise<number>(() => {}) : index
        }
        const get = drafts.get.bind(drafts)
        drafts.get = (id) => {
          const draft = get(id)
          return draft === undefined ? undefined : { ...draft, index: null }
        }
        drafts.published = () => {}
      },
    }),
  },
  {
    name: 'hub: a spent token is not remembered',
    found: ['token-once', 'listed-once'],
    plant: () => ({
      hub({ intake }) {
        const accept = intake.accept.bind(intake)
        intake.accept = (nonce, contribution, xwPk) => accept(sha256(concat(nonce, contribution.id)), contribution, xwPk)
      },
    }),
  },
  {
    name: 'hub: a contribution that comes again is a new one',
    found: ['effect-once', 'listed-once'],
    plant: () => {
      let count = 0
      return {
        hub({ intake }) {
          const accept = intake.accept.bind(intake)
          intake.hasBatch = () => false
          intake.accept = (nonce, contribution, xwPk) => {
            count++
            const other = { ...contribution, id: sha256(concat(contribution.id, utf8(String(count)))) }
            return accept(sha256(concat(nonce, utf8(String(count)))), other, xwPk)
          }
        },
      }
    },
  },
  {
    name: 'hub: a batch is confirmed and thrown away',
    found: ['liveness'],
    plant: () => ({ interloper: (_from, to, request) => (to === 'hub' && request.url.endsWith('/batch') ? OK : request) }),
  },
  {
    name: 'hub: contributions are lost in a crash after they were confirmed',
    found: ['acknowledged-in-log', 'liveness'],
    plant: () =>
      losesCommits('hub', 'hub.sqlite', ({ hub }, copy) => {
        if (hub === undefined) return
        const add = hub.intake.hasBatch.bind(hub.intake)
        hub.intake.hasBatch = (root) => {
          copy()
          return add(root)
        }
      }),
  },
  {
    name: 'hub: members get another community key than the one in use',
    found: ['liveness'],
    plant: () => ({
      hub({ issuing }) {
        const newest = issuing.newestEpoch.bind(issuing)
        issuing.newestEpoch = (purpose) => {
          const epoch = newest(purpose)
          return epoch === undefined ? undefined : { ...epoch, key: sha256(epoch.key ?? new Uint8Array()) }
        }
      },
    }),
  },
  {
    name: 'hub: cosignatures are dropped',
    found: ['liveness'],
    plant: () => ({
      hub({ witnesses }) {
        witnesses.addCosignature = () => Promise.resolve()
      },
    }),
  },
  {
    name: 'relay: boxes are taken and thrown away',
    found: ['liveness'],
    plant: () => ({
      interloper: (_from, to, request) => (to === 'relay' && request.url.includes('/slot/') ? { ...OK, body: NO_RECEIPTS } : request),
    }),
  },
  {
    name: 'node: entries are stored in another order',
    found: ['node-prefix'],
    plant: () => ({
      node({ stores: { log } }) {
        const append = log.append.bind(log)
        log.append = (step, now) => append({ ...step, entries: [...step.entries].reverse() }, now)
      },
    }),
  },
  {
    name: 'node: an entry is skipped',
    found: ['node-prefix'],
    plant: () => ({
      node({ stores: { log } }) {
        const append = log.append.bind(log)
        log.append = (step, now) => append({ ...step, entries: step.entries.slice(1) }, now)
      },
    }),
  },
  {
    name: 'node: the log falls back in a crash',
    found: ['node-prefix'],
    plant: () =>
      losesCommits('node-1', 'node.sqlite', ({ node }, copy) => {
        if (node === undefined) return
        const append = node.stores.log.append.bind(node.stores.log)
        node.stores.log.append = (step, now) => {
          copy()
          append(step, now)
        }
      }),
  },
  {
    name: 'node: a message that comes again has its effect again',
    found: ['effect-once'],
    plant: () => ({
      node({ stores: { log } }) {
        log.isFirst = () => true
      },
    }),
  },
  {
    name: 'node: a label is shown wider than it is',
    found: ['label-kept'],
    plant: () => ({
      node({ stores: { warnings } }) {
        const all = warnings.all.bind(warnings)
        warnings.all = () => all().map((row) => ({ ...row, tlp: 'TLP:CLEAR' as const }))
      },
    }),
  },
  {
    name: 'node: a reply is kept twice',
    found: ['reply-once'],
    plant: () => ({
      node({ stores: { cases } }) {
        const read = cases.read.bind(cases)
        cases.read = (index, found, before) => read(index, [...found, ...found.map((each) => ({ ...each, number: each.number + 1 }))], before)
      },
    }),
  },
  {
    name: 'node: a reply is read out of something that is no file of the board',
    found: ['reply-once'],
    plant: () => ({
      node({ stores: { cases } }) {
        const read = cases.read.bind(cases)
        cases.read = (index, found, before) =>
          read(
            index,
            found.map((each) => ({ ...each, index: 0 })),
            before,
          )
      },
    }),
  },
  {
    name: 'node: an edition of the catalogue is in force with its first part',
    found: ['catalogue-whole'],
    plant: () => ({
      node({ stores: { catalogue } }) {
        const heads = catalogue.heads.bind(catalogue)
        catalogue.heads = () => heads().map((head) => ({ ...head, part: 1, parts: 1 }))
      },
    }),
  },
  {
    name: 'node: a header names the house',
    found: ['no-canary'],
    plant: () => ({
      leaving: (_name, request) => ({ ...request, headers: { ...request.headers, 'user-agent': base64(utf8(`ncv ${HOUSE_STEM}dorf`)) } }),
    }),
  },
  {
    name: 'node: the report is made of the notes',
    found: ['no-canary'],
    plant: () => ({
      node({ stores: { incidents } }) {
        const one = incidents.one.bind(incidents)
        incidents.identity = () => JSON.stringify({ name: 'Gemeinde Anderswo', names: ['Anderswo'], people: [] })
        incidents.one = (id) => {
          const incident = one(id)
          if (incident === undefined) return undefined
          const { notes, ...rest } = JSON.parse(incident.json) as { notes: string }
          return {
            ...incident,
            json: JSON.stringify({
              ...rest,
              title: 'Vorfall',
              notes: '',
              assets: [],
              people: [],
              indicators: [{ type: 'file', value: notes.split(' ')[0] }],
            }),
          }
        }
      },
    }),
  },
  {
    name: 'node: the wallet comes out of a backup',
    found: ['liveness'],
    plant: () =>
      losesCommits('node-1', 'wallet.sqlite', ({ node }, copy) => {
        if (node === undefined) return
        const { wallet } = node.stores
        const enqueue = wallet.enqueue.bind(wallet)
        wallet.enqueue = (...args) => {
          copy()
          enqueue(...args)
        }
      }),
  },
  {
    name: 'hub: a changed answer is counted beside the old one',
    found: ['count-exact'],
    plant: () => ({
      hub({ counts }) {
        const accept = counts.accept.bind(counts)
        counts.accept = (nonce, answer) => accept(sha256(concat(nonce, Uint8Array.of(answer.counter))), answer)
      },
    }),
  },
  {
    name: 'node: what was sent counts as accepted',
    found: ['liveness'],
    plant: () => ({
      node({ stores: { wallet } }) {
        const useSlot = wallet.useSlot.bind(wallet)
        wallet.useSlot = (sent) => {
          useSlot(sent)
          wallet.settle([], ({ id }) => (id === sent.outgoing ? { state: 'accepted' } : undefined))
        }
      },
    }),
  },
]

function forged({ opened, keys, log }: Hub): Uint8Array {
  return signCheckpoint({ origin: opened.logOrigin, size: log.size(), root: sha256(utf8('another history')) }, keys.identity.seed)
}
