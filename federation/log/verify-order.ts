// SPDX-License-Identifier: EUPL-1.2
/**
 * What must hold between entries: one key for each purpose, epochs and editions in order, references that lead back to a warning.
 *
 * A hub that attacks with keys must announce a second one; whoever looks at the whole log sees it (ncv-keys, section
 * "Key consistency").
 *
 * @module
 */
import { hex } from '@ncv/protocol/bytes.ts'
import type { PartHead } from '@ncv/protocol/catalogue/editions.ts'
import { headOf, orderOfEditions } from '@ncv/protocol/catalogue/editions.ts'
import { parseRsaPublicKey } from '@ncv/protocol/crypto/rsa.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { Entry } from '@ncv/protocol/log/entry.ts'
import { assertErasure } from '@ncv/protocol/log/erasing.ts'
import { epochPurposeOf } from '@ncv/protocol/log/broadcast-label.ts'
import type { Genesis } from '@ncv/protocol/message/genesis.ts'
import type { Epoch, EpochPurpose, HubKey, IssuerKeys, IssuerRevocation } from '@ncv/protocol/message/keys.ts'
import { WRAPS_PER_FILE } from '@ncv/protocol/message/keys.ts'
import { listDay } from '@ncv/protocol/submission/daily-list.ts'
import { tokenKeyId } from '@ncv/protocol/token/token.ts'
import type { CheckedEntry } from './verify-entry.ts'
import { within } from './verify-place.ts'

export interface EntryOrder {
  /** Takes the entries one after another. @throws ProtocolError with `index` */
  add(checked: CheckedEntry): Promise<void>
}

export function entryOrder(genesis: Genesis): EntryOrder {
  const labels: Pick<Entry, 'kind' | 'tlp' | 'body'>[] = []
  const keys = announcedKeys(genesis)
  const epochs = announcedEpochs(genesis)
  const catalogue = publishedEditions()
  const lists = dailyLists(genesis)

  function assertWarning(index: number, field: string, withdrawn?: Entry): void {
    const target = labels[index]
    if (target?.kind !== 'warning') throw new ProtocolError('ENTRY_MALFORMED', { field, found: index })
    // Exactly those who could read the warning can read its end.
    if (withdrawn !== undefined && target.tlp !== withdrawn.tlp) throw new ProtocolError('ENTRY_MALFORMED', { field: 'tlp', found: index })
  }

  function check({ index, entry, message }: CheckedEntry): void {
    epochs.assertUsable(entry)
    if (message?.kind === 'issuer-keys') keys.addIssuerKeys(message.payload)
    if (message?.kind === 'issuer-revocation') keys.addRevocation(message.payload)
    if (message?.kind === 'epoch') epochs.add(message.payload)
    if (entry.kind === 'intake') lists.add(index, entry)
    if (message?.kind === 'hub-key') keys.addHubKey(message.payload)
    if (message?.kind === 'warning' && message.payload.supersedes !== undefined) assertWarning(message.payload.supersedes, 'supersedes')
    if (message?.kind === 'withdrawal') assertWarning(message.payload.entry, 'entry', entry)
    if (message?.kind === 'erased') assertErasure(index, { entry, erased: message.payload }, (at) => labels[at])
    catalogue.add(index, entry, message?.kind === 'catalogue' ? headOf(index, entry.tlp, message.payload) : undefined)
  }

  return {
    async add(checked) {
      await within({ index: checked.index }, () => check(checked))
      labels.push({ kind: checked.entry.kind, tlp: checked.entry.tlp, body: checked.entry.body })
    },
  }
}

/** Without a key: the time of an entry says the day of its list. That nothing is listed twice, members check, who can read it. */
function dailyLists(genesis: Genesis) {
  let last: { readonly index: number; readonly day: number } | undefined
  return {
    /** @throws ProtocolError `INTAKE_ORDER` */
    add(index: number, { time }: Pick<Entry, 'time'>): void {
      const day = listDay(genesis, time)
      const isPart = last !== undefined && last.index === index - 1 && last.day === day
      if (day < 0 || (last !== undefined && day <= last.day && !isPart)) throw new ProtocolError('INTAKE_ORDER', { day })
      last = { index, day }
    },
  }
}

