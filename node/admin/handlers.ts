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
import type { Voting } from '../membership/voting.ts'
import type { Self } from '../self.ts'
import type { Stores } from '../store/stores.ts'
import { dueDays } from '../triage/due.ts'
import type { Triage } from '../triage/triage.ts'
import type { NodeHandlers } from './contract.ts'
import { caseHandlers } from './case.ts'
import { catalogueHandlers } from './catalogue.ts'
import { alarmHandlers } from './alarm.ts'
import { annotationHandlers } from './annotation.ts'
import { backupHandlers } from './backup.ts'
import { contributionHandlers } from './contribution.ts'
import { correctionHandlers } from './correction.ts'
import { doctorHandlers } from './doctor.ts'
import { exportHandlers } from './export.ts'
import { forwardingHandlers } from './forwarding.ts'
import { incidentHandlers } from './incident.ts'
import { inventoryHandlers } from './inventory.ts'
import { questionnaireHandlers } from './inventory-questionnaire.ts'
import { kevHandlers } from './kev.ts'
import { matchHandlers } from './match.ts'
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
import { statusHandlers } from './status.ts'
import { urgentHandlers } from './urgent.ts'
import { warningHandlers } from './warning.ts'
import { warningDiffHandlers } from './warning-diff.ts'

export function nodeHandlers(world: World, self: Self, stores: Stores, links: Links, triage: Triage, answers: Answers, voting: Voting): NodeHandlers {
  const table = dueDays(self.config.dueDays)
  // Not copied: who is a witness may change while the node runs.
  const live = Object.create(links, { voting: { value: voting } }) as Links & { readonly voting: typeof voting }
  return {
    ...statusHandlers(world, self, stores, live),
    ...inventoryHandlers(world, stores, links),
    ...questionnaireHandlers(world, stores, links),
    ...warningHandlers(world, stores, links.trust, triage, table, links.registry, self.keys.id),
    ...warningDiffHandlers(stores, links.documents),
    ...catalogueHandlers(world, stores, links.trust),
    ...matchHandlers(world, stores, links, triage, table),
    ...correctionHandlers(world, stores, links),
    ...kevHandlers(world, stores),
    ...rescanHandlers(world, stores, links),
    ...incidentHandlers(world, stores),
    ...placesHandlers(world, stores),
    ...contributionHandlers(world, self, stores, links),
    ...reviewHandlers(world, stores),
    ...retentionHandlers(world, stores, links.registry),
    ...caseHandlers(world, self, stores, links),
    ...urgentHandlers(self, stores, links),
    ...postHandlers(world, self, stores, links),
    ...reportHandlers(world, self, stores, links),
    ...requestHandlers(world, self, stores, links),
    ...annotationHandlers(world, self, stores, links),
    ...alarmHandlers(links),
    ...motionHandlers(world, self, stores, links, voting),
    ...membershipHandlers(world, self, stores, links),
    ...questionHandlers(stores, links, answers),
    ...forwardingHandlers(world, stores, links),
    ...releaseHandlers(world, self, stores, links),
    ...exportHandlers(stores, self, links.feed),
    ...backupHandlers(world, self, stores),
    ...applicationHandlers(joinedApplication(world, self, stores, links)),
    ...doctorHandlers(world, self, stores, live),
  }
}
