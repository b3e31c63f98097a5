// SPDX-License-Identifier: EUPL-1.2
/**
 * German texts of the relay.
 *
 * @module
 */
export const de: Readonly<Record<string, string>> = {
  'error.NOT_JOINED':
    'Das Relais in {dir} gehört noch keinem Verbund an. Abhilfe: „ncv relay join --dir {dir} --join DATEI --words "2=…,5=…"“ mit der Beitrittsdatei der Zentrale ausführen.',
  'error.JOINED_ELSEWHERE':
    'Dieses Relais gehört schon dem Verbund „{federation}“ mit anderem Gründungsdokument an. Es wurde nichts geändert. Abhilfe: für einen zweiten Verbund ein eigenes Relais in einem eigenen Ordner einrichten.',
  'error.OTHER_RELAY':
    'Das Gründungsdokument nennt ein anderes Relais („{name}“): Feld „{field}“ passt nicht zum Schlüssel in {dir}. Es wurde nichts geändert. Abhilfe: den richtigen Ordner angeben oder den öffentlichen Datensatz dieses Relais („ncv relay init“) vor der Gründung an die Zentrale geben.',
  'error.URL_NOT_PROTECTED':
    'Die Adresse {found} ist nicht geschützt: Wer auf dem Weg sitzt, läse mit. Es wurde nichts geändert. Abhilfe: https://…; http:// nur auf demselben Rechner (127.0.0.1, localhost).',
  'error.AUTH_MISSING': 'Die Anfrage ist nicht unterschrieben. Abhilfe: nur Knoten von Mitgliedern senden an das Relais; Programmversion prüfen.',
  'error.AUTH_EXPIRED':
    'Die Unterschrift der Anfrage ist abgelaufen. Abhilfe: Zeitabgleich (NTP) auf Knoten und Relais prüfen, NCV_CLOCK_OFFSET entfernen.',
  'error.AUTH_EARLY':
    'Die Unterschrift der Anfrage liegt in der Zukunft. Abhilfe: Zeitabgleich (NTP) auf Knoten und Relais prüfen, NCV_CLOCK_OFFSET entfernen.',
  'error.AUTH_REPLAYED':
    'Diese Anfrage wurde schon einmal gestellt, oder sie ist älter als der letzte Start des Relais. Abhilfe: nichts tun; der Knoten sendet im nächsten Zeitfenster neu. Tritt es öfter auf, wiederholt jemand aufgezeichnete Anfragen.',
  'error.AUTH_OTHER_REQUEST':
    'Die Unterschrift gehört zu einer anderen Anfrage (Merkmal „{reason}“). Abhilfe: Die Adresse des Relais muss im Knoten (relayUrl) und im Relais (url) dieselbe sein; passt „aud“ nicht, sendet der Knoten womöglich an einen fremden Rechner.',
  'error.REQUESTS_TOO_MANY': 'Von diesem Mitglied kommen zu viele Anfragen. Abhilfe: in {seconds} Sekunden erneut versuchen.',
  'error.SLOT_MALFORMED':
    'Die Adresse nennt kein Zeitfenster („/slot/<Zahl>“, „/urgent/<Zahl>/<Zahl>“). Abhilfe: Programmversion des Knotens prüfen.',
  'error.SLOT_OFF':
    'Das Zeitfenster {found} ist nicht das laufende ({expected}). Abhilfe: Zeitabgleich (NTP) auf Knoten und Relais prüfen, NCV_CLOCK_OFFSET entfernen.',
  'error.SLOT_USED': 'Für dieses Zeitfenster ist schon ein Umschlag da; jedes Mitglied hat einen. Abhilfe: in {seconds} Sekunden das nächste nutzen.',
  'error.RELAY_NOT_IN_OFFICE':
    'Dieses Relais ist nach dem Protokoll nicht (oder nicht mehr) das des Verbunds; es nimmt keine Umschläge an. Abhilfe: die Adresse des neuen Relais eintragen („ncv node join“ mit der neuen Beitrittsdatei).',
  'error.RELAY_FULL':
    'Das Relais kann gerade keine Umschläge annehmen, weil die Zentrale sie nicht abnimmt. Abhilfe: in {seconds} Sekunden erneut versuchen; der Knoten tut das von selbst.',
  'error.URGENT_ALONE':
    'Beim Relais liegen gerade keine Umschläge von {least} Mitgliedern: Der eilige Beitrag ginge allein hinaus. Er wurde nicht angenommen. Abhilfe: auf das nächste Zeitfenster warten, oder ausdrücklich allein senden.',
  'error.URGENT_TOO_OFTEN':
    'Dieses Mitglied hat eben erst eilig gesendet. Abhilfe: in {seconds} Sekunden erneut, oder auf das nächste Zeitfenster warten.',
  'error.MIRROR_CHECKING':
    'Der Spiegel prüft noch seine eigenen Dateien und gibt solange keine heraus. Abhilfe: in {seconds} Sekunden erneut versuchen.',
  'error.MIRROR_MEMORY':
    'Die Datei {file}, in der sich der Spiegel den neuesten Stand der Zentrale merkt, ist beschädigt. Er gibt nichts heraus und folgt nicht. Abhilfe: Datenträger prüfen und das Relais aus seiner Sicherung zurückspielen („ncv restore“).',
  'error.HUB_STATUS': 'Die Zentrale antwortet auf „{path}“ mit Status {status}. Abhilfe: Adresse der Zentrale (hubUrl) und deren Protokoll prüfen.',

  'relay.initialised':
    'Relais „{name}“ eingerichtet in {dir}. Der geheime Schlüssel liegt in {file} und verlässt diesen Ordner nie; bitte getrennt sichern.',
  'relay.record-written': 'Öffentlicher Datensatz für die Zentrale („ncv hub init --relay“): {file}',
  'relay.record': 'Öffentlicher Datensatz für die Zentrale („ncv hub init --relay“):',
  'relay.addresses':
    'Adressen, bitte mit dem Beitrittsbrief vergleichen: Zentrale {hub} · Relais {relay} · Spiegel {relay}. Nur unter dieser Adresse nimmt das Relais Umschläge an.',
  'relay.joined': 'Das Relais gehört jetzt zum Verbund „{federation}“. Zentrale: {hub}. Starten mit „ncv relay run --dir {dir}“.',
  'relay.backup':
    'Gesichert: {file} ({bytes} Byte). Die Datei enthält den geheimen Schlüssel des Relais im Klartext: verschlüsseln und wegschließen. Nicht enthalten: die Dateien des Spiegels (sie werden neu geholt); Umschläge liegen nie auf der Platte.',
  'relay.restored': 'Zurückgespielt nach {dir}. Der Spiegel holt seine Dateien neu. Das alte Relais darf nicht mehr laufen. Weiter: „ncv relay run“.',
  'relay.listening': 'Relais und Spiegel für „{federation}“ hören auf {url} (beenden mit Strg-C).',
  'relay.status.running': 'Relais von „{federation}“, läuft.',
  'relay.status.stopped': 'Relais von „{federation}“, läuft nicht.',
  'relay.status.mirror': 'Spiegel: {size} Einträge, davon {witnessed} bezeugt.',
  'relay.status.refusal': 'Der Spiegel bleibt bei diesem Stand stehen: {reason}',
  'relay.status.slot': 'Zeitfenster {slot}: {boxes} Umschläge im Speicher, {batches} Sammlungen warten auf die Zentrale.',
  'relay.status.batch': 'Letzte Sammlung: {count} Umschläge im Zeitfenster {slot}.',
  'relay.status.no-batch': 'Seit dem Start ging noch keine Sammlung hinaus.',

  'param.places': 'Stellen',
  'param.given': 'angegeben',
}
