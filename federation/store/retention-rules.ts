// SPDX-License-Identifier: EUPL-1.2
/**
 * How long the hub keeps what: one rule for every table of `hub.sqlite` (a test walks the schema).
 *
 * @module
 */
import type { RetentionRule } from '@ncv/protocol/retention/rule.ts'

/** The federation's period for personal and sensitive records, adopted by its members. */
const FEDERATION = { de: 'Frist des Verbunds', en: 'the federation’s period' }

/** Entries and what is made from them. */
const LOG_RULES: readonly RetentionRule[] = [
  { table: 'schema_migration', holds: { de: 'Stand der Datenbank', en: 'state of the database' }, kept: 'current' },
  { table: 'entry', holds: { de: 'Einträge des Protokolls; keine Person', en: 'entries of the log; no person' }, kept: 'log' },
  { table: 'body', holds: { de: 'Inhalte der Einträge', en: 'contents of the entries' }, kept: 'log' },
  { table: 'tile', holds: { de: 'Prüfsummen des Protokolls', en: 'hashes of the log' }, kept: 'log' },
  { table: 'checkpoint', holds: { de: 'neueste bezeugte Stände', en: 'newest witnessed heads' }, kept: 'current' },
  { table: 'archived_head', holds: { de: 'bezeugte Stände je Tag', en: 'witnessed heads of each day' }, kept: 'log' },
  { table: 'wrap_file', holds: { de: 'verpackte Gruppenschlüssel', en: 'wrapped group keys' }, kept: 'log' },
  { table: 'epoch_key', holds: { de: 'Gruppenschlüssel', en: 'group keys' }, kept: 'log' },
  { table: 'issuer_key', holds: { de: 'Schlüssel, mit denen Marken ausgestellt werden', en: 'keys under which tokens are issued' }, kept: 'log' },
  { table: 'advisory', holds: { de: 'welche Sicherheitshinweise veröffentlicht sind', en: 'which advisories are published' }, kept: 'log' },
  {
    table: 'import_run',
    holds: { de: 'Läufe des Imports: wann, woher, wie viele', en: 'runs of imports: when, from where, how many' },
    kept: {
      period: FEDERATION,
      ends: {
        count: 'SELECT count(*) FROM import_run WHERE at < @before',
        remove: [
          'DELETE FROM import_rejection WHERE run IN (SELECT id FROM import_run WHERE at < @before)',
          'DELETE FROM import_run WHERE at < @before',
        ],
      },
    },
  },
  {
    table: 'import_rejection',
    holds: { de: 'nicht veröffentlichte Dokumente und warum', en: 'documents that were not published, and why' },
    kept: { period: { de: 'mit dem Lauf', en: 'with the run' }, ends: 'federation/store/retention-rules.ts#LOG_RULES' },
  },
  { table: 'question', holds: { de: 'Fragen an die Mitglieder', en: 'questions to the members' }, kept: 'log' },
  { table: 'question_key', holds: { de: 'Zählschlüssel der Fragen', en: 'counting keys of the questions' }, kept: 'log' },
  { table: 'count_result', holds: { de: 'welche Ergebnisse veröffentlicht sind', en: 'which results are published' }, kept: 'log' },
  { table: 'restoration', holds: { de: 'ob die Zentrale aus einer Sicherung kam', en: 'whether the hub came out of a backup' }, kept: 'current' },
]

