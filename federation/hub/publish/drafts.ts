// SPDX-License-Identifier: EUPL-1.2
/**
 * Own warnings under four eyes: one analyst signs the draft, another one its publication.
 *
 * Both sign the same bytes, the payload as it will stand in the log, with keys that they hold themselves. The hub keeps the
 * signatures; the log says `assessed` and names nobody.
 *
 * @module
 */
import type { SigningRole } from '@ncv/protocol/analyst/signing-input.ts'
import { draftSigningInput } from '@ncv/protocol/analyst/signing-input.ts'
import { fromHex, hex, utf8 } from '@ncv/protocol/bytes.ts'
import type { Value } from '@ncv/protocol/codec.ts'
import { signEd25519, verifyEd25519 } from '@ncv/protocol/crypto/ed25519.ts'
import { sha256 } from '@ncv/protocol/crypto/hash.ts'
import { encode } from '@ncv/protocol/encode.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { ProtocolError } from '@ncv/protocol/errors.ts'
import type { WarningText } from '@ncv/protocol/admin/hub-routes.ts'
import { Contribution } from '@ncv/protocol/message/contribution.ts'
import { Warning } from '@ncv/protocol/message/warning.ts'
import type { TlpLabel } from '@ncv/protocol/tlp.ts'
import { parseTlp } from '@ncv/protocol/tlp.ts'
import { FederationError } from '../../errors.ts'
import type { Draft } from '../../store/draft-store.ts'
import type { Hub } from '../party.ts'
import { noteAlarm } from '../service/alarms.ts'
import { compose } from './compose.ts'
import { warningFromReport } from './source-free.ts'

/** The draft by its id, which covers label and content, for this federation, as author or as approver. */
export function signDraft(seed: Uint8Array, origin: Uint8Array, role: SigningRole, id: Uint8Array): Uint8Array {
  return signEd25519(seed, draftSigningInput(origin, role, id))
}

export function draftId(tlp: string, warning: Uint8Array): string {
  return hex(sha256(utf8(`${tlp}\0`), warning))
}

/**
 * The payload of a warning out of what an analyst wrote, what a contribution says, or both (the analyst's words win).
 *
 * @throws FederationError `CONTRIBUTION_MISSING`, `DRAFT_MALFORMED` naming the field
 */
export function previewDraft(
  hub: Hub,
  text: Partial<WarningText> | undefined,
  contribution: string | undefined,
): { warning: Uint8Array; tlp: TlpLabel } {
  const fromSource = contribution === undefined ? {} : warningFromReport(reportOf(hub, contribution))
  const { tlp = 'TLP:GREEN', ...own } = text ?? {}
  const warning = { lane: 'assessed' as const, publisher: hub.opened.genesis.hub.name, isExercise: false, ...fromSource, ...own }
  return { warning: encode(checkWarning(warning) as unknown as Value), tlp }
}

function reportOf(hub: Hub, id: string): Contribution {
  const stored = hub.intake.contribution(fromHex(id, 32))
  if (stored === undefined) throw new FederationError('CONTRIBUTION_MISSING', { id })
  return parsePayload(stored.payload, Contribution)
}

function checkWarning(value: unknown): Warning {
  const parsed = Warning.safeParse(value)
  if (parsed.success) return parsed.data
  throw new FederationError('DRAFT_MALFORMED', { field: parsed.error.issues[0]?.path.join('.') || 'title' })
}

/**
 * Stores a draft that its author has signed.
 *
 * @param contribution from which it was made: whoever signs second can compare; nothing keeps it once the warning is published
 * @throws FederationError `ANALYST_UNKNOWN`, `ANALYST_KEY`, `DRAFT_MALFORMED`, `CONTRIBUTION_MISSING`
 */
export function addDraft(hub: Hub, warning: Uint8Array, tlp: TlpLabel, author: string, signature: Uint8Array, contribution?: string): Draft {
  try {
    parsePayload(warning, Warning)
  } catch (cause) {
    throw new FederationError('DRAFT_MALFORMED', cause instanceof ProtocolError ? cause.params : {}, { cause })
  }
  const id = draftId(tlp, warning)
  assertSigned(hub, author, 'author', id, signature)
  if (contribution !== undefined) reportOf(hub, contribution)
  const source = contribution === undefined ? null : fromHex(contribution, 32)
  hub.drafts.add({ id, warning, tlp, author, authorSignature: signature, contribution: source })
  return hub.drafts.get(id) as Draft
}

/** @throws FederationError `ANALYST_UNKNOWN`, `ANALYST_KEY` */
export function assertSigned(hub: Hub, analyst: string, role: SigningRole, id: string, signature: Uint8Array): void {
  const key = hub.drafts.analystKey(analyst)
  if (key === undefined) throw new FederationError('ANALYST_UNKNOWN', { id: analyst })
  if (!verifyEd25519(key, draftSigningInput(hub.opened.origin, role, fromHex(id)), signature))
    throw new FederationError('ANALYST_KEY', { id: analyst })
}

/** Takes away a draft that nobody has published. @throws FederationError `DRAFT_MISSING`, `DRAFT_PUBLISHED` */
export function discardDraft({ drafts }: Pick<Hub, 'drafts'>, id: string): void {
  const found = drafts.get(id)
  if (found === undefined) throw new FederationError('DRAFT_MISSING', { id })
  if (found.index !== null) throw new FederationError('DRAFT_PUBLISHED', { id })
  drafts.discard(id)
}

/**
 * Publishes a draft with the signature of a second analyst. Publishing it again answers with the same entry.
 *
 * @throws FederationError `DRAFT_MISSING`, `ANALYST_UNKNOWN`, `ANALYST_KEY`; ProtocolError `FOUR_EYES` for the author's own approval
 */
export async function publishDraft(hub: Hub, id: string, approver: string, signature: Uint8Array): Promise<{ index: number; tlp: string }> {
  const draft = hub.drafts.get(id)
  if (draft === undefined) throw new FederationError('DRAFT_MISSING', { id })
  if (draft.author === approver) throw new ProtocolError('FOUR_EYES', { id: approver })
  const { tlp } = draft
  assertSigned(hub, approver, 'approver', id, signature)
  if (draft.index !== null) return { index: draft.index, tlp }
  const entry = () =>
    compose(hub, {
      kind: 'warning',
      tlp: parseTlp(tlp),
      terms: 'n-cert',
      payload: parsePayload(draft.warning, Warning) as unknown as Value,
      alongside: (index) => {
        hub.drafts.published(id, approver, signature, index)
        noteAlarm(hub, index, parsePayload(draft.warning, Warning), parseTlp(tlp), hub.world.now())
      },
    })
  return { index: await hub.sequencer.append([entry]), tlp }
}
