// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's answers to its admin contract, one short function a route.
 *
 * @module
 */
import { hubHandlersOfCases } from './admin/case-handlers.ts'
import { hubHandlersOfCatalogue } from './admin/catalogue-handlers.ts'
import { hubHandlersOfCounts } from './admin/count-handlers.ts'
import { hubHandlersOfDrafts } from './admin/draft-handlers.ts'
import { hubHandlersOfWarnings } from './admin/warning-handlers.ts'
import { hubHandlersOfErasing } from './admin/erasing-handlers.ts'
import { hubHandlersOfMembers } from './admin/member-handlers.ts'
import { hubHandlersOfMotions } from './admin/motion-handlers.ts'
import { hubHandlersOfKeys } from './admin/key-handlers.ts'
import { hubHandlersOfLedger } from './admin/ledger-handlers.ts'
import { hubHandlersOfRetention } from './admin/retention-handlers.ts'
import { hubHandlersOfPost } from './admin/post-handlers.ts'
import { hubHandlersOfReleases } from './admin/release-handlers.ts'
import { hubHandlersOfAlarms, hubHandlersOfReports, hubHandlersOfRequests } from './admin/service-handlers.ts'
import { hubHandlersOfRecovery } from './admin/recovery-handlers.ts'
import type { Handlers } from '@ncv/protocol/admin/contract.ts'
import type { ContributionView, HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { base64, fromHex, hex } from '@ncv/protocol/bytes.ts'
import { assertEd25519Key } from '@ncv/protocol/crypto/ed25519.ts'
import { parsePayload } from '@ncv/protocol/envelope.ts'
import { hubKeyEntries } from '@ncv/protocol/membership/hub-key.ts'
import { genesisWords } from '@ncv/protocol/membership/words.ts'
import { Contribution } from '@ncv/protocol/message/contribution.ts'
import { accountHandlers } from '@ncv/runtime/account/account-handlers.ts'
import type { Validator } from '../csaf/validator.ts'
import { FederationError } from '../errors.ts'
import { FEDERATION_TEXTS } from '../i18n/texts.ts'
import { rootFromStore } from '../log/sequencer.ts'
import type { AcceptedContribution } from '../store/intake-store.ts'
import { writeBackup } from './backup.ts'
import { joinText } from './founding.ts'
import type { HubConfig } from './hub-config.ts'
import { hubHandlersOfJoining } from './joining/handlers.ts'
import type { Hub } from './party.ts'
import { importDocuments } from './publish/import.ts'
import { untilReady } from './readiness.ts'
import { waitingFigures } from './publish/waiting.ts'
import { serviceFigures } from './service/figures.ts'
import { withdraw } from './withdraw.ts'

/** Each in its own file. */
function handlersByNoun(hub: Hub, ready: () => Promise<void>) {
  return {
    ...hubHandlersOfDrafts(hub, ready),
    ...hubHandlersOfWarnings(hub),
    ...hubHandlersOfCounts(hub, ready),
    ...hubHandlersOfMotions(hub, ready),
    ...hubHandlersOfMembers(hub, ready),
    ...hubHandlersOfCatalogue(hub, ready),
    ...hubHandlersOfCases(hub),
    ...hubHandlersOfPost(hub),
    ...hubHandlersOfReleases(hub),
    ...hubHandlersOfErasing(hub, ready),
    ...hubHandlersOfRetention(hub),
    ...hubHandlersOfLedger(hub, ready),
    ...hubHandlersOfKeys(hub),
    ...hubHandlersOfRecovery(hub, ready),
    ...hubHandlersOfReports(hub),
    ...hubHandlersOfRequests(hub),
    ...hubHandlersOfAlarms(hub),
    ...hubHandlersOfJoining(hub),
    ...accountHandlers(hub.accounts, () => hub.world.now()),
  }
}

export function hubHandlers(hub: Hub, validator: () => Validator, config: HubConfig, patienceMs: number): Handlers<typeof HUB_ROUTES> {
  const ready = () => untilReady(hub, patienceMs)
  return {
    ...handlersByNoun(hub, ready),
    status: () => statusOf(hub),
    async importDocuments({ body: { path, ...options } }, { report, lang }) {
      const given = { ...(options.tlp === undefined ? {} : { tlp: options.tlp }), ...(options.terms === undefined ? {} : { terms: options.terms }) }
      const result = await importDocuments(hub, validator(), path, given, { lang, texts: FEDERATION_TEXTS }, report, ready)
      return { ...result, rejected: [...result.rejected] }
    },
    contributions: () => ({ contributions: hub.intake.contributions().map(viewOf) }),
    addAnalyst({ body: { id, key } }) {
      assertEd25519Key(fromHex(key, 32))
      if (!hub.drafts.addAnalyst(id, fromHex(key, 32))) throw new FederationError('ANALYST_EXISTS', { id })
      return { id }
    },
    analysts: () => ({ analysts: hub.drafts.analysts() }),
    async withdraw({ body }) {
      await ready()
      const { text, ...rest } = body
      return { index: await withdraw(hub, { ...rest, ...(text === undefined ? {} : { text }) }) }
    },
    async backup({ body }) {
      const written = await writeBackup(hub.dir, body.path, (file) => hub.copyTo(file), hub.world.now)
      hub.world.log.info('backup-written', { size: written.size })
      return written
    },
    joinFile: () => ({
      join: joinText(
        hub.opened,
        config.url,
        config.relayUrl,
        hub.witnesses.currentNote(),
        hubKeyEntries(hub.opened, hub.log.bodiesOfKind('hub-key')),
      ),
      words: genesisWords(hub.opened.origin),
      origin: hub.opened.logOrigin,
    }),
  }
}

function statusOf(hub: Hub) {
  const size = hub.log.size()
  const { shown, quorum } = hub.witnesses.progress()
  return {
    federation: hub.opened.genesis.name,
    origin: hub.opened.logOrigin,
    readiness: hub.witnesses.readiness(),
    size,
    root: base64(rootFromStore(hub.log, size)),
    witnessedSize: hub.witnesses.witnessedSize(),
    witnessesShown: shown,
    quorum,
    advisories: hub.advisories.count(),
    ...hub.intake.figures(),
    waiting: waitingFigures(hub),
    services: serviceFigures(hub),
  }
}

function viewOf({ id, payload, period }: AcceptedContribution): ContributionView {
  const { report, isExercise } = parsePayload(new Uint8Array(payload), Contribution)
  const { rsit, vcv, occurredDay, detectedDay, description, measures, indicators, leftOut } = report
  return {
    id: hex(id),
    period,
    rsit,
    vcv,
    indicators: [...indicators],
    leftOut: [...leftOut],
    isExercise,
    ...(occurredDay === undefined ? {} : { occurredDay }),
    ...(detectedDay === undefined ? {} : { detectedDay }),
    ...(description === undefined ? {} : { description }),
    ...(measures === undefined ? {} : { measures }),
  }
}
