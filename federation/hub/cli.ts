// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub …`: the table of its commands.
 *
 * @module
 */
import { HUB_PERMISSIONS } from '@ncv/protocol/admin/permissions.ts'
import { HUB_ACCOUNT_RULES } from '@ncv/protocol/admin/account-rules.ts'
import { accessCommands } from '@ncv/runtime/access-commands.ts'
import { accountCommands } from '@ncv/runtime/account/account-commands.ts'
import { runCli } from '@ncv/runtime/cli.ts'
import { FEDERATION_EXIT_CODES } from '../errors.ts'
import { FEDERATION_TEXTS } from '../i18n/texts.ts'
import { ALARM_COMMANDS } from './cli/alarms.ts'
import { ANALYST_COMMANDS } from './cli/analysts.ts'
import { APPLICATION_COMMANDS } from './cli/applications.ts'
import { CASE_COMMANDS } from './cli/cases.ts'
import { CATALOGUE_COMMANDS } from './cli/catalogue.ts'
import { CONTACT_COMMANDS } from './cli/contacts.ts'
import { COUNT_COMMANDS } from './cli/counts.ts'
import { DRAFT_COMMANDS } from './cli/drafts.ts'
import { ERASING_COMMANDS } from './cli/erase.ts'
import { EXPERT_COMMANDS } from './cli/experts.ts'
import { FOUNDING_COMMANDS } from './cli/founding.ts'
import { INTAKE_COMMANDS } from './cli/intake.ts'
import { KEY_COMMANDS } from './cli/keys.ts'
import { MEMBER_KEY_COMMANDS } from './cli/member-key.ts'
import { MOTION_COMMANDS } from './cli/motions.ts'
import { POST_COMMANDS } from './cli/posts.ts'
import { RELEASE_COMMANDS } from './cli/releases.ts'
import { REPORT_COMMANDS } from './cli/reports.ts'
import { REQUEST_COMMANDS } from './cli/requests.ts'
import { RECOVERY_COMMANDS } from './cli/recovery.ts'
import { RETENTION_COMMANDS } from './cli/retention.ts'
import { REVOCATION_COMMANDS } from './cli/revoke-issuer.ts'
import { MEMBER_COMMANDS } from './cli/members.ts'
import { RUN_COMMANDS } from './cli/run.ts'
import { HUB_MARK } from './hub-keys.ts'
import { withHub } from './open-in-process.ts'

/** @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  const commands = {
    ...FOUNDING_COMMANDS,
    ...APPLICATION_COMMANDS,
    ...CONTACT_COMMANDS,
    ...RUN_COMMANDS,
    ...MEMBER_COMMANDS,
    ...INTAKE_COMMANDS,
    ...CASE_COMMANDS,
    ...REVOCATION_COMMANDS,
    ...ANALYST_COMMANDS,
    ...DRAFT_COMMANDS,
    ...COUNT_COMMANDS,
    ...MOTION_COMMANDS,
    ...ERASING_COMMANDS,
    ...RETENTION_COMMANDS,
    ...CATALOGUE_COMMANDS,
    ...POST_COMMANDS,
    ...RELEASE_COMMANDS,
    ...REPORT_COMMANDS,
    ...REQUEST_COMMANDS,
    ...ALARM_COMMANDS,
    ...EXPERT_COMMANDS,
    ...RECOVERY_COMMANDS,
    ...KEY_COMMANDS,
    ...MEMBER_KEY_COMMANDS,
    ...accessCommands('hub', HUB_MARK, HUB_PERMISSIONS),
    ...accountCommands('hub', HUB_ACCOUNT_RULES.roles, (dir, io, use) => withHub(dir, io.env, io.lang, use)),
  }
  return await runCli({ name: 'ncv', commands, texts: FEDERATION_TEXTS, exitCodes: FEDERATION_EXIT_CODES }, argv)
}
