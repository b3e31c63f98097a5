// SPDX-License-Identifier: EUPL-1.2
/** Texts of named reports, requests, annotations and alarms, English. @module */
export const SERVICE_ERRORS_EN = {
  'error.REPORT_FIELD':
    'The report does not fit the form: field "{field}"[ is {found} long][, {limit} are allowed]. Remedy: shorten it in the incident and send the long text as an attachment (--attach).',
  'error.REPORT_STAGE': 'It is not the turn of stage "{found}"; possible: {expected}. Remedy: "ncv node reports" shows what was sent.',
  'error.REPORT_CHANGED': 'Incident or attachment have changed since the preview. Nothing was sent. Remedy: look at it once more.',
  'error.REPORT_KNOWN': 'The incident cannot become known in the future ({found}). Remedy: correct --known.',
  'error.REPORT_UNCONFIRMED': 'Nobody can be asked here; nothing was sent. Remedy: call it at a terminal, or agree with --send.',
  'error.REPORT_ANONYMOUS':
    'An anonymous contribution was made of incident {id} already. By the content the N-CERT would see that they belong together; the contribution would not be anonymous any more. Nothing was sent. Remedy: if that is wanted, give --also-anonymous.',
  'error.CONTRIBUTION_NAMED':
    'Incident {id} was reported by name already. By the content the N-CERT would see whose contribution it is. Nothing was sent. Remedy: if that is wanted, give --also-named.',
  'error.ANNOTATION_NOBODY':
    'No body has mandated this house for warnings, or it does not have the role of an intermediary. Remedy: check role and mandates ("ncv node annotations", "ncv log replay").',
} as const

export const SERVICE_EN = {
  'report.head': 'NAMED REPORT of "{from}" to {to}. The N-CERT sees the name of this house and all that follows, not redacted:',
  'report.stays':
    'What stays in the house: people, notes and the id of the incident. The N-CERT passes on only what allows no conclusion to this house.',
  'report.anonymous-too':
    'ATTENTION: An anonymous contribution was made of this incident already. With this report the N-CERT sees by the content whose it is. It is sent with --also-anonymous only.',
  'report.ask': 'Report so, by name? [y/N] ',
  'report.declined': 'Nothing was sent.',
  'report.sent': '{stage} goes to {hub}.',
  'report.file': 'Attachment: {name} ({media}, {bytes} bytes)',
  'report.force': 'The periods are {force} for this house.',
  'report.said': 'Own message on {at}: {subject}',
  'report.heard': 'Answer of the N-CERT on {at}: {subject}',
  'report.state.queued': '{stage}: waiting since {at}[ ({code})]',
  'report.state.sealed': '{stage}: on its way since {at}[ ({code})]',
  'report.state.taken': '{stage}: taken by the hub {at}',
  'report.state.refused': '{stage}: REFUSED[ ({code})], written {at}; the stage counts as not sent',
  'report.state.gone': '{stage}: written {at}',
  'report.field.from': 'From',
  'report.field.to': 'To',
  'report.field.stage': 'Stage',
  'report.field.label': 'Label',
  'report.field.force': 'Periods',
  'report.field.vcv': 'Category (VCV)',
  'request.none': 'No open request. "ncv node ask" asks the contact point of the N-CERT.',
  'request.queued': 'Request {id} waits for the connection to the hub; the node must be running. The clock runs as soon as the hub has it.',
  'request.asked': 'Request {id} is with the N-CERT: {clock}.',
  'request.closed': 'Request {id} is closed; the N-CERT hears of it.',
  'request.by-us': '{state} by this house on {at}',
  'request.state.unsent': 'not sent yet',
  'request.state.refused': 'REFUSED by the hub ("ncv node post list --sent" shows why)',
  'clock.none': 'the clock does not run yet',
  'annotation.none': 'No annotation.',
  'annotation.of': 'To warning #{warning}',
  'annotation.by': 'Annotation by {name}, signed, {at}, {tlp}:',
  'annotation.own': 'Own annotation ({name}), {at}, {tlp}:',
  'annotation.concerns': 'Does it concern us?',
  'annotation.action': 'What is to be done?',
  'annotation.until': 'Until when?',
  'annotation.who': 'Who does it?',
  'annotation.sent': 'The annotation goes as {tlp} to: {names}. Nobody else can read it.',
  'annotation.to-nobody': 'The annotation went to nobody.',
  'annotation.unpledged': 'Left out, without a TLP pledge ({tlp}): {names}.',
  'annotation.clients': 'This house prepares warnings for: {names}',
  'annotation.annotators': 'Warnings for this house are prepared by: {names}',
  'alarm.state.new': 'not confirmed yet',
  'alarm.state.delivered': 'receipt confirmed; read? "ncv node alarm read {index}"',
  'alarm.state.read': 'confirmed as read',
  'alarm.read': 'The N-CERT hears by name that alarm #{index} was read here. That does not say whether this house is affected.',
  'concern.alarm-unread':
    'ALARM #{index} "{title}" was not read yet. "ncv node warning {index}" shows it, "ncv node alarm read {index}" confirms it.',
  'concern.report-due': 'Named report on {incident}: {stage} until {due} ({force}).',
  'concern.report-overdue': 'Named report on {incident}: {stage} was due {due} ({force}).',
  'concern.request-overdue': 'Request {id} "{subject}" was to be acknowledged by the N-CERT until {due} and is overdue. Remedy: call.',
  'concern.request-refused': 'The hub has not taken request {id} "{subject}". "ncv node post list --sent" shows why.',
} as const
