// SPDX-License-Identifier: EUPL-1.2
/**
 * The handlers of a node's admin interface, one file a noun; a route without one does not compile.
 *
 * @module
 */
import type { World } from '@ncv/protocol/world.ts'
import type { Answers } from '../count/answers.ts'
import { applicationHandlers, joinedApplication } from '../joining/handlers.ts'
import type { Links } from '../link/links.ts'
import type { Accounts } from '@ncv/runtime/account/accounts.ts'
import { accountHandlers } from '@ncv/runtime/account/account-handlers.ts'
import type { HouseMail } from '../mail/house-mail.ts'
import type { Voting } from '../membership/voting.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import { dueDays } from '../triage/due.ts'
import type { Triage } from '../triage/triage.ts'
import { MatchBoard } from '../warning/match-board.ts'
import type { NodeHandlers } from './contract.ts'
import { caseHandlers } from './case.ts'
import { catalogueHandlers } from './catalogue.ts'
import { alarmHandlers } from './alarm.ts'
import { assetHandlers } from './asset.ts'
import { annotationHandlers } from './annotation.ts'
import { backupHandlers } from './backup.ts'
import { contributionHandlers } from './contribution.ts'
import { correctionHandlers } from './correction.ts'
import { doctorHandlers } from './doctor.ts'
import { exportHandlers } from './export.ts'
import { forwardingHandlers } from './forwarding.ts'
import { incidentHandlers } from './incident.ts'
import { incidentBoardHandlers } from './incident-board.ts'
import { inventoryHandlers } from './inventory.ts'
import { questionnaireHandlers } from './inventory-questionnaire.ts'
import { kevHandlers } from './kev.ts'
import { logHandlers } from './log.ts'
import { mailHandlers } from './mail.ts'
import { managementHandlers } from './management.ts'
import { matchHandlers } from './match.ts'
import { matchChangeHandlers } from './match-change.ts'
import { matchListHandlers } from './match-list.ts'
import { membershipHandlers } from './membership.ts'
import { motionHandlers } from './motion.ts'
import { questionHandlers } from './question.ts'
import { releaseHandlers } from './release.ts'
import { reportHandlers } from './report.ts'
import { requestHandlers } from './request.ts'
import { rescanHandlers } from './rescan.ts'
import { retentionHandlers } from './retention.ts'
import { reviewHandlers } from './review.ts'
import { placesHandlers } from './places.ts'
import { postHandlers } from './post.ts'
import { settingsHandlers } from './settings.ts'
import { statusHandlers } from './status.ts'
import { todayHandlers } from './today.ts'
import { urgentHandlers } from './urgent.ts'
import { warningHandlers } from './warning.ts'
import { warningDiffHandlers } from './warning-diff.ts'

/** What works beside the links. */
export interface AtWork {
  readonly triage: Triage
  readonly answers: Answers
  readonly voting: Voting
  readonly mail: HouseMail
  readonly accounts: Accounts
}

/** Incidents, and all that is said to others. */
function outgoingHandlers(world: World, self: Self, stores: Stores, links: Links) {
  return {
    ...incidentHandlers(world, self, stores, links),
    ...incidentBoardHandlers(world, self, stores, links),
    ...placesHandlers(world, stores),
    ...contributionHandlers(world, self, stores, links),
    ...reviewHandlers(world, stores),
    ...caseHandlers(world, self, stores, links),
    ...urgentHandlers(self, stores, links),
    ...postHandlers(world, self, stores, links),
    ...reportHandlers(world, self, stores, links),
    ...requestHandlers(world, self, stores, links),
    ...annotationHandlers(world, self, stores, links),
    ...alarmHandlers(links),
    ...forwardingHandlers(world, stores, links),
    ...releaseHandlers(world, self, stores, links),
  }
}

export function nodeHandlers(
  world: World,
  self: Self,
  stores: Stores,
  links: Links,
  { triage, answers, voting, mail, accounts }: AtWork,
): NodeHandlers {
  const table = dueDays(self.config.dueDays)
  const board = new MatchBoard(stores, links.trust, world, table)
  // Not copied: who is a witness may change while the node runs.
  const live = Object.create(links, { voting: { value: voting } }) as Links & { readonly voting: typeof voting }
  return {
    ...statusHandlers(world, self, stores, live),
    ...inventoryHandlers(world, stores, links),
    ...questionnaireHandlers(world, stores, links),
    ...assetHandlers(world, stores, links, triage, table),
    ...warningHandlers(world, stores, links, triage, table, self.keys.id),
    ...warningDiffHandlers(stores, links.documents),
    ...catalogueHandlers(world, stores, links.trust),
    ...matchHandlers(world, stores, links, triage, board),
    ...matchChangeHandlers(world, stores, links, triage, board),
    ...matchListHandlers(world, stores, links, triage, board),
    ...todayHandlers(world, self, stores, live, triage, board),
    ...correctionHandlers(world, stores, links),
    ...kevHandlers(world, stores),
    ...rescanHandlers(world, stores, links),
    ...outgoingHandlers(world, self, stores, links),
    ...retentionHandlers(world, stores, links.registry),
    ...motionHandlers(world, self, stores, links, voting),
    ...membershipHandlers(world, self, stores, links),
    ...logHandlers(self, stores, links),
    ...settingsHandlers(self, links),
    ...questionHandlers(stores, links, answers),
    ...mailHandlers(world, stores, mail),
    ...accountHandlers(accounts, () => world.now()),
    ...managementHandlers(world, stores, links, answers, table),
    ...exportHandlers(stores, self, links.feed),
    ...backupHandlers(world, self, stores),
    ...applicationHandlers(joinedApplication(world, self, stores, links)),
    ...doctorHandlers(world, self, stores, live),
  }
}
