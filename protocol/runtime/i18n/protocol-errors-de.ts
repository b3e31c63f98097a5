// SPDX-License-Identifier: EUPL-1.2
/**
 * German texts of every protocol error. Params that a text does not name are appended to it.
 *
 * @module
 */
export const protocolErrorsDe: Readonly<Record<string, string>> = {
  'error.CODEC_REFUSED':
    'Die Nachricht ist nicht in der vorgeschriebenen Form kodiert und wurde verworfen[: {reason}]. Abhilfe: den Absender auf eine veraltete oder fremde Software hinweisen.',
  'error.CODEC_TOO_LARGE': 'Die Nachricht ist mit {found} Byte zu groß, erlaubt sind {limit} Byte. Abhilfe: Text kürzen oder als Anlage senden.',
  'error.SCHEMA_MISMATCH': 'Die Angaben passen nicht zum Formblatt[: Feld „{field}“]. Abhilfe: dieses Feld berichtigen.',
  'error.ENVELOPE_MALFORMED': 'Der Umschlag der Nachricht ist beschädigt. Abhilfe: die Nachricht neu abrufen.',
  'error.ENVELOPE_HEADER':
    'Der geschützte Kopf der Nachricht entspricht nicht dem angekündigten. Die Nachricht wurde nicht angenommen; die Zentrale informieren.',
  'error.ENVELOPE_SIGNATURE': 'Die Unterschrift der Nachricht ist ungültig. Die Nachricht wurde nicht angenommen; Absender und Zentrale informieren.',
  'error.ORIGIN_MISMATCH': 'Die Nachricht gehört zu einem anderen Verbund. Abhilfe: Beitrittsdatei und Adressen prüfen.',
  'error.KEY_INVALID': 'Der Schlüssel ist ungültig[ ({field})]. Abhilfe: die Schlüsseldatei aus der Sicherung wiederherstellen.',
  'error.TLP_UNKNOWN': 'Die TLP-Einstufung „{found}“ ist unbekannt. Erlaubt: TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT, TLP:RED.',
  'error.TLP_NOT_BROADCAST':
    'Die Einstufung {tlp} hat im Protokoll keinen Platz: Was so eingestuft ist, geht als Post an benannte Empfänger.[$ Abhilfe: „ncv hub post send“.]',
  'error.TLP_LOOSENED':
    'Die Einstufung darf nicht gelockert werden: empfangen {received}, weitergegeben {forwarded}. Abhilfe: die Quelle um Freigabe bitten.',
  'error.TERMS_UNKNOWN': 'Die Nutzungsbedingung „{found}“ ist unbekannt. Abhilfe: eine Bedingung aus der Tabelle der Nutzungsbedingungen wählen.',

  'error.NOTE_MALFORMED': 'Die unterschriebene Notiz ist nicht lesbar. Abhilfe: neu abrufen.',
  'error.CHECKPOINT_MALFORMED': 'Der Prüfpunkt des Protokolls ist nicht lesbar. Abhilfe: neu abrufen.',
  'error.CHECKPOINT_UNSIGNED': 'Der Prüfpunkt trägt keine gültige Unterschrift der Zentrale. Er wurde nicht angenommen.',
  'error.CHECKPOINT_ORIGIN': 'Der Prüfpunkt gehört zu einem anderen Protokoll. Abhilfe: Adresse und Beitrittsdatei prüfen.',
  'error.COSIGNATURE_INVALID': 'Die Mitunterschrift eines Zeugen ist ungültig und zählt nicht.',
  'error.PROOF_INVALID': 'Der Nachweis aus dem Protokoll stimmt nicht. Die Daten wurden nicht angenommen; bei Wiederholung die Zentrale informieren.',
  'error.TILE_MALFORMED': 'Eine Kachel des Protokolls ist beschädigt. Abhilfe: neu abrufen oder einen anderen Spiegel verwenden.',
  'error.TILE_MISMATCH':
    'Eine Kachel des Protokolls passt nicht zum Prüfpunkt. Abhilfe: einen anderen Spiegel verwenden; bei Wiederholung die Zentrale informieren.',
  'error.TILE_MISSING': 'Eine Kachel des Protokolls fehlt[: {path}]. Abhilfe: neu abrufen oder einen anderen Spiegel verwenden.',
  'error.LEAF_MISMATCH': 'Ein Eintrag passt nicht zum Protokoll[: Eintrag {index}]. Die Daten wurden nicht angenommen.',
  'error.LOG_FORK':
    'Das Protokoll ist gespalten: Es gibt zwei verschiedene Fassungen. Der Knoten nimmt nichts mehr an. Abhilfe: sofort die anderen Mitglieder und die Zentrale auf anderem Weg informieren.',
  'error.LOG_ROLLBACK':
    'Das Protokoll ist kürzer als zuvor (Größe {found}, bekannt war {expected}). Es wurde nichts übernommen. Abhilfe: die Zentrale muss ihren Stand wiederherstellen[$ („ncv hub recover“)].',
  'error.LOG_STALE':
    'Das Protokoll ist zu alt bestätigt. Abhilfe: Verbindung und Uhr prüfen; ohne frische Bestätigung der Zeugen wird nichts gesendet.',
  'error.BODY_MISMATCH':
    'Ein Inhalt passt nicht zu seinem Eintrag im Protokoll und wurde verworfen. Abhilfe: neu abrufen oder einen anderen Spiegel verwenden.',
  'error.BODY_ERASED':
    '{path} wurde gelöscht und ist noch da. Abhilfe: die Datei entfernen, oder vom Betreiber dieser Quelle entfernen lassen (neu starten genügt).',
  'error.ERASURE_MALFORMED':
    'Die Löschung in Eintrag {index} nennt etwas, das nicht gelöscht werden kann (Feld {field}), und wird nicht ausgeführt. Abhilfe: das N-CERT fragen.',
  'error.BODY_MISSING': 'Ein Inhalt zum Protokoll fehlt. Abhilfe: neu abrufen oder einen anderen Spiegel verwenden.',
  'error.ENTRY_MALFORMED': 'Ein Eintrag des Protokolls ist nicht lesbar.',
  'error.BUNDLE_MALFORMED': 'Ein Bündel von Einträgen ist beschädigt. Abhilfe: neu abrufen oder einen anderen Spiegel verwenden.',
  'error.QUORUM_MISSING': 'Es fehlen Mitunterschriften der Zeugen. Abhilfe: warten; Schlüssel und Mitglieder gelten erst mit dem Quorum.',

  'error.GENESIS_MALFORMED': 'Die Gründungsurkunde (Genesis) ist nicht lesbar[: Feld „{field}“]. Abhilfe: die Datei neu beziehen.',
  'error.GENESIS_SIGNATURE': 'In der Gründungsurkunde (Genesis) fehlt eine gültige Unterschrift[: {signer}].',
  'error.GENESIS_MISMATCH':
    'Die Gründungsurkunde (Genesis) ist eine andere als erwartet. Abhilfe: die Beitrittsdatei mit dem Beitrittsbrief vergleichen und neu beziehen.',
  'error.GENESIS_WORDS':
    'Die Wörter passen nicht zur Gründungsurkunde[ (Stelle {places})]. Abhilfe: die Wörter aus dem Beitrittsbrief genau abschreiben; stimmen sie, die Beitrittsdatei neu beziehen.',
  'error.JOIN_MALFORMED': 'Die Beitrittsdatei ist nicht lesbar[ (Zeile {line})]. Abhilfe: die Datei unverändert neu beziehen.',
  'error.EPOCH_COMMITMENT':
    'Der Gemeinschaftsschlüssel passt nicht zu seiner Festlegung im Protokoll[ (Zeitraum {epoch})]. Er wird nicht verwendet; die Zentrale informieren.',
  'error.EPOCH_KEY_MISSING':
    'Der Gemeinschaftsschlüssel fehlt[ (Zeitraum {epoch})]. Abhilfe: auf die nächste Schlüsselverteilung warten oder die Zentrale fragen.',
  'error.EPOCH_OLD': 'Die Nachricht ist mit einem abgelösten Gemeinschaftsschlüssel verschlüsselt und wurde nicht angenommen.',
  'error.DECRYPT_FAILED': 'Die Nachricht lässt sich nicht entschlüsseln. Abhilfe: prüfen, ob sie für diesen Empfänger bestimmt und vollständig ist.',
  'error.KEY_DUPLICATE':
    'Für denselben Zweck ist ein zweiter Schlüssel veröffentlicht. Keiner von beiden wird verwendet; die anderen Mitglieder informieren.',
  'error.KEY_TOO_LATE': 'Der Schlüssel wurde zu spät veröffentlicht oder bezeugt und wird nicht verwendet.',

  'error.TOKEN_MALFORMED': 'Die Marke ist nicht lesbar.',
  'error.TOKEN_SIGNATURE': 'Die Marke trägt keine gültige Unterschrift des Ausstellers.',
  'error.TOKEN_FEDERATION': 'Die Marke gehört zu einem anderen Verbund.',
  'error.TOKEN_PERIOD': 'Die Marke gehört zu einem anderen Zeitraum. Abhilfe: eine Marke des laufenden Zeitraums verwenden.',
  'error.TOKEN_KEY_UNKNOWN': 'Der Schlüssel, mit dem die Marke ausgestellt wurde, ist unbekannt.',
  'error.TOKEN_BINDING': 'Die Marke gehört zu anderen Einmalschlüsseln.',
  'error.TOKEN_SPENT': 'Die Marke ist bereits eingelöst.',
  'error.ISSUANCE_MALFORMED': 'Die Anforderung oder Ausgabe von Marken ist fehlerhaft.',
  'error.ISSUANCE_QUOTA': 'Für diesen Zeitraum sind bereits alle Marken ausgegeben. Abhilfe: auf den nächsten Zeitraum warten.',
  'error.ISSUER_FAULT':
    'Beim Ausstellen der Marke ist ein Rechenfehler aufgetreten; es wurde nichts herausgegeben. Abhilfe: erneut versuchen, bei Wiederholung die Hardware prüfen.',
  'error.BOX_SIZE': 'Die Sendung hat nicht die feste Größe[ ({found} statt {expected} Byte)].',
  'error.BOX_UNREADABLE': 'Die Sendung lässt sich nicht öffnen.',
  'error.CONTRIBUTION_TOO_LARGE': 'Der Beitrag ist zu lang[: {found} von höchstens {limit} Byte]. Abhilfe: den Text kürzen.',
  'error.REPLY_TOO_LARGE': 'Die Antwort ist zu lang[: {found} von höchstens {limit} Byte]. Abhilfe: den Text kürzen.',
  'error.REPLY_UNREADABLE': 'Eine Antwort vom Antwortbrett ist an diesen Knoten versiegelt, aber nicht lesbar[ ({field})].',
  'error.CASE_UNKNOWN': 'Dazu ist bei der Zentrale kein Beitrag bekannt.',
  'error.CASE_OVER': 'Der Fall ist beendet; zu ihm wird nichts mehr angenommen.',
  'error.FOLLOW_UP_LIMIT': 'Zu einem Beitrag werden höchstens {limit} Nachträge angenommen.',
  'error.FOLLOW_UP_COUNTER': 'Unter dieser Nummer ist schon ein anderer Nachtrag angenommen worden.',
  'error.REVEAL_SIGNATURE':
    'Der Nachweis passt nicht: Er gilt für ein anderes Mitglied, einen anderen Beitrag oder stammt nicht von dessen Schlüssel.',
  'error.REVEALED_ALREADY': 'Zu diesem Beitrag hat sich schon ein Mitglied bekannt.',
  'error.BATCH_SIGNATURE': 'Die Unterschrift des Relais unter der Sammlung ist ungültig.',
  'error.BATCH_ROOT': 'Die Sammlung des Relais stimmt nicht mit ihrer Prüfsumme überein.',
  'error.BATCH_TOO_OLD': 'Die Sammlung des Relais ist von einem Sendefenster, aus dem keine Marke mehr gilt[ ({slot})].',
  'error.INTAKE_ORDER':
    'Eine Tagesliste der Zentrale steht nicht an ihrer Stelle[ (Tag {day}, Teil {part})]. Abhilfe: die Zentrale darauf ansprechen.',
  'error.INTAKE_TWICE':
    'Eine Tagesliste der Zentrale führt etwas auf, das schon in einer anderen steht[ (Tag {day})]. Abhilfe: die Zentrale darauf ansprechen.',
  'error.RECEIPT_OTHER':
    'Der Beleg gehört zu einem anderen Absender oder einer anderen Adresse: Unter der eingestellten Adresse antwortet nicht das Relais. Abhilfe: die Adresse des Relais (relayUrl) mit dem Beitrittsbrief vergleichen; bis dahin geht kein Inhalt hinaus.',

  'error.CSAF_NOT_JSON':
    'Das Dokument ist kein gültiges JSON[ ({problem})]. Abhilfe: die Datei neu herunterladen; eine HTML-Seite oder eine abgeschnittene Datei ist kein CSAF-Dokument.',
  'error.CSAF_TOO_LARGE': 'Das Dokument ist mit {bytes} Byte zu groß, erlaubt sind {limit} Byte.',
  'error.CSAF_INVALID': 'Das CSAF-Dokument ist ungültig[: Stelle „{pointer}“][, {problem}]. Abhilfe: den Herausgeber darauf hinweisen.',

  'error.CATALOGUE_PARTS':
    'Eine Ausgabe des Produktkatalogs[ ({edition})] ist unvollständig, oder ihre Teile passen nicht zusammen; es gilt weiter die vorige. Abhilfe: die Zentrale benachrichtigen.',
  'error.CATALOGUE_LOWER':
    'Die Ausgabe[ {edition}] des Produktkatalogs ist nicht neuer als die geltende und wurde nicht übernommen. Abhilfe: die Zentrale benachrichtigen.',
  'error.CATALOGUE_GAP':
    'Vor der Ausgabe[ {edition}] des Produktkatalogs fehlt eine im Protokoll; sie wurde nicht übernommen. Abhilfe: die Zentrale benachrichtigen.',
  'error.CATALOGUE_TOO_LARGE':
    'Der Produktkatalog ist zu groß: {found} Teile, erlaubt sind {limit}. Abhilfe: Produkte streichen, die niemand einsetzt.',

  'error.QUESTION_MALFORMED':
    'Die Frage[ {index}] der Zentrale verletzt die Regeln (Feld „{field}“); sie wird nicht beantwortet. Abhilfe: die Zentrale benachrichtigen.',
  'error.QUESTION_DUPLICATE':
    'Die Zentrale hat zu einem Zählschlüssel eine zweite Frage gestellt (Periode {period}, Schlüssel {k}). Sie wird nicht beantwortet: Rückmeldungen ließen sich sonst verknüpfen. Abhilfe: die anderen Mitglieder und die Zentrale benachrichtigen.',
  'error.QUESTION_MISSING': 'Die Frage {index} gibt es nicht. Abhilfe: Nummer prüfen[$ („ncv node questions“, „ncv hub count“)].',
  'error.QUESTION_CLOSED': 'Die Frage {index} ist beendet; es wird keine Rückmeldung mehr gezählt.',
  'error.COUNT_RESULT':
    'Das Ergebnis einer Zählung stimmt nicht in sich (Feld „{field}“) und wird nicht verwendet. Abhilfe: die Zentrale benachrichtigen.',

  'error.MEMBER_UNKNOWN': 'Dieses Mitglied ist im Verbund nicht bekannt. Abhilfe: Schreibweise und Stand des Protokolls prüfen.',
  'error.MEMBER_EXISTS':
    'Der Bewerber an Stelle {number} trägt einen Namen oder Schlüssel, den es im Verbund schon gibt ({member}). Abhilfe: den Antrag ohne ihn stellen, oder er bewirbt sich mit eigenem Schlüssel und eindeutigem Namen.',
  'error.MEMBER_STATE': 'Das geht im Zustand „{state}“ nicht ({member}). Abhilfe: Stand ansehen[$ („ncv hub members“, „ncv node status“)].',
  'error.FRAME_OLD':
    'Diese Erklärung von {member} ist älter als die letzte, die im Protokoll steht, und wird nicht mehr angenommen. Abhilfe: Uhr des Knotens prüfen und neu erklären.',
  'error.MOTION_UNKNOWN': 'Einen Antrag {motion} gibt es nicht. Abhilfe: Kennung prüfen[$ („ncv node motions“, „ncv hub motions“)].',
  'error.MOTION_REFUSED': 'Der Antrag ist nicht zulässig (Feld „{field}“[, gefunden „{found}“]). Abhilfe: berichtigen und neu stellen.',
  'error.MOTION_CLOSED': 'Der Antrag {motion} ist abgeschlossen; es wird nichts mehr angenommen.',
  'error.VOTE_MALFORMED':
    'Die Stimme passt nicht zum Antrag (Feld „{field}“[, gefunden {found}, erwartet {expected}]). Abhilfe: zu jeder Frage des Antrags genau eine Antwort geben.',
  'error.VOTE_NOT_ELIGIBLE':
    '{member} ist bei diesem Antrag nicht stimmberechtigt: stimmberechtigt ist, wer bei der Eröffnung Mitglied war und nicht ruht, oder wer eine gültige Vollmacht zum Abstimmen hat.',
  'error.VOTE_DOUBLE': '{member} hat schon abgestimmt; jedes Mitglied hat eine Stimme, und die erste gilt.',
  'error.VOTE_LATE': 'Die Stimme von {member} liegt außerhalb der Abstimmungsfrist und zählt nicht.',
  'error.TALLY_EARLY': 'Der Antrag {motion} ist noch offen: Gezählt wird nach Ablauf der Frist, oder wenn alle abgestimmt haben.',
  'error.TALLY_WRONG':
    'Das Ergebnis zum Antrag {motion} ist nicht das, was die Stimmen im Protokoll ergeben; es gilt nicht. Abhilfe: die anderen Mitglieder und die Zentrale benachrichtigen.',
  'error.READER_KEYS_MALFORMED':
    'Die Schlüsseldatei ist keine (Feld „{field}“). Abhilfe: die Datei neu schreiben lassen[$ („ncv node keys --out DATEI“, „ncv hub keys --out DATEI“)].',
  'error.ADMISSION_UNFOUNDED':
    'Für diesen Schritt[ (Frage {number})] gibt es keinen angenommenen Antrag[ {motion}], oder er ist schon vollzogen. Der Eintrag gilt nicht.',
  'error.WITNESSES_TOO_FEW':
    'Ohne {member} blieben nur {found} Zeugen, nötig sind {expected}: Der Verbund könnte nichts mehr bezeugen. Abhilfe: zuerst ein anderes Mitglied zum Zeugen bestimmen.',
  'error.RECOVERY_WRONG':
    'Der Wiederherstellungsschlüssel gehört nicht zu {member}. Abhilfe: die zuletzt gedruckte Fassung verwenden, oder den Weg über Rückruf und vier Augen gehen.',
  'error.AUTH_INVALID': 'Die Anmeldung des Mitglieds ist ungültig oder abgelaufen. Abhilfe: Uhr und Schlüssel des Knotens prüfen.',
  'error.ROLE_CONFLICT': 'Diese Rollen dürfen nicht in einer Hand liegen.',
  'error.FOUR_EYES': 'Es fehlt eine zweite Person: Zwei verschiedene Schlüssel müssen zustimmen.',

  'value.markup': 'HTML oder XML statt JSON',
  'value.broken': 'abgeschnitten oder beschädigt',
  'value.no-json': 'kein JSON',
  'value.not-utf-8': 'nicht UTF-8',
  'value.control-character': 'enthält Steuerzeichen oder Zeichen, die die Leserichtung umkehren',
  'value.not-one-line': 'muss eine einzige Zeile ohne unsichtbare Zeichen sein',
  'value.too-deep': 'zu tief geschachtelt',
  'value.missing': 'fehlt',
  'value.not-text': 'kein Text',
  'value.empty': 'leer',
  'value.too-long': 'zu lang',
  'value.not-a-list': 'keine Liste',
  'value.not-an-object': 'kein Objekt',
  'value.not-a-score': 'keine Punktzahl',
  'value.not-a-date': 'kein Datum',
  'value.unknown-value': 'unbekannter Wert',
  'value.defined-twice': 'doppelt vergeben',
  'value.undefined-product': 'Produkt ist nicht definiert',
  'value.undefined-group': 'Produktgruppe ist nicht definiert',

  'error.APPLICATION_MALFORMED':
    'Der Aufnahmeantrag ist nicht in der vorgeschriebenen Form[: „{field}“]. Er wurde nicht angenommen. Abhilfe: mit diesem Programm neu senden[$ („ncv node application send“)].',
  'error.APPLICATION_TIME':
    'Die Uhren von Bewerber und Zentrale gehen um mehr als eine Stunde auseinander, oder der Antrag ist ein älterer. Er wurde nicht angenommen. Abhilfe: Uhr prüfen[$ („ncv node doctor“)] und neu senden.',
  'error.APPLICATION_FIELD':
    'Das Feld „{field}“ nimmt diesen Wert nicht an[; erwartet wird: {expected}]. Es wurde nichts geändert. Abhilfe: den Wert so schreiben; leer („“) nimmt ihn heraus.',
  'error.APPLICATION_FIELD_UNKNOWN': 'Ein Feld „{field}“ hat der Aufnahmeantrag nicht.[$ Abhilfe: „ncv node application show“ zeigt alle Felder.]',
  'error.CANDIDATE_MALFORMED':
    'Das ist kein Steckbrief eines Bewerbers (Zeile {line}). Abhilfe: den Steckbrief unverändert verwenden, wie ihn die Zentrale aus dem Aufnahmeantrag schreibt[$ („ncv hub application candidate“)].',
  'error.RELEASE_UNASKED':
    'Eine Freigabe kam von jemandem, der nicht gefragt war, oder zu etwas anderem; sie gilt nicht. Abhilfe: die Quelle noch einmal fragen.',
  'error.POST_MALFORMED': 'Die Post ist nicht in der vorgeschriebenen Form[: Feld „{field}“]. Abhilfe: dieses Feld berichtigen.',
  'error.POST_RECIPIENT':
    'An „{member}“ kann keine Post gehen: kein Mitglied des Verbunds. Abhilfe: ein Mitglied des Verbunds nennen[$ (die Kennungen zeigt „ncv log replay“)]; „n-cert“ steht für die Zentrale.',
  'error.POST_SENDER':
    'Der Absender „{member}“ darf diese Post nicht senden ({kind}): er ist nicht aufgenommen oder ruht. Sie wurde nicht angenommen.',
  'error.POST_UNREADABLE': 'Die Post lässt sich nicht öffnen[ ({field})]. Sie wurde zurückgelegt; den Absender bitten, sie neu zu senden.',
  'error.POST_MISMATCH': 'Außen und innen sagt die Post Verschiedenes[ ({field})]. Sie wurde nicht angenommen; Absender und Zentrale informieren.',
  'error.POST_TIME': 'Die Post nennt eine Zeit, die nicht stimmen kann. Abhilfe: Uhr des Absenders prüfen und neu senden.',
  'error.POST_DUPLICATE': 'Unter dieser Kennung liegt schon eine andere Post dieses Absenders. Abhilfe: als neue Nachricht senden.',
  'error.POST_LABEL':
    '„{member}“ hat sich nicht auf TLP verpflichtet und darf nichts über TLP:GREEN erhalten ({tlp}). Abhilfe: die Verpflichtung abwarten oder niedriger einstufen, wenn der Inhalt es zulässt.',
  'error.ATTACHMENT_MISMATCH':
    'Die Anlage ist nicht die, die in der Nachricht steht[ ({field})]. Sie wurde nicht gespeichert; den Absender bitten, sie neu zu senden.',
  'error.ATTACHMENT_TOO_LARGE': 'Die Anlage ist mit {found} Byte zu groß, erlaubt sind {limit} Byte. Abhilfe: teilen oder verkleinern.',
  'error.ATTACHMENT_TYPE':
    'Dateien mit der Endung „{found}“ gehen nicht mit der Post. Erlaubt: {expected}. Abhilfe: in ein ZIP-Archiv packen (Schadsoftware mit Kennwort).',

  'error.ANNOTATION_REFUSED':
    'Der Hinweis von „{member}“ wird nicht angenommen ({field}): Nur eine Zwischenebene (Rolle), die diese Stelle für Warnmeldungen beauftragt hat (Vollmacht), darf Warnmeldungen für sie aufbereiten, und nie weiter eingestuft als die Warnmeldung.',
  'error.ALARM_UNKNOWN': 'Eintrag {index} ist kein Alarm. Abhilfe: Nummer prüfen[$ („ncv node alarms“, „ncv hub alarms“)].',
  'error.REQUEST_UNKNOWN':
    'Eine Anfrage „{id}“ gibt es nicht[ oder es beginnen mehrere so ({found})]. Abhilfe: Kennung prüfen[$ („ncv node requests“, „ncv hub requests“)].',
  'error.REQUEST_STATE': 'Das geht im Stand „{state}“ nicht (gewünscht: „{found}“). Abhilfe: Stand der Anfrage ansehen.',
}
