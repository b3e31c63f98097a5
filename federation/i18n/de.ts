// SPDX-License-Identifier: EUPL-1.2
/** German texts of hub, log check and demonstration. @module */
export const de = {
  'error.LOG_EXISTS':
    'In {dir} ist bereits eine Zentrale angelegt. Abhilfe: einen anderen Ordner wählen; ein bestehendes Protokoll wird nie überschrieben.',
  'error.LOG_MISSING': 'Die Zentrale[ in {dir}] ist noch nicht gegründet. Abhilfe: „ncv hub init“, dann „ncv hub found“.',
  'error.LOG_DAMAGED':
    'Das Protokoll dieser Zentrale ist beschädigt[: Eintrag {index}][: {path}] ist nicht, was er sein muss. Es wurde nichts signiert und nichts ausgeliefert. Abhilfe: Datenträger prüfen, dann mit „ncv restore“ eine Sicherung in einen leeren Ordner zurückspielen und mit „ncv hub recover --from <Spiegel>“ auf den Stand bringen.',
  'error.LOG_FILE_MISSING':
    'Zum Protokoll fehlt die Datei {path}. Abhilfe: den Ordner angeben, in dem „checkpoint“ liegt (bei der Zentrale „public“), oder die Adresse von Zentrale oder Spiegel.',
  'error.HUB_WAITING':
    'Die Zentrale signiert noch nichts: {shown} von {quorum} nötigen Zeugen haben seit dem Start ihren letzten Stand gezeigt, Spiegel gelesen: {mirror}. Abhilfe: die Zentrale laufen lassen[$ („ncv hub run“)] und warten, bis die Zeugen sich melden; ist der Spiegel dauerhaft aus: „ncv hub run --without-mirror“.',
  'error.HUB_BEHIND':
    'Das Protokoll dieser Zentrale ({size} Einträge) ist älter als das, was Zeugen oder Spiegel schon bezeugt haben. Sie signiert nichts, damit keine zweite Geschichte entsteht. Abhilfe: Zentrale beenden und „ncv hub recover --from <Adresse des Spiegels oder Ausfuhr eines Knotens>“.',
  'error.FOUNDER_MISSING':
    'Die Unterschrift von {signer} fehlt. Abhilfe: alle Gründer unterschreiben lassen[$ („ncv node sign-genesis“)] und alle Dateien angeben.',
  'error.FOUNDER_MALFORMED':
    'Die Datei {file} ist keine gültige Angabe eines Gründers oder Relais (Feld {field}). Abhilfe: die Datei von „ncv node init --out“ oder „ncv relay init --out“ unverändert verwenden.',
  'error.DRAFT_MISSING': 'Den Entwurf {id} gibt es nicht.[$ Abhilfe: „ncv hub drafts“ zeigt die vorhandenen.]',
  'error.DRAFT_MALFORMED': 'Der Entwurf ist nicht vollständig: Feld „{field}“ fehlt oder ist zu lang. Abhilfe: das Feld berichtigen.',
  'error.DRAFT_PUBLISHED': 'Der Entwurf {id} ist bereits veröffentlicht.',
  'error.ANALYST_EXISTS': 'Kennung „{id}“ oder Schlüssel ist schon vergeben. Abhilfe: eine andere Kennung wählen.',
  'error.ANALYST_UNKNOWN': 'Die Kennung „{id}“ ist nicht als Analyst eingetragen.[$ Abhilfe: „ncv hub analyst add“.]',
  'error.ANALYST_KEY': 'Die Unterschrift passt nicht zum Schlüssel von „{id}“. Abhilfe: die richtige Schlüsseldatei angeben.',
  'error.CONTRIBUTION_MISSING': 'Den Beitrag {id} gibt es nicht.[$ Abhilfe: „ncv hub contributions“ zeigt die vorhandenen.]',
  'error.ENTRY_MISSING': 'Den Eintrag {index} gibt es nicht. Abhilfe: Nummer prüfen.',
  'error.ENTRY_NOT_WARNING': 'Der Eintrag {index} ist keine Warnmeldung. Abhilfe: Nummer prüfen.',
  'error.WITHDRAWN_ALREADY': 'Der Eintrag {index} ist bereits zurückgezogen.',
  'error.TLP_MISSING':
    'Das Dokument {id} trägt keine TLP-Einstufung; eine fehlende Einstufung gilt nie als TLP:CLEAR. Abhilfe: angeben, welche gilt[$ (--tlp)].',
  'error.PLEDGE_MISSING':
    'Noch hat sich niemand auf TLP verpflichtet, {tlp} würde also niemanden erreichen; es wurde nichts veröffentlicht. Abhilfe: Mitglieder geben in ihrem Knoten die TLP-Erklärung ab[$ („ncv node pledge“)].',
  'error.EPOCH_MISSING': 'Es gibt noch keinen Gemeinschaftsschlüssel. Abhilfe: die Zentrale laufen lassen[$ („ncv hub run“)], sie legt ihn an.',
  'error.DOCUMENT_CONFLICT':
    'Unter {id}, Version {version} ist schon ein anderer Inhalt veröffentlicht. Abhilfe: beim Herausgeber nachfragen; eine Änderung braucht eine neue Versionsnummer.',
  'error.DOCUMENT_OLDER': 'Von {id} ist bereits Version {newest} veröffentlicht, diese Datei enthält Version {version}. Abhilfe: keine nötig.',
  'error.ISSUER_KEY_MISSING':
    'Die Anfrage nennt Schlüssel, die im Zeitraum {period} nicht gelten. Abhilfe: der Knoten fragt mit den neuen Schlüsseln erneut.',
  'error.ROOT_SHARES': 'Die beiden Teile des Wurzelschlüssels ergeben nicht den Schlüssel der Gründung. Abhilfe: beide Blätter prüfen.',
  'error.DEMO_FAILED': 'Die Vorführung ist gescheitert: {step}: {reason}',
  'error.DEMO_PARTY': 'Der Prozess „{party}“ ist beendet worden (Code {status}). Abhilfe: {log} ansehen.',
  'hub.init':
    'Entwurf der Gründung geschrieben: {file}\nSechs Wörter: {words}\nNächster Schritt: alle Gründer unterschreiben mit „ncv node sign-genesis“.\nDie beiden Teile des Wurzelschlüssels liegen in {shares}: ausdrucken, an zwei Personen geben, Dateien löschen.',
  'hub.found': 'Gegründet: {origin}\nSechs Wörter für den Beitrittsbrief: {words}\nBeitrittsdatei: {file}',
  'hub.listening': 'Zentrale bereit: {url}\nOberfläche (nur auf diesem Rechner): {admin}',
  'hub.listening.proxy': 'Zentrale bereit: {url}\nOberfläche: {origin}/ui/ (über den Proxy; auf diesem Rechner {admin})',
  'hub.waiting': 'Die Zentrale wartet auf Zeugen …',
  'hub.imported': '{published} veröffentlicht, {unchanged} unverändert, {rejected} zurückgewiesen (von {files} Dateien).',
  'hub.rejected': '  {file}: {reason}',
  'hub.status':
    '{federation}: {size} Einträge, bezeugt bis {witnessed}; {advisories} Sicherheitshinweise, {contributions} Beiträge in {batches} Sendungen ({boxes} Umschläge). Zustand: {readiness}.',
  'hub.ready': 'signiert',
  'hub.behind': 'zurück, signiert nicht',
  'hub.wait': 'wartet auf Zeugen',
  'hub.contributions.none': 'Noch keine anonymen Beiträge.',
  'hub.contribution': '{id}\n  {rsit}, erkannt {day}\n  {text}',
  'hub.contribution.dayless': 'ohne Tagesangabe',
  'hub.draft': 'Entwurf {id} von {author}: „{title}“ ({tlp}). Zur Veröffentlichung unterschreibt eine zweite Person.',
  'hub.drafts.none': 'Keine Entwürfe.',
  'hub.drafted': 'veröffentlicht als Eintrag {index}',
  'hub.open': 'wartet auf die zweite Unterschrift',
  'hub.published': 'Veröffentlicht als Eintrag {index} ({tlp}).',
  'hub.analyst': 'Analyst „{id}“ eingetragen. Schlüssel: {file} (gehört nur dieser Person).',
  'hub.withdrawn': 'Zurückgezogen durch Eintrag {index}.',
  'hub.progress': 'Sicherheitshinweise',
  'log.ok': 'Das Protokoll ist in Ordnung.\nUrsprung: {origin}\nEinträge: {size}\nWurzel: {root}\n{witnessed}\n{anchor}',
  'log.anchored': 'Verankert: die Gründung ist die erwartete.',
  'log.unanchored': 'selbst-konsistent, nicht verankert (mit --join oder --genesis wird gegen die erwartete Gründung geprüft)',
  'log.witnessed': 'Bezeugt von {count} Stellen (nötig: {quorum}).',
  'log.refused': 'Das Protokoll stimmt nicht: {detail}',
  'log.unwrapped': 'Die Kopie enthält keine Schlüsselhüllen (Ordner „keys“); sie wurden nicht geprüft.',
  'log.progress': 'Einträge',
  'log.hash': '64 Hexziffern',
  'log.unwitnessed': 'noch nicht bezeugt: {count} von {quorum} nötigen Unterschriften.',
  'error.LEDGER_OPEN':
    'Die Zentrale kommt aus einer Sicherung und hat noch nicht bekannt gegeben, welche Marken nicht mehr gelten; bis dahin nimmt sie keine Umschläge an. Abhilfe: nichts tun; das Relais sendet erneut.',
  'error.REQUESTS_TOO_MANY': 'Von diesem Mitglied kommen zu viele Anfragen. Abhilfe: in {seconds} Sekunden erneut versuchen.',
  'error.HUB_KEY_PENDING':
    'Der Schlüssel dieser Zentrale ist nicht der, der laut Protokoll gilt; sie signiert nichts. Abhilfe: Ist er gerade ersetzt worden, die Zentrale laufen lassen, bis die Zeugen sich gemeldet haben; stammt er aus einer älteren Sicherung, „ncv hub replace-key“ mit beiden Teilen des Wurzelschlüssels.',
  'hub.backup':
    'Gesichert: {file} ({size} Einträge, {bytes} Byte). Die Datei enthält alle Schlüssel der Zentrale im Klartext: verschlüsseln und wegschließen.',
  'hub.restored':
    'Zurückgespielt nach {dir}: {size} Einträge. Nächster Schritt: „ncv hub run“; ist die Sicherung älter als das, was Zeugen gesehen haben, zuvor „ncv hub recover --from <Spiegel>“. Die alte Zentrale darf nicht mehr laufen.',
  'hub.recover.progress': 'Einträge',
  'hub.recovered': '{count} Einträge zurückgeholt, jetzt {size}; {heads} bezeugte Stände geprüft. Nächster Schritt: „ncv hub run“.',
  'hub.recover.unwitnessed':
    'Der neueste Stand der Quelle ist nicht von genügend Zeugen bezeugt. Haben sie einen neueren gesehen, meldet die Zentrale es nach dem Start und signiert nichts.',
  'hub.lost.epochs':
    'Verloren: Gemeinschaftsschlüssel {list}. Nach dem Start entsteht ein neuer; was unter den verlorenen verschlüsselt ist, lesen die Mitglieder weiter, die Zentrale nicht.',
  'hub.lost.issuer': 'Verloren: Ausstellerschlüssel der Zeiträume {list}. Für sie werden keine Token mehr ausgestellt.',
  'hub.lost.sealed':
    '{count} verschlüsselte Meldungen kann die Zentrale nicht lesen; ein erneuter Import derselben Dokumente würde sie ein zweites Mal veröffentlichen.',
  'hub.lost.intake':
    'Nicht im Protokoll und deshalb seit der Sicherung verloren: anonyme Beiträge, die Liste der verbrauchten Token und der Ausgaben, Entwürfe. Damit kein Token zweimal zählt, gelten die bis heute ausgestellten nach dem Start nicht mehr; das steht dann im Protokoll, und die Mitglieder erfahren es.',
  'hub.rebuilt': 'Zentrale neu aufgebaut in {dir}: {size} Einträge, {heads} bezeugte Stände geprüft.',
  'hub.replaced':
    'Neuer Schlüssel der Zentrale: {key}\nEr gilt, sobald die Zentrale nach „ncv hub run“ signieren darf. Die Blätter mit den Teilen des Wurzelschlüssels wieder getrennt verwahren, die Dateien löschen. Umschläge, die an den alten Schlüssel unterwegs sind, lassen sich nicht mehr öffnen.',
} as const
