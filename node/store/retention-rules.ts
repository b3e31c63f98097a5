// SPDX-License-Identifier: EUPL-1.2
/**
 * How long a node keeps what: one rule for every table of `node.sqlite` and `wallet.sqlite` (a test walks both schemas).
 *
 * Nothing here may tell a house that has contributed from one that has not: what is deleted goes by the time of the log or of a row that every
 * house has, never because of what a sealed record holds.
 *
 * @module
 */
import type { RetentionRule } from '@ncv/protocol/retention/rule.ts'

const FEDERATION = { de: 'Frist des Verbunds', en: 'the federation’s period' }
const THREE_YEARS = { de: 'drei Jahre', en: 'three years' }
const THIRTY_DAYS = { de: '30 Tage', en: '30 days' }
const TRIAGE = 'node/triage/triage.ts#forget'
const POST = 'node/post/post-link.ts#forget'

const LOG_RULES: readonly RetentionRule[] = [
  { table: 'schema_migration', holds: { de: 'Stand der Datenbank', en: 'state of the database' }, kept: 'current' },
  { table: 'log_state', holds: { de: 'Größe des Protokolls', en: 'size of the log' }, kept: 'current' },
  { table: 'entry', holds: { de: 'Einträge des Protokolls; keine Person', en: 'entries of the log; no person' }, kept: 'log' },
  { table: 'tile', holds: { de: 'Prüfsummen des Protokolls', en: 'hashes of the log' }, kept: 'log' },
  { table: 'body', holds: { de: 'Inhalte der Einträge', en: 'contents of the entries' }, kept: 'log' },
  { table: 'public_file', holds: { de: 'verpackte Schlüssel, bezeugte Stände', en: 'wrapped keys, witnessed heads' }, kept: 'log' },
  { table: 'checkpoint', holds: { de: 'neueste Stände', en: 'newest heads' }, kept: 'current' },
  { table: 'effect', holds: { de: 'welche Nachrichten ausgeführt sind', en: 'which messages were carried out' }, kept: 'log' },
  { table: 'quarantine', holds: { de: 'zurückgestellte Einträge', en: 'entries set aside' }, kept: 'log' },
  { table: 'erased', holds: { de: 'was gelöscht wurde', en: 'what was erased' }, kept: 'log' },
  { table: 'announcement', holds: { de: 'angekündigte Schlüssel', en: 'announced keys' }, kept: 'log' },
  { table: 'epoch_key', holds: { de: 'Gruppenschlüssel', en: 'group keys' }, kept: 'log' },
  { table: 'issuer_keys', holds: { de: 'Schlüssel für Marken', en: 'keys for tokens' }, kept: 'log' },
  { table: 'issuer_revocation', holds: { de: 'gesperrte Schlüssel', en: 'revoked keys' }, kept: 'log' },
  { table: 'hub_key', holds: { de: 'Schlüssel der Zentrale', en: 'keys of the hub' }, kept: 'log' },
  { table: 'warning', holds: { de: 'Warnmeldungen', en: 'warnings' }, kept: 'log' },
  { table: 'withdrawal', holds: { de: 'Rücknahmen', en: 'withdrawals' }, kept: 'log' },
  { table: 'advisory', holds: { de: 'Sicherheitshinweise für den Abgleich', en: 'advisories for matching' }, kept: 'log' },
  { table: 'catalogue_part', holds: { de: 'Teile des Produktkatalogs', en: 'parts of the catalogue' }, kept: 'log' },
  { table: 'catalogue_edition', holds: { de: 'geltende Ausgabe des Katalogs', en: 'edition of the catalogue in force' }, kept: 'current' },
  { table: 'catalogue_product', holds: { de: 'Produkte des Katalogs', en: 'products of the catalogue' }, kept: 'current' },
  { table: 'question', holds: { de: 'Fragen des N-CERT', en: 'questions of the N-CERT' }, kept: 'log' },
  { table: 'question_key', holds: { de: 'Zählschlüssel der Fragen', en: 'counting keys of the questions' }, kept: 'log' },
  { table: 'count_part', holds: { de: 'neueste Ergebnisse', en: 'newest results' }, kept: 'log' },
]

