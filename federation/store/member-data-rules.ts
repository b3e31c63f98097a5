// SPDX-License-Identifier: EUPL-1.2
/**
 * Where the hub's database holds something about a member: one line for each table with a column that names one (a test walks the schema).
 *
 * For the member's own question what is stored (Art. 15 DSGVO), and for what goes when it has left. A store that comes later adds its line here.
 *
 * @module
 */
import type { Localized } from '@ncv/protocol/visibility/party.ts'

/** `payload`, `frame`: encoded as they were sent; they are shown decoded. */
export type FieldForm = 'plain' | 'time' | 'bytes' | 'payload' | 'frame'

export interface MemberField {
  readonly column: string
  readonly form: FieldForm
  readonly means: Localized
}

export interface MemberTable {
  readonly table: string
  /** The column that names the member. */
  readonly column: string
  readonly means: Localized
  readonly fields: readonly MemberField[]
  /** Run with @member when a member that has left is forgotten. */
  readonly forget: readonly string[]
}

function field(column: string, form: FieldForm, de: string, en: string): MemberField {
  return { column, form, means: { de, en } }
}

const AT = field('at', 'time', 'wann die Zentrale es erhielt', 'when the hub got it')
const STATE = field('state', 'plain', 'Stand', 'state')
const TLP = field('tlp', 'plain', 'TLP-Einstufung', 'TLP label')
const POST = field('post', 'bytes', 'Kennung des Briefs', 'id of the post')

/** Nobody else still waits for it. */
const UNWANTED = 'NOT EXISTS (SELECT 1 FROM mailbox m WHERE m.post = post.hash AND m.member <> @member AND m.fetched_at IS NULL)'

const POST_TABLES: readonly MemberTable[] = [
  {
    table: 'mailbox',
    column: 'member',
    means: { de: 'Briefe im Postfach des Mitglieds', en: 'posts in the member’s mailbox' },
    fields: [field('number', 'plain', 'Nummer', 'number'), POST, field('fetched_at', 'time', 'wann abgeholt', 'when it was fetched')],
    forget: ['DELETE FROM mailbox WHERE member = @member'],
  },
  {
    table: 'post',
    column: 'sender',
    means: {
      de: 'Briefe des Mitglieds; was darin steht, liest die Zentrale nur, wenn sie Empfängerin ist',
      en: 'posts of the member; the hub reads them only as a recipient',
    },
    fields: [
      field('id', 'bytes', 'Kennung', 'id'),
      AT,
      field(
        '(SELECT kind FROM hub_post h WHERE h.post = post.hash) AS kind',
        'plain',
        'Art, wenn die Zentrale Empfängerin ist',
        'kind, where the hub is a recipient',
      ),
      field(
        '(SELECT frame FROM hub_post h WHERE h.post = post.hash) AS content',
        'frame',
        'Inhalt, wenn die Zentrale Empfängerin ist',
        'content, where the hub is a recipient',
      ),
    ],
    forget: [
      `DELETE FROM mailbox WHERE post IN (SELECT hash FROM post WHERE sender = @member AND ${UNWANTED})`,
      `DELETE FROM post WHERE sender = @member AND ${UNWANTED}`,
    ],
  },
  {
    table: 'hub_post_receipt',
    column: 'member',
    means: { de: 'Empfangsbestätigungen für Briefe der Zentrale', en: 'receipts for posts of the hub' },
    fields: [POST, STATE, AT],
    forget: ['DELETE FROM hub_post_receipt WHERE member = @member'],
  },
  {
    table: 'post_file',
    column: 'uploader',
    means: { de: 'versiegelte Anlagen', en: 'sealed attachments' },
    fields: [field('hash', 'bytes', 'Prüfsumme', 'hash'), field('bytes', 'plain', 'Größe in Bytes', 'size in bytes'), AT],
    // The file itself goes with the next run of the post's own job.
    forget: ['UPDATE post_file SET at = 0 WHERE uploader = @member'],
  },
]

const JOINING_TABLES: readonly MemberTable[] = [
  {
    table: 'application',
    column: 'member',
    means: { de: 'Aufnahmeantrag', en: 'application' },
    fields: [
      field('frame', 'frame', 'Antrag, wie er unterschrieben wurde', 'application as it was signed'),
      field('taken_at', 'time', 'wann die Zentrale ihn erhielt', 'when the hub got it'),
      field('rejected_at', 'time', 'wann abgelehnt', 'when it was rejected'),
      field('reason', 'plain', 'Grund der Ablehnung', 'reason of the rejection'),
      field('note', 'plain', 'Notiz der Zentrale', 'note of the hub'),
    ],
    forget: ['DELETE FROM application WHERE member = @member'],
  },
  {
    table: 'contact',
    column: 'member',
    means: { de: 'Ansprechstelle mit Vertretung', en: 'single point of contact with deputy' },
    fields: [
      field('payload', 'payload', 'Angaben', 'record'),
      field('confirmed_at', 'time', 'zuletzt bestätigt', 'last confirmed'),
      field('asked_at', 'time', 'zuletzt nachgefragt', 'last asked'),
    ],
    forget: ['DELETE FROM contact WHERE member = @member'],
  },
  {
    table: 'attestation',
    column: 'member',
    means: { de: 'Selbstauskunft zu den Voraussetzungen', en: 'attestations of the prerequisites' },
    fields: [field('payload', 'payload', 'Angaben', 'record'), AT],
    forget: ['DELETE FROM attestation WHERE member = @member'],
  },
  {
    table: 'opt_in',
    column: 'member',
    means: { de: 'Einwilligungen', en: 'opt-ins' },
    fields: [
      field('payload', 'payload', 'wofür, welche Adressbereiche und Domänen', 'what for, which ranges and domains'),
      AT,
      field('until', 'plain', 'bis wann', 'until when'),
    ],
    forget: ['DELETE FROM opt_in WHERE member = @member'],
  },
]

