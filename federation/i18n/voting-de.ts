// SPDX-License-Identifier: EUPL-1.2
/** Texts of motions and votes at the hub, German. @module */
export const VOTING_DE = {
  'error.OUT_EXISTS': 'Die Datei {file} gibt es schon; sie wird nicht überschrieben. Abhilfe: anderen Namen wählen.',
  'error.OUT_UNWRITABLE': 'Die Datei {file} lässt sich nicht schreiben. Abhilfe: Ordner und Rechte prüfen.',
  'motion.refused': 'Nicht ins Protokoll gekommen: ein Antrag von {proposer} ({code}).',
  'motion.withdrawn': 'Antrag {motion} zurückgezogen.',
  'log.replayed': 'Protokoll {origin} mit {size} Einträgen geprüft und nachgerechnet.',
  'log.replayed-unverified': 'Protokoll {origin} mit {size} Einträgen nachgerechnet; das Übrige wurde NICHT geprüft[$ („ncv log verify“)].',
  'log.members': 'Mitglieder: {count} aufgenommen, {all} insgesamt',
  'log.state.admitted': 'aufgenommen',
  'log.state.suspended': 'ruhend',
  'log.state.left': 'ausgetreten',
  'log.state.expelled': 'ausgeschlossen',
  'log.motions': 'Anträge: {count}',
  'log.motion': '  #{index} „{title}“: {outcome}, {cast} von {electorate} Stimmen',
  'log.outcome.open': 'offen',
  'log.outcome.counted': 'ausgezählt',
  'log.outcome.lapsed': 'verfallen',
  'log.outcome.withdrawn': 'zurückgezogen',
  'log.entry-refused': 'HÄLT NICHT: Eintrag {index} ({code}); aus ihm folgt nichts.',
  'log.entry-unread': 'Nicht lesbar: Eintrag {index}, der Schlüssel der Epoche {epoch} fehlt in der Datei.',
  'keys.written':
    '{count} Gemeinschaftsschlüssel in {file}. ACHTUNG: Damit lässt sich alles lesen, was im Protokoll für alle Mitglieder steht. Nach Gebrauch löschen.',
} as const
