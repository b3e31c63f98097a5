// SPDX-License-Identifier: EUPL-1.2
/**
 * The hub's views by address; each is loaded when it is first shown.
 *
 * @module
 */
import type { ViewTable } from '../app/views.tsx'

export const VIEWS: ViewTable = {
  '': () => import('../views/hub/start.tsx'),
  intake: () => import('../views/hub/intake.tsx'),
  'intake/:id': () => import('../views/hub/contribution.tsx'),
  drafts: () => import('../views/hub/drafts.tsx'),
  'drafts/:id': () => import('../views/hub/draft.tsx'),
  warnings: () => import('../views/hub/warnings.tsx'),
  'warnings/new': () => import('../views/hub/warning-new.tsx'),
  'warnings/:index': () => import('../views/hub/warning.tsx'),
  'warnings/:index/withdraw': () => import('../views/hub/withdraw.tsx'),
  erase: () => import('../views/hub/erase.tsx'),
  'pass-through': () => import('../views/hub/pass-through.tsx'),
  sources: () => import('../views/hub/sources.tsx'),
  questions: () => import('../views/hub/questions.tsx'),
  'questions/new': () => import('../views/hub/question-new.tsx'),
  'questions/:index': () => import('../views/hub/question.tsx'),
  catalogue: () => import('../views/hub/catalogue.tsx'),
  figures: () => import('../views/hub/figures.tsx'),
  alarms: () => import('../views/hub/alarms.tsx'),
  'alarms/:index': () => import('../views/hub/alarm.tsx'),
  cases: () => import('../views/hub/cases.tsx'),
  releases: () => import('../views/hub/releases.tsx'),
  requests: () => import('../views/hub/requests.tsx'),
  'requests/:id': () => import('../views/hub/request.tsx'),
  experts: () => import('../views/hub/experts.tsx'),
  reports: () => import('../views/hub/reports.tsx'),
  'reports/:id': () => import('../views/hub/report.tsx'),
  post: () => import('../views/hub/post.tsx'),
  'post/new': () => import('../views/hub/post-new.tsx'),
  'post/:id': () => import('../views/hub/post-thread.tsx'),
  motions: () => import('../views/hub/motions.tsx'),
  'motions/new': () => import('../views/hub/motion-new.tsx'),
  'motions/:motion': () => import('../views/hub/motion.tsx'),
  members: () => import('../views/hub/members.tsx'),
  'members/:member': () => import('../views/hub/member.tsx'),
  applications: () => import('../views/hub/applications.tsx'),
  'applications/:id': () => import('../views/hub/application.tsx'),
  contacts: () => import('../views/hub/contacts.tsx'),
  keys: () => import('../views/hub/keys.tsx'),
  recovery: () => import('../views/hub/recovery.tsx'),
  settings: () => import('../views/hub/settings.tsx'),
  retention: () => import('../views/hub/retention.tsx'),
  ledger: () => import('../views/hub/ledger.tsx'),
  'member-data': () => import('../views/hub/member-data.tsx'),
  'member-data/:member': () => import('../views/hub/member-data.tsx'),
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