const ACCOUNT_RULES: readonly RetentionRule[] = [
  { table: 'account', holds: { de: 'Konten der Weboberfläche', en: 'accounts of the web interface' }, kept: 'owner' },
  {
    table: 'sign_in_name',
    holds: {
      de: 'falsche Kennwörter unter Namen, die kein Konto hat (die Namen selbst nicht)',
      en: 'wrong passwords for names that no account has (not the names)',
    },
    kept: { period: { de: '30 Tage', en: '30 days' }, ends: 'protocol/runtime/account/unknown-names.ts#forget' },
  },
  { table: 'sign_in_key', holds: { de: 'Schlüssel dafür', en: 'the key for them' }, kept: 'current' },
  {
    table: 'set_up_link',
    holds: { de: 'offene Einmal-Links für Konten', en: 'open one-time links for accounts' },
    kept: { period: { de: '24 Stunden', en: '24 hours' }, ends: 'protocol/runtime/account/account-store.ts#forgetLinks' },
  },
  {
    table: 'audit_event',
    holds: { de: 'Prüfspur: wer was wann tat, ohne Inhalt', en: 'audit trail: who did what when, without content' },
    kept: { period: { de: 'ein Jahr', en: 'one year' }, ends: 'protocol/runtime/account/audit-store.ts#forget' },
  },
  {
    table: 'audit_request',
    holds: { de: 'Einsichten in die Prüfspur', en: 'inspections of the audit trail' },
    kept: { period: { de: 'ein Jahr', en: 'one year' }, ends: 'protocol/runtime/account/audit-store.ts#forget' },
  },
]

const OLD_CONTRIBUTION = 'IN (SELECT id FROM contribution WHERE period <= @period)'

/** What came without a sender. */
const INTAKE_RULES: readonly RetentionRule[] = [
  {
    table: 'contribution',
    holds: { de: 'anonyme Beiträge', en: 'anonymous contributions' },
    kept: {
      period: FEDERATION,
      ends: {
        count: 'SELECT count(*) FROM contribution WHERE period <= @period',
        remove: [
          `DELETE FROM claim WHERE contribution ${OLD_CONTRIBUTION}`,
          `DELETE FROM follow_up WHERE contribution ${OLD_CONTRIBUTION}`,
          `DELETE FROM reply WHERE contribution ${OLD_CONTRIBUTION}`,
          `DELETE FROM spent WHERE contribution ${OLD_CONTRIBUTION}`,
          `UPDATE draft SET contribution = NULL WHERE contribution ${OLD_CONTRIBUTION}`,
          'DELETE FROM contribution WHERE period <= @period',
        ],
      },
    },
  },
  {
    table: 'spent',
    holds: { de: 'eingelöste Marken', en: 'spent tokens' },
    kept: { period: { de: 'mit dem Beitrag', en: 'with the contribution' }, ends: 'federation/store/retention-rules.ts#INTAKE_RULES' },
  },
  {
    table: 'claim',
    holds: { de: '„Das waren wir“: Mitglieder zu ihren Beiträgen', en: '"that was us": members with their contributions' },
    kept: { period: { de: 'mit dem Beitrag', en: 'with the contribution' }, ends: 'federation/store/retention-rules.ts#INTAKE_RULES' },
  },
  {
    table: 'reply',
    holds: { de: 'Rückfragen zu Beiträgen', en: 'replies to contributions' },
    kept: {
      period: { de: '30 Tage nach dem letzten Wort', en: '30 days after the last word' },
      ends: 'federation/hub/board/case.ts#forgetEndedCases',
    },
  },
  {
    table: 'follow_up',
    holds: { de: 'Ergänzungen von Absendern', en: 'what senders added' },
    kept: {
      period: { de: '30 Tage nach dem letzten Wort', en: '30 days after the last word' },
      ends: 'federation/hub/board/case.ts#forgetEndedCases',
    },
  },
  {
    table: 'batch',
    holds: { de: 'Sammlungen des Relais: Anzahl und Prüfsumme', en: 'batches of the relay: count and hash' },
    kept: { period: { de: 'zwei Zeiträume', en: 'two periods' }, ends: 'federation/hub/intake/daily-list.ts#publishDailyList' },
  },
  {
    table: 'batches_before',
    holds: { de: 'wie viele Sammlungen vergessen sind', en: 'how many batches are forgotten' },
    kept: 'current',
  },
  {
    table: 'accepted_mark',
    holds: { de: 'Zeichen für die nächste Tagesliste', en: 'marks for the next daily list' },
    kept: {
      period: { de: 'bis zur nächsten Tagesliste', en: 'until the next daily list' },
      ends: 'federation/hub/intake/daily-list.ts#publishDailyList',
    },
  },
  { table: 'listed_through', holds: { de: 'Tag der neuesten Tagesliste', en: 'day of the newest daily list' }, kept: 'current' },
  {
    table: 'answer',
    holds: { de: 'anonyme Rückmeldungen', en: 'anonymous answers' },
    kept: {
      period: { de: 'Frist des Verbunds nach dem letzten Ergebnis', en: 'the federation’s period after the last result' },
      ends: {
        count: `SELECT count(*) FROM answer WHERE question IN (SELECT idx FROM question WHERE final < @index)`,
        remove: [`DELETE FROM answer WHERE question IN (SELECT idx FROM question WHERE final < @index)`],
      },
    },
  },
  {
    table: 'issued',
    holds: { de: 'welches Mitglied Marken geholt hat', en: 'which member has fetched tokens' },
    kept: {
      period: { de: 'solange die Marken gelten', en: 'as long as the tokens count' },
      ends: { count: 'SELECT count(*) FROM issued WHERE period <= @dead', remove: ['DELETE FROM issued WHERE period <= @dead'] },
    },
  },
]