const HOUSE_RULES: readonly RetentionRule[] = [
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
  { table: 'asset', holds: { de: 'Inventar', en: 'inventory' }, kept: 'owner' },
  { table: 'questionnaire_answer', holds: { de: 'Antworten im Fragebogen', en: 'answers to the questionnaire' }, kept: 'owner' },
  {
    table: 'inventory_mapping',
    holds: { de: 'Zuordnung von Spalten', en: 'mapping of columns' },
    kept: { period: { de: 'die letzten 50', en: 'the last 50' }, ends: 'node/store/inventory-import-store.ts#KEPT_MAPPINGS' },
  },
  {
    table: 'inventory_import',
    holds: { de: 'Importe mit Rückweg', en: 'imports with their way back' },
    kept: { period: { de: 'die letzten 5', en: 'the last 5' }, ends: 'node/store/inventory-import-store.ts#KEPT_IMPORTS' },
  },
  { table: 'match', holds: { de: 'Treffer', en: 'matches' }, kept: 'current' },
  { table: 'match_life', holds: { de: 'Verlauf der Treffer', en: 'life of matches' }, kept: { period: THREE_YEARS, ends: TRIAGE } },
  { table: 'decision', holds: { de: 'Entscheidungen zu Treffern', en: 'decisions on matches' }, kept: { period: THREE_YEARS, ends: TRIAGE } },
  {
    table: 'decision_batch',
    holds: { de: 'wann wer (als Rolle) entschied', en: 'when who (as a role) decided' },
    kept: { period: THREE_YEARS, ends: TRIAGE },
  },
  { table: 'decision_change', holds: { de: 'was sich dadurch änderte', en: 'what it changed' }, kept: { period: THREE_YEARS, ends: TRIAGE } },
  { table: 'review_due', holds: { de: 'was durchzusehen ist', en: 'what is to be gone through' }, kept: 'current' },
  { table: 'rescan_owed', holds: { de: 'ob neu abzugleichen ist', en: 'whether to match anew' }, kept: 'current' },
  { table: 'asset_owed', holds: { de: 'was neu abzugleichen ist', en: 'what to match anew' }, kept: 'current' },
  { table: 'scan_program', holds: { de: 'mit welchem Programm abgeglichen ist', en: 'which program has matched' }, kept: 'current' },
  { table: 'correction', holds: { de: 'Korrekturen am Abgleich', en: 'corrections of the matching' }, kept: 'owner' },
  { table: 'correction_event', holds: { de: 'Verlauf der Korrekturen', en: 'course of the corrections' }, kept: 'owner' },
  { table: 'kev', holds: { de: 'ausgenutzte Schwachstellen (öffentliche Liste)', en: 'exploited vulnerabilities (public list)' }, kept: 'current' },
  { table: 'kev_list', holds: { de: 'Stand dieser Liste', en: 'state of that list' }, kept: 'current' },
  {
    table: 'secret',
    holds: { de: 'versiegelt: Angaben zum Haus, Ortsliste, Vermerke zu Vorfällen', en: 'sealed: identity of the house, places, notes on incidents' },
    kept: 'owner',
  },
  { table: 'review', holds: { de: 'versiegelt: Entscheidungen zu Textstellen', en: 'sealed: decisions on passages' }, kept: 'owner' },
  {
    table: 'incident_course',
    holds: { de: 'versiegelt: Bearbeitung der Sicherheitsvorfälle', en: 'sealed: work on the incidents' },
    kept: {
      period: { de: 'wie die Sicherheitsvorfälle', en: 'as the incidents' },
      ends: {
        count: 'SELECT count(*) FROM incident_course WHERE at < @before',
        remove: ['DELETE FROM incident_course WHERE at < @before'],
        needsConsent: true,
      },
    },
  },
  {
    table: 'incident',
    holds: { de: 'versiegelt: Sicherheitsvorfälle', en: 'sealed: incidents' },
    kept: {
      period: { de: 'Frist des Verbunds, gelöscht nur mit Ihrer Zustimmung', en: 'the federation’s period, deleted only with your consent' },
      ends: {
        count: 'SELECT count(*) FROM incident WHERE at < @before',
        remove: [
          `DELETE FROM secret WHERE name IN (SELECT 'contribution/' || id FROM incident WHERE at < @before)`,
          'DELETE FROM incident WHERE at < @before',
        ],
        needsConsent: true,
      },
    },
  },
]

