// SPDX-License-Identifier: EUPL-1.2
/** Texts of named reports, requests, annotations and alarms, German. @module */
export const SERVICE_ERRORS_DE = {
  'error.REPORT_FIELD':
    'Die Meldung passt nicht in die Form: Feld „{field}“[ ist {found} lang][, erlaubt sind {limit}]. Abhilfe: im Vorfall kürzen und den langen Text als Anlage mitsenden[$ (--attach)].',
  'error.REPORT_STAGE':
    'Die Stufe „{found}“ ist jetzt nicht an der Reihe; möglich: {expected}.[$ Abhilfe: „ncv node reports“ zeigt, was schon gesendet ist.]',
  'error.REPORT_CHANGED': 'Vorfall oder Anlage haben sich seit der Vorschau geändert. Es wurde nichts gesendet. Abhilfe: noch einmal ansehen.',
  'error.REPORT_KNOWN': 'Der Vorfall kann nicht erst in der Zukunft bekannt werden ({found}). Abhilfe: die Zeit berichtigen[$ (--known)].',
  'error.REPORT_UNCONFIRMED':
    'Hier kann niemand gefragt werden; es wurde nichts gesendet. Abhilfe: ausdrücklich zustimmen[$ (am Terminal oder mit --send)].',
  'error.REPORT_ANONYMOUS':
    'Aus dem Vorfall {id} wurde schon ein anonymer Beitrag. Am Inhalt sähe das N-CERT, dass beide zusammengehören; der Beitrag wäre nicht mehr anonym. Es wurde nichts gesendet. Abhilfe: wenn das gewollt ist, es ausdrücklich bestätigen[$ (--also-anonymous)].',
  'error.CONTRIBUTION_NAMED':
    'Der Vorfall {id} ist schon namentlich gemeldet. Am Inhalt sähe das N-CERT, von wem der Beitrag ist. Es wurde nichts gesendet. Abhilfe: wenn das gewollt ist, es ausdrücklich bestätigen[$ (--also-named)].',
  'error.ANNOTATION_NOBODY':
    'Keine Stelle hat dieses Haus für Warnmeldungen beauftragt, oder es hat nicht die Rolle einer Zwischenebene. Abhilfe: Rolle und Vollmachten prüfen[$ („ncv node annotations“, „ncv log replay“)].',
} as const

