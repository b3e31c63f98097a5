// SPDX-License-Identifier: EUPL-1.2
/** Texts of passing on and of the register of recipients, English. @module */
import type { FORWARDING_DE, FORWARDING_ERRORS_DE } from './forwarding-de.ts'

export const FORWARDING_EN: Readonly<Record<keyof typeof FORWARDING_DE, string>> = {
  'recipient.none': 'No body on record. Add one: "ncv node recipients add".',
  'recipient.kind.superior-office': 'superior office',
  'recipient.kind.supervision': 'Fachaufsicht (supervision)',
  'recipient.kind.provider': 'own provider',
  'recipient.kind.served': 'Kommune served',
  'recipient.agreement': 'agreement: {state}[ ({reference})][ until {until}]',
  'recipient.pledge': 'TLP pledge: {state}[ ({reference})][ until {until}]',
  'recipient.paper.none': 'none',
  'recipient.paper.future': 'does not hold yet',
  'recipient.paper.valid': 'holds',
  'recipient.paper.expiring': 'ends soon',
  'recipient.paper.expired': 'HAS ENDED',
  'recipient.paper.membership': 'given as a member of the federation',
  'recipient.added': 'Added:',
  'recipient.changed': 'Changed:',
  'recipient.removed': '{handle} is removed. What went there stays on record.',
  'recipient.imported': 'Taken over: {added} new, {changed} changed, {same} unchanged.',
  'recipient.import.preview': 'Would be taken over: {added} new, {changed} changed, {same} unchanged. Nothing was changed.',
  'recipient.fault.not-utf-8': 'Line {line}: the characters cannot be read. Remedy: save as UTF-8.',
  'recipient.fault.mixed-encoding': 'Line {line}: UTF-8 and windows-1252 mixed. Remedy: save as UTF-8.',
  'recipient.fault.nul-byte': 'Line {line}: a zero byte. Remedy: save as CSV (UTF-8).',
  'recipient.fault.quoting': 'Line {line}: a quotation mark is not closed. Remedy: double it or close it.',
  'recipient.fault.too-many-columns': 'Line {line}: too many columns. Remedy: check the delimiter.',
  'recipient.fault.empty': 'The table has no lines (line {line}). Remedy: a header and at least one body.',
  'recipient.fault.too-many': 'Line {line}: more than 2,000 bodies. Remedy: a smaller table.',
  'recipient.fault.column': 'Line {line}: the column "{field}" is unknown or there twice. Remedy: columns {found}.',
  'recipient.fault.column-missing': 'Line {line}: the column "{field}" is missing. Remedy: handle, name and kind are needed.',
  'recipient.fault.cells': 'Line {line}: {found} cells, more than the header has. Remedy: check delimiter and quotation marks.',
  'recipient.fault.missing': 'Line {line}: "{field}" is missing. Remedy: fill it in.',
  'recipient.fault.value':
    'Line {line}: "{field}" has no value that is allowed[ ("{found}")]. Remedy: kind is superior-office, supervision, provider or served; days as YYYY-MM-DD; mailbox as name@domain; short name of a–z, 0–9, full stop and hyphen.',
  'recipient.fault.before': 'Line {line}: "{field}" ({found}) lies before the beginning. Remedy: check the days.',
  'recipient.fault.reserved': 'Line {line}: the short name "{found}" has a meaning already. Remedy: choose another.',
  'recipient.fault.twice': 'Line {line}: the short name "{found}" is there twice. Remedy: each body once.',
  'concern.recipients-expiring':
    'Agreement or TLP pledge of {count} bodies has ended or will soon ({handles}): then passing on is refused[$; see "ncv node recipients"].',
  'concern.recipients-expiring.one':
    'Agreement or TLP pledge of one body has ended or will soon ({handles}): then passing on is refused[$; see "ncv node recipients"].',

  'forwarding.audience.own-body': 'own body',
  'forwarding.audience.superior-office': 'superior office or Fachaufsicht',
  'forwarding.audience.own-provider': 'own provider',
  'forwarding.audience.served-municipality': 'Kommune served',
  'forwarding.audience.member': 'member of the federation',
  'forwarding.audience.named-person': 'another person',
  'forwarding.audience.public': 'the public',
  'forwarding.allowed': '{recipient}: may have {id} under {label}.',
  'forwarding.refused': '{recipient}: may NOT have {id} under {label}.',
  'forwarding.permission.label': 'The label allows it.',
  'forwarding.permission.need-to-know': 'The label allows it in the own body.',
  'forwarding.permission.amber-rule': 'Rule of the federation: TLP:AMBER may go to superior offices and the Fachaufsicht (§ 8(2)).',
  'forwarding.permission.papers': 'Agreement and TLP pledge are on record (§ 6(2)).',
  'forwarding.permission.pledge': 'A TLP pledge is on record.',
  'forwarding.permission.named': 'Named as recipient by the source.',
  'forwarding.permission.released': 'The source has released it for this audience.',
  'forwarding.need-to-know': 'Only to those who need it for their work; --reason says what for.',
  'forwarding.obstacle.label-red':
    'TLP:RED is only for those whom the source has named. A release of the source would make it possible[$ ("ncv node release ask")].',
  'forwarding.obstacle.label-strict':
    'TLP:AMBER+STRICT does not leave the own body. A release of the source would make it possible[$ ("ncv node release ask")].',
  'forwarding.obstacle.label-not-public': 'Only TLP:CLEAR is public. It would be possible if the source gave out a version under TLP:CLEAR.',
  'forwarding.obstacle.not-named': 'The source has not named this recipient. A release of the source would make it possible.',
  'forwarding.obstacle.amber-rule-missing':
    'This federation has not adopted that TLP:AMBER may go to superior offices and the Fachaufsicht. A release of the source or a decision of the members would make it possible.',
  'forwarding.obstacle.terms-recipient-only':
    'The member whose text it is gave it to the recipient alone. Its release would make it possible[$ ("ncv node release ask")].',
  'forwarding.obstacle.terms-no-clients':
    'The terms of use do not allow passing it on to Kommunen served. A release of the source would make it possible.',
  'forwarding.obstacle.terms-not-public':
    'The terms of use do not allow publication. A release of the source would make it possible; you may point to its own publication.',
  'forwarding.obstacle.agreement-missing':
    'No agreement of confidentiality that holds is on record (§ 6(2)).[$ Remedy: "ncv node recipients change … --agreement … --agreement-from …".]',
  'forwarding.obstacle.agreement-expired':
    'The agreement of confidentiality has ended (§ 6(2)). Remedy: renew it and enter it with the body[$ ("ncv node recipients change")].',
  'forwarding.obstacle.pledge-missing':
    'No TLP pledge that holds is on record (§ 8(2)). Remedy: get it and enter it with the body[$ ("ncv node recipients change … --pledge … --pledge-from …")]; a member gives it in the federation.',
  'forwarding.obstacle.pledge-expired':
    'The TLP pledge has ended (§ 8(2)). Remedy: renew it and enter it with the body[$ ("ncv node recipients change")].',
  'forwarding.written': 'Written: {file}',
  'forwarding.preview': 'Preview: nothing went out and nothing is on record.',
  'forwarding.none': 'Nothing was passed on from here.',
  'forwarding.line': '{number}  {at}  {id} ({label}) to {recipient}: {rule}[ What for: {reason}]',

  'release.none': 'No requests for a release.',
  'release.asked': '{id}  {at}  release of {subject} asked of {name} for: {audience}. What for: {reason}',
  'release.received': '{id}  {at}  {name} asks to release {subject} for: {audience}. What for: {reason}',
  'release.open': 'not answered',
  'release.granted': 'released[ until {until}, that day included][: {text}]',
  'release.refused': 'refused[: {text}]',
  'release.queued': 'The post goes out at a random instant of the next slots.',

  'forwarding.mail.name': 'Warning {id}',
  'forwarding.mail.exercise': 'EXERCISE',
  'forwarding.mail.rule.TLP:CLEAR': 'May be passed on without limits (TLP 2.0).',
  'forwarding.mail.rule.TLP:GREEN': 'May be passed on within the community only, not in public (TLP 2.0).',
  'forwarding.mail.rule.TLP:AMBER':
    'May be passed on within your own body and to your own clients only, as far as they need it to protect themselves (TLP 2.0).',
  'forwarding.mail.rule.TLP:AMBER+STRICT': 'May be passed on within your own body only, to those who need it (TLP 2.0).',
  'forwarding.mail.rule.TLP:RED': 'Not to be passed on (TLP 2.0): for the named recipient only.',
  'forwarding.mail.source': 'Publisher: {publisher}, {date}[, severity: {severity}]',
  'forwarding.mail.unchecked': 'Taken over from the publisher unchecked.',
  'forwarding.mail.recommendations': 'Recommendations:',
  'forwarding.mail.indicators': 'Indicators:',
  'forwarding.mail.terms': 'Terms of use: {terms}',
  'forwarding.mail.link': 'To be found at: {link}',
  'forwarding.mail.ask': 'You receive the content in a protected way from {from}.',
  'forwarding.mail.sealed': '{name} of {date}. Because of its label the content is not in this mail.',
}