const EXCHANGE_RULES: readonly RetentionRule[] = [
  {
    table: 'intake_list',
    holds: { de: 'Tageslisten des N-CERT', en: 'daily lists of the N-CERT' },
    kept: { period: THIRTY_DAYS, ends: 'node/link/settlement.ts#forget' },
  },
  {
    table: 'listed_batch',
    holds: { de: 'gelistete Sammlungen', en: 'listed batches' },
    kept: { period: THIRTY_DAYS, ends: 'node/link/settlement.ts#forget' },
  },
  {
    table: 'listed_mark',
    holds: { de: 'gelistete Zeichen', en: 'listed marks' },
    kept: { period: THIRTY_DAYS, ends: 'node/link/settlement.ts#forget' },
  },
  {
    table: 'unlogged_batch',
    holds: { de: 'Sammlungen, die fehlen', en: 'batches that are missing' },
    kept: { period: THIRTY_DAYS, ends: 'node/link/settlement.ts#forget' },
  },
  {
    table: 'board',
    holds: { de: 'ungelesene Dateien des Antwortbretts', en: 'unread files of the reply board' },
    kept: { period: { de: 'bis sie gelesen sind', en: 'until they are read' }, ends: 'node/link/board.ts#readNext' },
  },
  {
    table: 'case_book',
    holds: { de: 'versiegelt: Antworten auf eigene Beiträge', en: 'sealed: replies to own contributions' },
    kept: { period: FEDERATION, ends: 'node/link/board.ts#readNext' },
  },
  {
    table: 'own_answer',
    holds: { de: 'versiegelt: eigene Rückmeldungen, eine Zeile je Frage', en: 'sealed: own answers, a row for every question' },
    kept: {
      period: { de: 'Frist des Verbunds nach der Frage, mindestens 90 Tage', en: 'the federation’s period after the question, 90 days at least' },
      ends: { count: 'SELECT count(*) FROM own_answer WHERE question < @index', remove: ['DELETE FROM own_answer WHERE question < @index'] },
    },
  },
  { table: 'answer_consent', holds: { de: 'Einwilligung zu Rückmeldungen', en: 'consent to answers' }, kept: 'current' },
  {
    table: 'recipient_book',
    holds: { de: 'versiegelt: Stellen, an die weitergegeben wird', en: 'sealed: bodies to which is passed on' },
    kept: 'owner',
  },
  {
    table: 'forwarding',
    holds: { de: 'versiegelt: was weitergegeben wurde', en: 'sealed: what was passed on' },
    kept: {
      period: FEDERATION,
      ends: { count: 'SELECT count(*) FROM forwarding WHERE at < @before', remove: ['DELETE FROM forwarding WHERE at < @before'] },
    },
  },
  { table: 'post_out', holds: { de: 'versiegelt: gesendete Briefe', en: 'sealed: posts sent' }, kept: { period: FEDERATION, ends: POST } },
  {
    table: 'post_out_file',
    holds: { de: 'Anlagen auf dem Weg', en: 'attachments on their way' },
    kept: { period: { de: 'bis sie abgegeben sind', en: 'until they are handed in' }, ends: 'node/store/post-store.ts#post_out_file' },
  },
  { table: 'post_in', holds: { de: 'versiegelt: erhaltene Briefe', en: 'sealed: posts received' }, kept: { period: FEDERATION, ends: POST } },
  {
    table: 'post_aside',
    holds: { de: 'Briefe, die nicht zu öffnen sind', en: 'posts that cannot be opened' },
    kept: { period: FEDERATION, ends: POST },
  },
  { table: 'post_cursor', holds: { de: 'wie weit das Postfach geholt ist', en: 'how far the mailbox was fetched' }, kept: 'current' },
  {
    table: 'application_book',
    holds: { de: 'versiegelt: Aufnahmeantrag und Ansprechstellen', en: 'sealed: application and contacts' },
    kept: 'owner',
  },
  { table: 'own_vote', holds: { de: 'versiegelt: eigene Stimmen', en: 'sealed: own votes' }, kept: 'owner' },
  {
    table: 'release_asked',
    holds: { de: 'versiegelt: Bitten um Freigabe', en: 'sealed: requests for release' },
    kept: {
      period: FEDERATION,
      ends: { count: 'SELECT count(*) FROM release_asked WHERE at < @before', remove: ['DELETE FROM release_asked WHERE at < @before'] },
    },
  },
  {
    table: 'service_record',
    holds: { de: 'versiegelt: namentliche Meldungen, Anfragen, Anmerkungen', en: 'sealed: named reports, requests, annotations' },
    kept: { period: FEDERATION, ends: 'node/service/alarms.ts#forget' },
  },
  {
    table: 'mail_message',
    holds: { de: 'versiegelt: Mails an die eigenen Leute', en: 'sealed: mails to the own people' },
    kept: { period: THIRTY_DAYS, ends: 'node/mail/house-mail.ts#forget' },
  },
  {
    table: 'mail_book',
    holds: {
      de: 'versiegelt: Mailserver, Empfänger, Abwesenheiten, was schon mitgeteilt ist',
      en: 'sealed: mail server, recipients, absences, what has been told',
    },
    kept: 'owner',
  },
  { table: 'alarm', holds: { de: 'welche Warnmeldungen Alarme sind', en: 'which warnings are alarms' }, kept: 'log' },
  {
    table: 'duty_commitment',
    holds: { de: 'ob das Haus sich an Meldefristen bindet', en: 'whether the house has bound itself to the periods of reports' },
    kept: 'current',
  },
]