/** People at the hub. */
const STAFF_RULES: readonly RetentionRule[] = [
  { table: 'analyst', holds: { de: 'Kürzel und Schlüssel der Analystinnen und Analysten', en: 'ids and keys of the analysts' }, kept: 'current' },
  {
    table: 'draft',
    holds: { de: 'Entwürfe eigener Warnmeldungen mit Unterschriften', en: 'drafts of own warnings with signatures' },
    kept: {
      period: { de: 'Frist des Verbunds nach der Veröffentlichung', en: 'the federation’s period after publication' },
      ends: { count: 'SELECT count(*) FROM draft WHERE idx < @index', remove: ['DELETE FROM draft WHERE idx < @index'] },
    },
  },
  {
    table: 'catalogue_draft',
    holds: { de: 'Entwürfe des Produktkatalogs mit Unterschriften', en: 'drafts of the catalogue with signatures' },
    kept: {
      period: { de: 'Frist des Verbunds nach der Veröffentlichung', en: 'the federation’s period after publication' },
      ends: { count: 'SELECT count(*) FROM catalogue_draft WHERE idx < @index', remove: ['DELETE FROM catalogue_draft WHERE idx < @index'] },
    },
  },
]

const WITH_POST = { de: 'Frist des Verbunds, mit dem Brief', en: 'the federation’s period, with the post' }
const POST_JOB = 'federation/hub/post/attachments.ts#forgetPost'

/** What members send by name. */
const POST_RULES: readonly RetentionRule[] = [
  {
    table: 'post',
    holds: { de: 'Briefe: Absender, Zeit, versiegelter Inhalt', en: 'posts: sender, time, sealed content' },
    kept: { period: FEDERATION, ends: POST_JOB },
  },
  { table: 'mailbox', holds: { de: 'Postfächer der Mitglieder', en: 'mailboxes of the members' }, kept: { period: WITH_POST, ends: POST_JOB } },
  {
    table: 'hub_post',
    holds: { de: 'Briefe an die und von der Zentrale', en: 'posts to and from the hub' },
    kept: { period: WITH_POST, ends: POST_JOB },
  },
  { table: 'hub_post_receipt', holds: { de: 'Empfangsbestätigungen', en: 'receipts' }, kept: { period: WITH_POST, ends: POST_JOB } },
  { table: 'post_attachment', holds: { de: 'Anlagen eines Briefs', en: 'attachments of a post' }, kept: { period: WITH_POST, ends: POST_JOB } },
  {
    table: 'post_file',
    holds: { de: 'versiegelte Anlagen', en: 'sealed attachments' },
    kept: { period: { de: 'mit dem Brief; ohne Brief ein Tag', en: 'with the post; without one a day' }, ends: POST_JOB },
  },
  { table: 'post_generation', holds: { de: 'Zählung der Postfächer', en: 'numbering of the mailboxes' }, kept: 'current' },
]

