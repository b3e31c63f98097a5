// SPDX-License-Identifier: EUPL-1.2
/** Texts of erasing, retention and data on members; German. @module */
export const ERASING_DE = {
  'error.ENTRY_NOT_ERASABLE':
    '[Eintrag {index} ist ein Eintrag der Art „{kind}“ und kann nicht gelöscht werden: Wer das Protokoll prüft, braucht ihn, und er enthält keine Person. ]Löschen lassen sich Warnmeldungen, ihre Rücknahmen und Dateien des Antwortbretts[, 1 bis {limit} auf einmal (gefunden: {found})].',
  'error.ENTRY_ERASED': 'Der Inhalt von Eintrag {index} ist schon gelöscht (mit Eintrag {found}). Abhilfe: die Nummer weglassen.',
  'error.WITHDRAWAL_ALONE':
    'Eintrag {index} zieht eine Warnmeldung zurück[, Eintrag {found}]. Ohne ihn hielte sie für gültig, wer ihn noch nicht gelesen hat. Abhilfe: die Warnmeldung mit angeben.',
  'error.ERASURE_CHANGED': 'Inzwischen würde etwas anderes gelöscht als gezeigt. Es wurde nichts gelöscht. Abhilfe: den Befehl wiederholen.',
  'erase.plan': 'Gelöscht wird hier, im Spiegel und bei allen Mitgliedern (Einträge: {count}, Dokumente: {documents}, {bytes} Bytes):',
  'erase.withdraws': 'wird zugleich zurückgezogen',
  'erase.kind.warning': 'Warnmeldung',
  'erase.kind.withdrawal': 'Rücknahme',
  'erase.kind.board': 'Antwortbrett',
  'erase.ask': 'Das lässt sich nicht zurücknehmen. Jetzt löschen? [j/N] ',
  'erase.declined': 'Nichts gelöscht. Mit --confirm wird ohne Rückfrage gelöscht.',
  'erase.done':
    'Gelöscht mit Eintrag {index} (Einträge: {count}). Spiegel und Knoten löschen ihre Kopien, sobald sie ihn lesen und die Zeugen ihn gesehen haben. Ältere Sicherungen enthalten die Inhalte weiter; nach einer Rückspielung werden sie wieder gelöscht.',
  'erase.none': 'Es wurde noch nichts gelöscht.',
  'erase.line': '#{index}: gelöscht mit Eintrag {by} ({reason})',
  'erase.reason.wrong-label': 'falsche Einstufung',
  'erase.reason.personal-data': 'personenbezogene Daten',
  'erase.reason.licence': 'Nutzungsrechte',
  'erase.reason.court': 'Anordnung eines Gerichts',
  'erase.reason.retired': 'Frist abgelaufen',
  'error.MEMBER_MISSING': 'Ein Mitglied {member} kennt die Zentrale nicht. Abhilfe: die Kennung prüfen.',
  'error.MEMBER_STAYS':
    '{member} ist noch im Verbund (Stand: {found}). Gelöscht wird erst nach dem Ausscheiden; vorher braucht die Zentrale die Angaben. Abhilfe: erst nur Auskunft geben[$ (ohne --delete)].',
  'retention.head': 'Frist des Verbunds für personenbezogene und schützenswerte Daten: {days} Tage.',
  'retention.due': 'fällig: {count}',
  'retention.deleted': 'gelöscht: {count}',
  'member-data.register':
    'Was das Protokoll über das Mitglied sagt: eine Organisation, keine Person. Es bleibt, solange es den Verbund gibt, damit jeder die Abstimmungen nachrechnen kann.',
  'member-data.note.log': 'Im Protokoll bleiben der Eintrag als Mitglied, Anträge, Stimmen und Ergebnisse. Sie enthalten keine Person.',
  'member-data.note.others':
    'Briefe, die andere Mitglieder noch nicht abgeholt haben, bleiben bis dahin liegen; was andere erhalten haben, liegt bei ihnen.',
  'member-data.note.backups': 'Ältere Sicherungen enthalten die Daten, bis sie nach ihrem Plan überschrieben sind.',
  'member-data.note.anonymous':
    'Anonyme Beiträge und Rückmeldungen kann die Zentrale keinem Mitglied zuordnen; hierzu kann sie keine Auskunft geben.',
  'member-data.written': 'Auskunft über {member} geschrieben: {file} ({count} Datensätze). Die Datei enthält personenbezogene Daten.',
  'member-data.ask': 'Alles löschen, was die Zentrale über {member} hält? Das lässt sich nicht zurücknehmen. [j/N] ',
  'member-data.declined': 'Nichts gelöscht. Mit --confirm wird ohne Rückfrage gelöscht.',
  'member-data.deleted': 'Gelöscht, was die Zentrale über {member} hielt:',
} as const