export const FORWARDING_ERRORS_EN: Readonly<Record<keyof typeof FORWARDING_ERRORS_DE, string>> = {
  'error.RECIPIENT_MISSING':
    'The body "{recipient}" is not on record.[$ Remedy: "ncv node recipients" shows all; own-body and public are always there.]',
  'error.RECIPIENT_EXISTS':
    'The short name "{recipient}" is there already; nothing was changed.[$ Remedy: "ncv node recipients change {recipient}".]',
  'error.RECIPIENT_MALFORMED':
    'The field "{field}" does not fit[ ("{found}")]; nothing was changed. Remedy: days must be in the calendar and in the right order, own-body and public are no short names.',
  'error.RECIPIENTS_INVALID': '{file} was not taken over, {count} errors: {reason} Nothing was changed.',
  'error.FORWARD_REFUSED': '#{index} must not go to {recipient}; nothing went out. {reason}',
  'error.FORWARD_REASON':
    'Under {label} only those in {recipient} may know who need it; nothing went out. Remedy: say what the recipient needs it for[$ (--reason)].',
  'error.FORWARD_WITHDRAWN': '#{index} is withdrawn and is not passed on.[$ Remedy: "ncv node warning {index}" says why.]',
  'error.FORWARD_SENDER':
    'The mail has no sender. Remedy: give a sender[$ (--from mailbox@house.example)] or enter a mailbox in the identity profile.',
  'error.FORWARD_NO_DOCUMENT': 'There is no CSAF document of #{index} here. Remedy: pass it on without the document[$ (without --csaf)].',
  'error.RELEASE_MISSING': 'No request for a release that came here begins with "{id}", or more than one.[$ Remedy: "ncv node releases".]',
  'error.RELEASE_ANSWERED': 'The request {id} is answered already; nothing was changed. Remedy: write a post to the member.',
  'error.RELEASE_NOT_OURS':
    'The request {id} is about nothing that this house has sent to the member; nothing was changed. Remedy: none; only the source can release.',
}