const AFTER_LEAVING = { de: '30 Tage nach dem Ausscheiden', en: '30 days after leaving' }
const REGISTER_JOB = 'federation/hub/joining/contacts.ts#keepRegister'
const SERVICES_JOB = 'federation/hub/service/figures.ts#forgetServices'

/** What members have told of themselves, and what was done for them. */
const MEMBER_RULES: readonly RetentionRule[] = [
  {
    table: 'application',
    holds: { de: 'Aufnahmeanträge', en: 'applications' },
    kept: {
      period: {
        de: 'bis zur Aufnahme; abgelehnt 30 Tage, offen die Frist des Verbunds',
        en: 'until admission; rejected 30 days, open the federation’s period',
      },
      ends: 'federation/hub/joining/applications.ts#settleApplications',
    },
  },
  { table: 'contact', holds: { de: 'Ansprechstellen', en: 'single points of contact' }, kept: { period: AFTER_LEAVING, ends: REGISTER_JOB } },
  { table: 'attestation', holds: { de: 'Selbstauskünfte', en: 'attestations' }, kept: { period: AFTER_LEAVING, ends: REGISTER_JOB } },
  {
    table: 'opt_in',
    holds: { de: 'Einwilligungen', en: 'opt-ins' },
    kept: {
      period: { de: 'bis zu ihrem letzten Tag', en: 'until their last day' },
      ends: 'federation/hub/joining/applications.ts#settleApplications',
    },
  },
  { table: 'pending_motion', holds: { de: 'Anträge auf dem Weg ins Protokoll', en: 'motions on their way into the log' }, kept: 'current' },
  {
    table: 'pending_frame',
    holds: { de: 'Erklärungen der Mitglieder auf dem Weg ins Protokoll', en: 'declarations of members on their way into the log' },
    kept: 'current',
  },
  { table: 'pending_vote', holds: { de: 'Stimmen auf dem Weg ins Protokoll', en: 'votes on their way into the log' }, kept: 'current' },
  { table: 'duty_stage', holds: { de: 'namentliche Meldungen', en: 'named reports' }, kept: { period: FEDERATION, ends: SERVICES_JOB } },
  {
    table: 'spoc_request',
    holds: { de: 'Anfragen an die Zentrale', en: 'requests to the hub' },
    kept: { period: { de: 'Frist des Verbunds nach dem Abschluss', en: 'the federation’s period after the end' }, ends: SERVICES_JOB },
  },
  {
    table: 'spoc_request_step',
    holds: { de: 'Verlauf der Anfragen', en: 'course of the requests' },
    kept: { period: { de: 'mit der Anfrage', en: 'with the request' }, ends: SERVICES_JOB },
  },
  { table: 'alarm', holds: { de: 'welche Warnmeldungen Alarme sind', en: 'which warnings are alarms' }, kept: 'log' },
  {
    table: 'alarm_receipt',
    holds: { de: 'wer einen Alarm erhalten und gelesen hat', en: 'who has got and read an alarm' },
    kept: { period: { de: '90 Tage', en: '90 days' }, ends: SERVICES_JOB },
  },
  {
    table: 'alarm_call',
    holds: { de: 'Anrufe zu Alarmen: wer wen erreicht hat', en: 'calls about alarms: who reached whom' },
    kept: { period: { de: '90 Tage', en: '90 days' }, ends: SERVICES_JOB },
  },
  { table: 'expert', holds: { de: 'Dienstleister und Fachstellen; keine Personen', en: 'providers and experts; no persons' }, kept: 'owner' },
]

export const HUB_RETENTION: readonly RetentionRule[] = [
  ...LOG_RULES,
  ...ACCOUNT_RULES,
  ...INTAKE_RULES,
  ...STAFF_RULES,
  ...POST_RULES,
  ...MEMBER_RULES,
]