export const NODE_RETENTION: readonly RetentionRule[] = [...LOG_RULES, ...HOUSE_RULES, ...EXCHANGE_RULES]

const PERIODS = { de: 'vier Zeiträume', en: 'four periods' }

export const WALLET_RETENTION: readonly RetentionRule[] = [
  { table: 'schema_migration', holds: { de: 'Stand der Geldbörse', en: 'state of the wallet' }, kept: 'current' },
  {
    table: 'issuance',
    holds: { de: 'geholte Marken je Zeitraum', en: 'tokens fetched per period' },
    kept: { period: PERIODS, ends: 'node/link/wallet.ts#forgetTokens' },
  },
  {
    table: 'spare_issuance',
    holds: { de: 'dasselbe unter Ersatzschlüsseln', en: 'the same under spare keys' },
    kept: { period: PERIODS, ends: 'node/link/wallet.ts#forgetTokens' },
  },
  { table: 'token', holds: { de: 'versiegelt: Marken', en: 'sealed: tokens' }, kept: { period: PERIODS, ends: 'node/link/wallet.ts#forgetTokens' } },
  {
    table: 'outgoing',
    holds: { de: 'versiegelt: Beiträge auf dem Weg', en: 'sealed: contributions on their way' },
    kept: { period: { de: 'ein Zeitraum nach dem Ende', en: 'a period after the end' }, ends: 'node/contribution/record.ts#forgetAll' },
  },
  {
    table: 'slot',
    holds: { de: 'versiegelt: die letzten Umschläge', en: 'sealed: the last boxes' },
    kept: { period: { de: 'die letzten 1.000 Zeitfenster', en: 'the last 1,000 slots' }, ends: 'node/link/submit.ts#forgetSlots' },
  },
  {
    table: 'receipt',
    holds: { de: 'versiegelt: Quittungen des Relais', en: 'sealed: receipts of the relay' },
    kept: { period: { de: 'bis zur Tagesliste', en: 'until the daily list' }, ends: 'node/link/settlement.ts#Settlement' },
  },
  { table: 'proven_relay', holds: { de: 'Relais, die geantwortet haben', en: 'relays that have answered' }, kept: 'current' },
  {
    table: 'kept_keys',
    holds: { de: 'versiegelt: Einmalschlüssel', en: 'sealed: one-time keys' },
    kept: { period: { de: 'bis der Fall zu Ende ist', en: 'until the case is over' }, ends: 'node/link/board.ts#forgetKeys' },
  },
]