const SERVICE_TABLES: readonly MemberTable[] = [
  {
    table: 'duty_stage',
    column: 'member',
    means: { de: 'namentliche Meldungen', en: 'named reports' },
    fields: [
      field('report', 'bytes', 'Kennung der Meldung', 'id of the report'),
      field('stage', 'plain', 'Stufe', 'stage'),
      AT,
      TLP,
      field('payload', 'payload', 'Inhalt', 'content'),
    ],
    forget: ['DELETE FROM duty_stage WHERE member = @member'],
  },
  {
    table: 'spoc_request',
    column: 'member',
    means: { de: 'Anfragen an die Zentrale', en: 'requests to the hub' },
    fields: [
      field('id', 'bytes', 'Kennung', 'id'),
      AT,
      STATE,
      field('stopped_at', 'time', 'wann die Uhr hielt', 'when the clock stopped'),
      TLP,
      field('payload', 'payload', 'Inhalt', 'content'),
    ],
    forget: ['DELETE FROM spoc_request WHERE member = @member'],
  },
  {
    table: 'spoc_request_step',
    column: 'member',
    means: { de: 'Verlauf der Anfragen', en: 'course of the requests' },
    fields: [field('request', 'bytes', 'Kennung der Anfrage', 'id of the request'), STATE, AT, field('text', 'plain', 'Text', 'text')],
    forget: ['DELETE FROM spoc_request_step WHERE member = @member'],
  },
  {
    table: 'alarm_receipt',
    column: 'member',
    means: { de: 'Bestätigungen von Alarmen', en: 'receipts for alarms' },
    fields: [field('idx', 'plain', 'Nummer der Warnmeldung', 'number of the warning'), STATE, AT],
    forget: ['DELETE FROM alarm_receipt WHERE member = @member'],
  },
  {
    table: 'alarm_call',
    column: 'member',
    means: { de: 'Anrufe zu Alarmen', en: 'calls about alarms' },
    fields: [
      field('idx', 'plain', 'Nummer der Warnmeldung', 'number of the warning'),
      field('at', 'time', 'wann angerufen wurde', 'when the call was made'),
      field('outcome', 'plain', 'wie der Anruf ausging', 'how the call ended'),
      field('note', 'plain', 'Notiz der Zentrale', 'note of the hub'),
    ],
    forget: ['DELETE FROM alarm_call WHERE member = @member'],
  },
]

const OTHER_TABLES: readonly MemberTable[] = [
  {
    table: 'pending_motion',
    column: 'proposer',
    means: { de: 'Anträge auf dem Weg ins Protokoll', en: 'motions on their way into the log' },
    fields: [field('frame', 'frame', 'Antrag, wie er unterschrieben wurde', 'motion as it was signed'), AT],
    forget: ['DELETE FROM pending_motion WHERE proposer = @member'],
  },
  {
    table: 'pending_frame',
    column: 'member',
    means: { de: 'eigene Erklärungen auf dem Weg ins Protokoll', en: 'own declarations on their way into the log' },
    fields: [
      field('kind', 'plain', 'Art', 'kind'),
      field('frame', 'frame', 'Erklärung, wie sie unterschrieben wurde', 'declaration as it was signed'),
      AT,
    ],
    forget: ['DELETE FROM pending_frame WHERE member = @member'],
  },
  {
    table: 'pending_vote',
    column: 'voter',
    means: { de: 'Stimmen auf dem Weg ins Protokoll', en: 'votes on their way into the log' },
    fields: [
      field('motion', 'bytes', 'Kennung des Antrags', 'id of the motion'),
      field('frame', 'frame', 'Stimme, wie sie unterschrieben wurde', 'vote as it was signed'),
    ],
    forget: ['DELETE FROM pending_vote WHERE voter = @member'],
  },
  {
    table: 'issued',
    column: 'member',
    means: {
      de: 'für welche Zeiträume Marken geholt wurden; die Marken selbst kennt die Zentrale nicht',
      en: 'for which periods tokens were fetched; the hub does not know the tokens',
    },
    fields: [field('period', 'plain', 'Zeitraum', 'period'), field('spare', 'plain', 'unter welchem Ersatzschlüssel', 'under which spare key')],
    forget: ['DELETE FROM issued WHERE member = @member'],
  },
  {
    table: 'claim',
    column: 'member',
    means: {
      de: '„Das waren wir“: Beiträge, zu denen sich das Mitglied bekannt hat',
      en: '"that was us": contributions that the member has claimed',
    },
    fields: [field('contribution', 'bytes', 'Kennung des Beitrags', 'id of the contribution'), field('signature', 'bytes', 'Beweis', 'proof')],
    forget: ['DELETE FROM claim WHERE member = @member'],
  },
]

export const MEMBER_DATA: readonly MemberTable[] = [...JOINING_TABLES, ...SERVICE_TABLES, ...POST_TABLES, ...OTHER_TABLES]
