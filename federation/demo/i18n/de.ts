// SPDX-License-Identifier: EUPL-1.2
/** German texts of the demonstration. @module */
export const de = {
  'error.DEMO_COMMAND': '„{command}“ endete mit Code {status}: {reason}',
  'error.DEMO_OUTPUT': 'Die Antwort von „{command}“ ist nicht die erwartete (Feld {field}).',
  'error.DEMO_PARTY_ENDED': 'Der Prozess „{party}“ hat sich unerwartet beendet (Code {status}). Abhilfe: {log} ansehen.',
  'error.DEMO_PARTY_SILENT': 'Der Prozess „{party}“ ist nicht bereit geworden. Abhilfe: {log} ansehen.',
  'error.DEMO_WAITED':
    'Nach {seconds} Sekunden vergeblich gewartet auf: {what}. Abhilfe: die Protokolldateien (*.log) im Ordner der Vorführung ansehen.',
  'error.DEMO_ROOT': 'Ein Knoten hat bei {size} Einträgen eine andere Wurzel als die Zentrale. Abhilfe: „ncv log verify“ auf beide Ordner anwenden.',
  'error.DEMO_NODES': 'Die Vorführung braucht {expected} Knoten, verlangt sind {found}. Abhilfe: „--nodes“ ändern.',
  'error.DEMO_IDENTITY':
    'Die Angaben zum eigenen Haus in {file} sind nicht lesbar (Feld {field}). Abhilfe: JSON mit mindestens „name“ und „kind“ angeben.',
  'value.feed': 'Gleichstand aller Knoten mit der Zentrale',
  'value.tokens': 'Token für anonyme Beiträge',
  'value.reply': 'Rückfrage der Zentrale beim Knoten',
  'value.follow-up': 'Eingang des Nachtrags bei der Zentrale',
  'value.question': 'die Frage der Zentrale bei den Knoten',
  'value.answers': 'Eingang der Rückmeldungen bei der Zentrale',
  'value.contributions': 'Eingang der anonymen Beiträge bei der Zentrale',

  'demo.title': 'NCV-Vorführung: ein kleiner Verbund auf diesem Rechner. Alle Kommunen, Personen und Vorfälle sind erfunden.\nOrdner: {dir}',

  'demo.step.founding': 'Gründung',
  'demo.step.join': 'Beitritt mit zwei Wörtern',
  'demo.step.start': 'Alle nehmen den Betrieb auf',
  'demo.step.catalogue': 'Die Zentrale veröffentlicht einen Produktkatalog',
  'demo.step.import': 'Die Zentrale übernimmt Sicherheitshinweise',
  'demo.step.feed': 'Die Knoten lesen und prüfen das Protokoll',
  'demo.step.matches': 'Was betrifft uns? Treffer im eigenen Inventar',
  'demo.step.incident': 'Ein Vorfall, und was davon das Haus verlässt',
  'demo.step.contribution': 'Der Beitrag geht hinaus, ohne Absender',
  'demo.step.reply': 'Die Zentrale fragt zurück, ohne zu wissen bei wem',
  'demo.step.warning': 'Vier Augen machen daraus eine Warnung',
  'demo.step.arrival': 'Die Warnung kommt bei allen an',
  'demo.step.count': 'Betroffen? Behoben? Die Zentrale fragt alle',
  'demo.step.open': 'Jetzt Sie',

  'demo.founding.keys':
    'Jede Kommune erzeugt ihre Schlüssel selbst, im eigenen Ordner: {nodes}. Relais und Spiegel betreibt eine andere Organisation als die Zentrale: {relay}.',
  'demo.founding.draft':
    'Die Zentrale hat den Gründungsentwurf vorgelegt. Alle Gründer lesen und unterschreiben ihn; ohne eine der Unterschriften gibt es keine Gründung.',
  'demo.founding.done': 'Gegründet. Sechs Wörter stehen für genau diesen Verbund und im Beitrittsbrief:\n  {words}',

  'demo.join.words':
    'Wer beitritt, tippt zwei der sechs Wörter aus dem Brief ab, hier Nummer {places}: {words}. Eine untergeschobene Beitrittsdatei fiele dabei auf.',
  'demo.join.done': 'Relais und Knoten sind beigetreten, die Inventare sind eingelesen. Sie bleiben im jeweiligen Knoten.',

  'demo.start.done': 'Zentrale {hub}, Relais und Spiegel {relay}, {count} Knoten. Knoten nehmen keine Verbindung von außen an.',

  'demo.catalogue.done':
    'Beispielkatalog, Ausgabe {edition}: {products} Produkte, die Kommunen einsetzen, mit anderen Namen und eingebauten Bestandteilen; mit keinem Hersteller abgestimmt. Zwei Personen haben unterschrieben.',

  'demo.import.begin': 'Quelle: {path}. Jedes Dokument wird nach CSAF 2.0 geprüft …',
  'demo.import.done': '{published} von {files} Dokumenten veröffentlicht, {rejected} zurückgewiesen.',
  'demo.import.rejected': '  {file}: {reason}',

  'demo.feed.done':
    'Alle Knoten haben dieselben {size} Einträge und dieselbe Wurzel {root} selbst nachgerechnet; bezeugt sind {witnessed}. Gelesen wird beim Spiegel, damit die Zentrale nicht sieht, wer wann liest.',

  'demo.matches.count': '{name}: {affected} betroffen, {check} zu prüfen. Zum Beispiel:',
  'demo.matches.none': '{name}: {affected} betroffen, {check} zu prüfen.',

  'demo.incident.stays': '{name} erfasst einen Vorfall. Er bleibt verschlüsselt im Knoten. Titel, Notizen, Personen und Geräte verlassen ihn nie.',
  'demo.incident.leaves': 'Genau dieser Text verlässt das Haus (eine Person bestätigt ihn):',
  'demo.field.rsit': 'Art (RSIT)',
  'demo.field.occurredDay': 'Geschehen am',
  'demo.field.detectedDay': 'Erkannt am',
  'demo.field.description': 'Beschreibung',
  'demo.field.measures': 'Maßnahmen',
  'demo.field.indicator': 'Spur des Angreifers',

  'demo.contribution.way':
    'In einem Umschlag von immer {bytes} Byte, mit einem blind unterschriebenen Token. Das Relais mischt ihn mit den Umschlägen der anderen ({count} Beiträge, sonst leere Umschläge).',
  'demo.contribution.received':
    'Die Zentrale hat {count} Beiträge und weiß: Sie kommen von Mitgliedern. Von welchen, kann sie nicht feststellen. Bei {nodes} Teilnehmern heißt das nur „Absender nicht genannt“, nicht „anonym“.',

  'demo.reply.asked':
    'Die Analystin fragt zurück. Ihre Frage geht versiegelt auf das Antwortbrett, gemischt mit leeren; alle Knoten laden es ganz und probieren jede Antwort mit ihren Schlüsseln. Gelesen wird nur, was im Protokoll steht und bezeugt ist.',
  'demo.reply.read': '{name} hat die Frage gelesen, die anderen {count} nicht. Dass sie gelesen wurde, erfährt niemand.',
  'demo.reply.answered':
    'Eine Person antwortet; der Text ging durch dieselbe Schwärzung und im selben Umschlag hinaus. Die Zentrale hat einen Nachtrag von höchstens sechs und weiß weiterhin nicht, von wem.',

  'demo.warning.draft': 'Eine Analystin entwirft daraus eine Warnung ohne Quelle: „{title}“ (TLP:GREEN, für Mitglieder verschlüsselt).',
  'demo.warning.published': 'Ein zweiter Analyst unterschreibt. Erst damit wird sie Eintrag {entry} des Protokolls.',

  'demo.count.asked':
    'Zwei Personen der Zentrale haben unterschrieben: Frage {question} zur Warnung {warning}. Alle Knoten haben ihre Marke dafür längst; niemand holt eine, weil gefragt wird.',
  'demo.count.answered':
    'Alle {count} Knoten antworten, in Umschlägen wie alle anderen. Jedes Mitglied zählt einmal; welche Rückmeldung von wem ist, erfährt niemand.',
  'demo.count.done':
    '{answers} Rückmeldungen sind gezählt, und jeder Knoten findet die eigene im Zwischenstand selbst wieder. Unter 5 wird keine Zahl gezeigt: hier sind das {hidden} von 5.',

  'demo.slots.done': 'Bis hierher verließen {sent} gleich große Umschläge die Knoten, einer je Zeitfenster; {cover} davon waren leer.',
  'demo.arrival.done': 'Eintrag {entry} ist bei {received} von {count} Knoten angekommen. Protokoll: {size} Einträge, Wurzel {root}, überall gleich.',

  'demo.open.faces': 'Im Browser ansehen; jeder Link legt dort einmal ein Konto an und gilt 24 Stunden:\n{links}',
  'demo.open.try':
    'Alle Prozesse laufen weiter. Zum Ausprobieren, in einem zweiten Fenster:\n  npx ncv node warnings --dir {dir}/node-1\n  npx ncv node matches --dir {dir}/node-1\n  npx ncv node catalogue support --dir {dir}/node-1\n  npx ncv node incident list --dir {dir}/node-1\n  npx ncv hub contributions --dir {dir}/hub\n  npx ncv log verify {hub} --join {dir}/exchange/federation.join\n  npx ncv log verify {relay} --join {dir}/exchange/federation.join\nStrg-C beendet alles; der Ordner bleibt liegen.',
  'demo.open.closing': 'Alle Prozesse werden beendet. Der Ordner bleibt zur Ansicht: {dir}',
  'demo.stopped': 'Abgebrochen.',
  'demo.result':
    '\nFertig: {published} Dokumente veröffentlicht, {rejected} zurückgewiesen; {size} Einträge bei {nodes} Knoten; die Warnung aus dem Beitrag haben {received}.',
} as const