/** What is sealed cannot be read here: it may be what is missing. */
function publishedEditions() {
  const heads: PartHead[] = []
  const unread: number[] = []
  let isOpen = false

  return {
    /** @throws ProtocolError `CATALOGUE_PARTS`, `CATALOGUE_LOWER`, `CATALOGUE_GAP` */
    add(index: number, { kind }: Pick<Entry, 'kind'>, head: PartHead | undefined): void {
      if (head !== undefined) heads.push(head)
      else if (kind === 'catalogue') unread.push(index)
      else if (!isOpen) return
      const { pending, refused } = orderOfEditions(heads, unread, index + 1)
      isOpen = pending !== undefined
      const [code] = refused.values()
      if (code !== undefined) throw new ProtocolError(code, head === undefined ? {} : { edition: head.edition })
    },
  }
}

function announcedEpochs({ founders }: Pick<Genesis, 'founders'>) {
  const newest = new Map<EpochPurpose, number>()
  let files = Math.ceil((founders.length + 1) / WRAPS_PER_FILE)

  return {
    /** @throws ProtocolError `EPOCH_KEY_MISSING` (not announced before), `EPOCH_OLD` */
    assertUsable({ tlp, epoch }: Pick<Entry, 'tlp' | 'epoch'>): void {
      const purpose = epoch === 0 ? undefined : epochPurposeOf(tlp)
      if (purpose === undefined) return
      const current = newest.get(purpose) ?? 0
      if (epoch > current) throw new ProtocolError('EPOCH_KEY_MISSING', { epoch })
      // Whoever was shut out by the newer key could read on.
      if (epoch < current) throw new ProtocolError('EPOCH_OLD', { epoch })
    },

    /** @throws ProtocolError `KEY_DUPLICATE`, `SCHEMA_MISMATCH` */
    add({ purpose, epoch, wraps, previous }: Epoch): void {
      const next = (newest.get(purpose) ?? 0) + 1
      if (epoch < next) throw new ProtocolError('KEY_DUPLICATE', { epoch })
      if (epoch > next) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'epoch', found: epoch, expected: next })
      // Fewer files would have no slot for somebody: a way to leave members out. A slot is never given anew, so the files only become more.
      if (wraps.length < files) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'wraps', found: wraps.length, expected: files })
      if ((purpose === 'pledge' || epoch === 1) && previous !== undefined) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'previous' })
      files = wraps.length
      newest.set(purpose, epoch)
    },
  }
}

function announcedKeys(genesis: Genesis) {
  const periods = new Set<number>()
  const issuerKeys = new Set<string>()
  /** By key id, of what place it is. */
  const placeOf = new Map<string, string>()
  const revoked = new Set<string>()
  const hubKeys = [hex(genesis.hub.key)]

  return {
    /** @throws ProtocolError `KEY_DUPLICATE`, `KEY_INVALID`, `SCHEMA_MISMATCH` */
    addIssuerKeys({ period, keys }: IssuerKeys): void {
      if (periods.has(period)) throw new ProtocolError('KEY_DUPLICATE', { period })
      periods.add(period)
      const places = new Set<string>()
      for (const [i, { purpose, number, isSpare, spki }] of keys.entries()) {
        parseRsaPublicKey(spki)
        const isPlace = purpose === 'report' ? number === 0 : number >= 1 && number <= genesis.timing.countingKeys
        if (!isPlace) throw new ProtocolError('SCHEMA_MISMATCH', { field: `keys.${i}.number` })
        const place = `${purpose}/${number}/${isSpare ? 'spare' : 'first'}`
        if (places.has(place) || issuerKeys.has(hex(spki))) throw new ProtocolError('KEY_DUPLICATE', { period, field: `keys.${i}` })
        places.add(place)
        issuerKeys.add(hex(spki))
        placeOf.set(hex(tokenKeyId(spki)), `${period}/${purpose}/${number}`)
      }
    },

    /** @throws ProtocolError `SCHEMA_MISMATCH` for a key that was not announced for this place, `KEY_DUPLICATE` */
    addRevocation({ period, purpose, number, keyId }: IssuerRevocation): void {
      if (placeOf.get(hex(keyId)) !== `${period}/${purpose}/${number}`) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'keyId' })
      if (revoked.has(hex(keyId))) throw new ProtocolError('KEY_DUPLICATE', { field: 'keyId' })
      revoked.add(hex(keyId))
    },

    /** @throws ProtocolError `KEY_DUPLICATE`, `SCHEMA_MISMATCH` */
    addHubKey({ key, replaces }: HubKey): void {
      if (hex(replaces) !== hubKeys.at(-1)) throw new ProtocolError('SCHEMA_MISMATCH', { field: 'replaces' })
      if (hubKeys.includes(hex(key))) throw new ProtocolError('KEY_DUPLICATE', { field: 'key' })
      hubKeys.push(hex(key))
    },
  }
}
