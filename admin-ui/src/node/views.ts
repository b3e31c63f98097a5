// SPDX-License-Identifier: EUPL-1.2
/**
 * The node's views by address; each is loaded when it is first shown.
 *
 * @module
 */
import type { ViewTable } from '../app/views.tsx'

export const VIEWS: ViewTable = {
  '': () => import('../views/node/start.tsx'),
  matches: () => import('../views/node/matches.tsx'),
  'matches/:asset/:advisory': () => import('../views/node/match.tsx'),
  corrections: () => import('../views/node/corrections.tsx'),
  warnings: () => import('../views/node/warnings.tsx'),
  'warnings/:index': () => import('../views/node/warning.tsx'),
  'warnings/:index/diff': () => import('../views/node/warning-diff.tsx'),
  'warnings/:index/forward': () => import('../views/node/forward.tsx'),
  inventory: () => import('../views/node/inventory.tsx'),
  'inventory/asset': () => import('../views/node/asset.tsx'),
  'inventory/edit': () => import('../views/node/asset-edit.tsx'),
  'inventory/import': () => import('../views/node/inventory-import.tsx'),
  'inventory/questionnaire': () => import('../views/node/questionnaire.tsx'),
  catalogue: () => import('../views/node/catalogue.tsx'),
  'catalogue/product': () => import('../views/node/catalogue-product.tsx'),
  management: () => import('../views/node/management.tsx'),
  'settings/mail': () => import('../views/node/settings-mail.tsx'),
  incidents: () => import('../views/node/incidents.tsx'),
  'incidents/new': () => import('../views/node/incident-edit.tsx'),
  'incidents/:id': () => import('../views/node/incident.tsx'),
  'incidents/:id/edit': () => import('../views/node/incident-edit.tsx'),
  'incidents/:id/contribute': () => import('../views/node/contribute.tsx'),
  'incidents/:id/report': () => import('../views/node/named-report.tsx'),
  contributions: () => import('../views/node/contributions.tsx'),
  'named-reports': () => import('../views/node/named-reports.tsx'),
  identity: () => import('../views/node/identity.tsx'),
  cases: () => import('../views/node/cases.tsx'),
  'cases/:id': () => import('../views/node/case.tsx'),
  questions: () => import('../views/node/questions.tsx'),
  'questions/:index': () => import('../views/node/question.tsx'),
  post: () => import('../views/node/post.tsx'),
  'post/sent': () => import('../views/node/post.tsx'),
  'post/new': () => import('../views/node/post-write.tsx'),
  'post/recipients': () => import('../views/node/recipients.tsx'),
  'post/forwardings': () => import('../views/node/forwarding-register.tsx'),
  'post/releases': () => import('../views/node/releases.tsx'),
  'post/annotations': () => import('../views/node/annotations.tsx'),
  'post/:id': () => import('../views/node/post-thread.tsx'),
  requests: () => import('../views/node/requests.tsx'),
  'requests/new': () => import('../views/node/request-new.tsx'),
  'requests/:id': () => import('../views/node/request.tsx'),
  alarms: () => import('../views/node/alarms.tsx'),
  votes: () => import('../views/node/votes.tsx'),
  'votes/new': () => import('../views/node/motion-new.tsx'),
  'votes/:motion': () => import('../views/node/motion.tsx'),
  federation: () => import('../views/node/federation.tsx'),
  'federation/own': () => import('../views/node/own-membership.tsx'),
  'federation/hub': () => import('../views/node/hub-deeds.tsx'),
  'federation/application': () => import('../views/node/application.tsx'),
  'federation/members/:id': () => import('../views/node/member.tsx'),
  settings: () => import('../views/node/settings.tsx'),
  'settings/backup': () => import('../views/node/backup.tsx'),
  'settings/retention': () => import('../views/node/retention.tsx'),
  'settings/who-sees': () => import('../views/node/who-sees.tsx'),
  account: () => import('../views/shared/own-account.tsx'),
  accounts: () => import('../views/shared/accounts.tsx'),
  audit: () => import('../views/shared/audit.tsx'),
  'audit/:id': () => import('../views/shared/audit-events.tsx'),
}

/** Without a session. */
export const OPEN_VIEWS: ViewTable = {
  'set-up': () => import('../views/shared/set-up.tsx'),
  'provider-return': () => import('../views/shared/provider-return.tsx'),
}