export const SERVICE_DE = {
  'report.head': 'NAMENTLICHE MELDUNG von „{from}“ an {to}. Das N-CERT sieht den Namen dieses Hauses und alles Folgende, ungeschwärzt:',
  'report.stays':
    'Im Haus bleiben: Personen, Notizen und die Kennung des Vorfalls. Weitergegeben wird beim N-CERT nur, was keinen Rückschluss auf dieses Haus zulässt.',
  'report.anonymous-too':
    'ACHTUNG: Aus diesem Vorfall wurde schon ein anonymer Beitrag. Mit dieser Meldung sieht das N-CERT am Inhalt, von wem er ist. Gesendet wird nur mit --also-anonymous.',
  'report.ask': 'Namentlich so melden? [j/N] ',
  'report.declined': 'Es wurde nichts gesendet.',
  'report.sent': '{stage} geht an {hub}.',
  'report.file': 'Anlage: {name} ({media}, {bytes} Byte)',
  'report.force': 'Die Fristen sind für dieses Haus {force}.',
  'report.said': 'Eigene Nachricht am {at}: {subject}',
  'report.heard': 'Antwort des N-CERT am {at}: {subject}',
  'report.state.queued': '{stage}: wartet seit {at}[ ({code})]',
  'report.state.sealed': '{stage}: unterwegs seit {at}[ ({code})]',
  'report.state.taken': '{stage}: von der Zentrale angenommen {at}',
  'report.state.refused': '{stage}: ABGELEHNT[ ({code})], geschrieben {at}; die Stufe gilt als nicht gesendet',
  'report.state.gone': '{stage}: geschrieben {at}',
  'report.field.from': 'Absender',
  'report.field.to': 'Empfänger',
  'report.field.stage': 'Stufe',
  'report.field.label': 'Einstufung',
  'report.field.force': 'Fristen',
  'report.field.vcv': 'Kategorie (VCV)',
  'request.none': 'Keine offene Anfrage. „ncv node ask“ fragt die Ansprechstelle des N-CERT.',
  'request.queued': 'Anfrage {id} wartet auf die Verbindung zur Zentrale; der Knoten muss dazu laufen. Die Uhr läuft, sobald die Zentrale sie hat.',
  'request.asked': 'Anfrage {id} liegt beim N-CERT: {clock}.',
  'request.closed': 'Anfrage {id} ist abgeschlossen; das N-CERT erfährt es.',
  'request.by-us': '{state} durch dieses Haus am {at}',
  'request.state.unsent': 'noch nicht gesendet',
  'request.state.refused': 'ABGELEHNT von der Zentrale („ncv node post list --sent“ zeigt den Grund)',
  'clock.none': 'die Uhr läuft noch nicht',
  'annotation.none': 'Kein Hinweis.',
  'annotation.of': 'Zu Warnmeldung #{warning}',
  'annotation.by': 'Hinweis von {name}, unterschrieben, {at}, {tlp}:',
  'annotation.own': 'Eigener Hinweis ({name}), {at}, {tlp}:',
  'annotation.concerns': 'Betrifft uns das?',
  'annotation.action': 'Was tun?',
  'annotation.until': 'Bis wann?',
  'annotation.who': 'Wer macht es?',
  'annotation.sent': 'Der Hinweis geht als {tlp} an: {names}. Sonst kann ihn niemand lesen.',
  'annotation.to-nobody': 'Der Hinweis ging an niemanden.',
  'annotation.unpledged': 'Nicht dabei, weil ohne TLP-Verpflichtung ({tlp}): {names}.',
  'annotation.clients': 'Dieses Haus bereitet Warnmeldungen auf für: {names}',
  'annotation.annotators': 'Für dieses Haus bereiten Warnmeldungen auf: {names}',
  'alarm.state.new': 'noch nicht bestätigt',
  'alarm.state.delivered': 'Empfang bestätigt; gelesen? „ncv node alarm read {index}“',
  'alarm.state.read': 'als gelesen bestätigt',
  'alarm.read': 'Das N-CERT erfährt namentlich, dass Alarm #{index} hier gelesen ist. Ob dieses Haus betroffen ist, sagt das nicht.',
  'concern.alarm-unread': 'ALARM #{index} „{title}“ ist noch nicht gelesen.[$ „ncv node alarms“ zeigt ihn, „ncv node alarm read“ bestätigt es.]',
  'concern.duty-overdue':
    'Vorfall {incident}: {duty} war bis {due} zu unterrichten. Abhilfe: nachholen und vermerken, oder vermerken, warum es nicht zutrifft.',
  'incident.duty.n-cert': 'das N-CERT',
  'incident.duty.data-protection': 'die Datenschutzaufsicht (bei personenbezogenen Daten)',
  'incident.duty.police': 'die Polizei (ZAC)',
  'incident.duty.insurer': 'die Versicherung',
  'incident.duty.management': 'die Leitung',
  'incident.duty.it-provider': 'der IT-Dienstleister',
  'concern.report-due': 'Namentliche Meldung zu {incident}: {stage} bis {due} ({force}).',
  'concern.report-overdue': 'Namentliche Meldung zu {incident}: {stage} war bis {due} fällig ({force}).',
  'concern.request-overdue': 'Die Anfrage {id} „{subject}“ war vom N-CERT bis {due} zu bestätigen und ist überfällig. Abhilfe: anrufen.',
  'concern.request-refused': 'Die Zentrale hat die Anfrage {id} „{subject}“ nicht angenommen.[$ „ncv node post list --sent“ zeigt den Grund.]',
} as const
