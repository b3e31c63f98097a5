// SPDX-License-Identifier: EUPL-1.2
/** English texts of hub, log check and demonstration. @module */
import type { de } from './de.ts'

export const en: Readonly<Record<keyof typeof de, string>> = {
  'error.LOG_EXISTS': 'A hub exists in {dir} already. Remedy: choose another folder; an existing log is never overwritten.',
  'error.LOG_MISSING': 'The hub[ in {dir}] has not been founded yet. Remedy: “ncv hub init”, then “ncv hub found”.',
  'error.LOG_DAMAGED':
    'The log of this hub is damaged[: entry {index}][: {path}] is not what it must be. Nothing was signed and nothing was served. Remedy: check the disk, then restore a backup into an empty folder with “ncv restore” and bring it forward with “ncv hub recover --from <mirror>”.',
  'error.LOG_FILE_MISSING':
    'The log’s file {path} is missing. Remedy: name the folder that holds “checkpoint” (at the hub: “public”), or the address of hub or mirror.',
  'error.HUB_WAITING':
    'The hub signs nothing yet: {shown} of {quorum} witnesses needed have shown their last head since the start, mirror read: {mirror}. Remedy: let the hub run[$ (“ncv hub run”)] and wait for the witnesses; if the mirror is gone for good: “ncv hub run --without-mirror”.',
  'error.HUB_BEHIND':
    'The log of this hub ({size} entries) is older than what witnesses or the mirror have seen. It signs nothing, so that no second history begins. Remedy: restore the newest backup.',
  'error.FOUNDER_MISSING': 'The signature of {signer} is missing. Remedy: let all founders sign[$ (“ncv node sign-genesis”)] and name all files.',
  'error.FOUNDER_MALFORMED':
    'The file {file} is no valid record of a founder or relay (field {field}). Remedy: use the file of “ncv node init --out” or “ncv relay init --out” as it is.',
  'error.DRAFT_MISSING': 'There is no draft {id}.[$ Remedy: “ncv hub drafts” lists them.]',
  'error.DRAFT_MALFORMED': 'The draft is not complete: field “{field}” is missing or too long. Remedy: correct the field.',
  'error.DRAFT_PUBLISHED': 'Draft {id} is published already.',
  'error.ANALYST_EXISTS': 'The id “{id}” or the key is taken. Remedy: choose another id.',
  'error.ANALYST_UNKNOWN': 'The id “{id}” is not registered as an analyst.[$ Remedy: “ncv hub analyst add”.]',
  'error.ANALYST_KEY': 'The signature does not fit the key of “{id}”. Remedy: name the right key file.',
  'error.CONTRIBUTION_MISSING': 'There is no contribution {id}.[$ Remedy: “ncv hub contributions” lists them.]',
  'error.ENTRY_MISSING': 'There is no entry {index}. Remedy: check the number.',
  'error.ENTRY_NOT_WARNING': 'Entry {index} is not a warning. Remedy: check the number.',
  'error.WITHDRAWN_ALREADY': 'Entry {index} is withdrawn already.',
  'error.TLP_MISSING': 'The document {id} carries no TLP label; a missing label never counts as TLP:CLEAR. Remedy: say which one holds[$ (--tlp)].',
  'error.PLEDGE_MISSING':
    'Nobody has pledged yet to keep to TLP, so {tlp} would reach nobody; nothing was published. Remedy: members give the TLP pledge in their nodes[$ (“ncv node pledge”)].',
  'error.EPOCH_MISSING': 'There is no community key yet. Remedy: let the hub run[$ (“ncv hub run”)], it makes one.',
  'error.DOCUMENT_CONFLICT': 'Other content is published as {id}, version {version}. Remedy: ask the publisher; a change takes a new version number.',
  'error.DOCUMENT_OLDER': 'Version {newest} of {id} is published already, this file holds version {version}. Remedy: none needed.',
  'error.ISSUER_KEY_MISSING': 'The request names keys that do not hold in period {period}. Remedy: the node asks again with the new keys.',
  'error.ROOT_SHARES': 'The two shares do not make the root key of the founding. Remedy: check both sheets.',
  'error.DEMO_FAILED': 'The demonstration failed: {step}: {reason}',
  'error.DEMO_PARTY': 'The process “{party}” has ended (code {status}). Remedy: look at {log}.',
  'hub.init':
    'Draft of the founding written: {file}\nSix words: {words}\nNext: all founders sign with “ncv node sign-genesis”.\nThe two shares of the root key are in {shares}: print them, give them to two people, delete the files.',
  'hub.found': 'Founded: {origin}\nSix words for the accession letter: {words}\nJoin file: {file}',
  'hub.listening': 'Hub ready: {url}\nInterface (on this machine only): {admin}',
  'hub.listening.proxy': 'Hub ready: {url}\nInterface: {origin}/ui/ (through the proxy; on this machine {admin})',
  'hub.waiting': 'The hub waits for witnesses …',
  'hub.imported': '{published} published, {unchanged} unchanged, {rejected} rejected (of {files} files).',
  'hub.rejected': '  {file}: {reason}',
  'hub.status':
    '{federation}: {size} entries, witnessed up to {witnessed}; {advisories} advisories, {contributions} contributions in {batches} batches ({boxes} boxes). State: {readiness}.',
  'hub.ready': 'signing',
  'hub.behind': 'behind, not signing',
  'hub.wait': 'waiting for witnesses',
  'hub.contributions.none': 'No anonymous contributions yet.',
  'hub.contribution': '{id}\n  {rsit}, detected {day}\n  {text}',
  'hub.contribution.dayless': 'no day given',
  'hub.draft': 'Draft {id} by {author}: “{title}” ({tlp}). A second person signs for publication.',
  'hub.drafts.none': 'No drafts.',
  'hub.drafted': 'published as entry {index}',
  'hub.open': 'waits for the second signature',
  'hub.published': 'Published as entry {index} ({tlp}).',
  'hub.analyst': 'Analyst “{id}” registered. Key: {file} (belongs to this person alone).',
  'hub.withdrawn': 'Withdrawn by entry {index}.',
  'hub.progress': 'Advisories',
  'log.ok': 'The log is in order.\nOrigin: {origin}\nEntries: {size}\nRoot: {root}\n{witnessed}\n{anchor}',
  'log.anchored': 'Anchored: the genesis is the expected one.',
  'log.unanchored': 'self-consistent, not anchored (--join or --genesis checks against the expected genesis)',
  'log.witnessed': 'Witnessed by {count} parties (needed: {quorum}).',
  'log.refused': 'The log does not hold: {detail}',
  'log.unwrapped': 'The copy carries no key wraps (folder “keys”); they were not checked.',
  'log.progress': 'Entries',
  'log.hash': '64 hex digits',
  'log.unwitnessed': 'not witnessed yet: {count} of {quorum} signatures needed.',
  'error.LEDGER_OPEN':
    'The hub comes out of a backup and has not yet said which tokens are ended; until then it takes no boxes. Remedy: none needed; the relay sends again.',
  'error.REQUESTS_TOO_MANY': 'This member sends too many requests. Remedy: try again in {seconds} seconds.',
  'error.HUB_KEY_PENDING':
    'The key of this hub is not the one that the log says is in force; it signs nothing. Remedy: if it has just been replaced, let the hub run until the witnesses have shown their heads; if it comes from an older backup, “ncv hub replace-key” with both shares of the root key.',
  'hub.backup': 'Backed up: {file} ({size} entries, {bytes} bytes). The file holds every key of the hub in clear: encrypt it and lock it away.',
  'hub.restored':
    'Restored into {dir}: {size} entries. Next: “ncv hub run”; where the backup is older than what witnesses have seen, “ncv hub recover --from <mirror>” before. The old hub must not run any more.',
  'hub.recover.progress': 'Entries',
  'hub.recovered': '{count} entries recovered, {size} now; {heads} witnessed heads checked. Next: “ncv hub run”.',
  'hub.recover.unwitnessed':
    'The newest head of the source is not cosigned by enough witnesses. If they have seen a newer one, the hub says so after its start and signs nothing.',
  'hub.lost.epochs':
    'Lost: community keys {list}. A new one is made after the start; what is sealed under the lost ones members can read, the hub cannot.',
  'hub.lost.issuer': 'Lost: issuer keys of the periods {list}. No more tokens are issued for them.',
  'hub.lost.sealed': '{count} sealed messages cannot be read by the hub; importing the same documents again would publish them a second time.',
  'hub.lost.intake':
    'Not in the log and so lost since the backup: anonymous contributions, the list of spent tokens and of issuances, drafts. So that no token counts twice, those issued until today are ended after the start; the log says so, and the members learn of it.',
  'hub.rebuilt': 'Hub built anew in {dir}: {size} entries, {heads} witnessed heads checked.',
  'hub.replaced':
    'New hub key: {key}\nIt is in force as soon as the hub may sign after “ncv hub run”. Keep the two shares of the root key apart again and delete the files. Boxes on their way to the old key can no longer be opened.',
}
