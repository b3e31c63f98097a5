// SPDX-License-Identifier: EUPL-1.2
/** Texts of passing on and of the register of recipients, German. @module */
export const FORWARDING_DE = {
  'recipient.none': 'Keine Stelle verzeichnet. Aufnehmen: „ncv node recipients add“.',
  'recipient.kind.superior-office': 'vorgesetzte Dienststelle',
  'recipient.kind.supervision': 'Fachaufsicht',
  'recipient.kind.provider': 'eigener Dienstleister',
  'recipient.kind.served': 'betreute Kommune',
  'recipient.agreement': 'Vereinbarung: {state}[ ({reference})][ bis {until}]',
  'recipient.pledge': 'TLP-Erklärung: {state}[ ({reference})][ bis {until}]',
  'recipient.paper.none': 'keine',
  'recipient.paper.future': 'gilt noch nicht',
  'recipient.paper.valid': 'gilt',
  'recipient.paper.expiring': 'läuft bald ab',
  'recipient.paper.expired': 'ABGELAUFEN',
  'recipient.paper.membership': 'als Mitglied im Verbund abgegeben',
  'recipient.added': 'Aufgenommen:',
  'recipient.changed': 'Geändert:',
  'recipient.removed': '{handle} ist gestrichen. Was dorthin ging, bleibt verzeichnet.',
  'recipient.imported': 'Übernommen: {added} neu, {changed} geändert, {same} unverändert.',
  'recipient.import.preview': 'Würde übernommen: {added} neu, {changed} geändert, {same} unverändert. Nichts wurde geändert.',
  'recipient.fault.not-utf-8': 'Zeile {line}: Die Zeichen sind nicht lesbar. Abhilfe: als UTF-8 speichern.',
  'recipient.fault.mixed-encoding': 'Zeile {line}: UTF-8 und windows-1252 gemischt. Abhilfe: als UTF-8 speichern.',
  'recipient.fault.nul-byte': 'Zeile {line}: ein Nullzeichen. Abhilfe: als CSV (UTF-8) speichern.',
  'recipient.fault.quoting': 'Zeile {line}: Ein Anführungszeichen wird nicht geschlossen. Abhilfe: „"“ verdoppeln oder schließen.',
  'recipient.fault.too-many-columns': 'Zeile {line}: zu viele Spalten. Abhilfe: Trennzeichen prüfen.',
  'recipient.fault.empty': 'Die Tabelle hat keine Zeilen (Zeile {line}). Abhilfe: eine Kopfzeile und mindestens eine Stelle.',
  'recipient.fault.too-many': 'Zeile {line}: mehr als 2.000 Stellen. Abhilfe: kleinere Tabelle.',
  'recipient.fault.column': 'Zeile {line}: Die Spalte „{field}“ ist unbekannt oder doppelt. Abhilfe: Spalten {found}.',
  'recipient.fault.column-missing': 'Zeile {line}: Die Spalte „{field}“ fehlt. Abhilfe: handle, name und kind sind nötig.',
  'recipient.fault.cells': 'Zeile {line}: {found} Felder, mehr als die Kopfzeile hat. Abhilfe: Trennzeichen und Anführungszeichen prüfen.',
  'recipient.fault.missing': 'Zeile {line}: „{field}“ fehlt. Abhilfe: ausfüllen.',
  'recipient.fault.value':
    'Zeile {line}: „{field}“ hat keinen zulässigen Wert[ („{found}“)]. Abhilfe: kind ist superior-office, supervision, provider oder served; Tage als JJJJ-MM-TT; Postfach als name@domain; Kurzname aus a–z, 0–9, Punkt und Bindestrich.',
  'recipient.fault.before': 'Zeile {line}: „{field}“ ({found}) liegt vor dem Beginn. Abhilfe: die Tage prüfen.',
  'recipient.fault.reserved': 'Zeile {line}: Der Kurzname „{found}“ hat schon eine Bedeutung. Abhilfe: anderen wählen.',
  'recipient.fault.twice': 'Zeile {line}: Der Kurzname „{found}“ kommt zweimal vor. Abhilfe: jede Stelle einmal.',
  'concern.recipients-expiring':
    'Vereinbarung oder TLP-Erklärung von {count} Stellen ist abgelaufen oder läuft bald ab ({handles}): Danach wird die Weitergabe abgelehnt.[$ Ansehen: „ncv node recipients“.]',
  'concern.recipients-expiring.one':
    'Vereinbarung oder TLP-Erklärung einer Stelle ist abgelaufen oder läuft bald ab ({handles}): Danach wird die Weitergabe abgelehnt.[$ Ansehen: „ncv node recipients“.]',

  'forwarding.audience.own-body': 'eigenes Haus',
  'forwarding.audience.superior-office': 'vorgesetzte Dienststelle oder Fachaufsicht',
  'forwarding.audience.own-provider': 'eigener Dienstleister',
  'forwarding.audience.served-municipality': 'betreute Kommune',
  'forwarding.audience.member': 'Mitglied im Verbund',
  'forwarding.audience.named-person': 'andere Person',
  'forwarding.audience.public': 'Öffentlichkeit',
  'forwarding.allowed': '{recipient}: darf {id} unter {label} bekommen.',
  'forwarding.refused': '{recipient}: darf {id} unter {label} NICHT bekommen.',
  'forwarding.permission.label': 'Die Einstufung erlaubt es.',
  'forwarding.permission.need-to-know': 'Die Einstufung erlaubt es im eigenen Haus.',
  'forwarding.permission.amber-rule': 'Regel des Verbunds: TLP:AMBER darf an vorgesetzte Dienststellen und die Fachaufsicht (§ 8 Abs. 2).',
  'forwarding.permission.papers': 'Vereinbarung und TLP-Erklärung liegen vor (§ 6 Abs. 2).',
  'forwarding.permission.pledge': 'Eine TLP-Erklärung liegt vor.',
  'forwarding.permission.named': 'Von der Quelle namentlich als Empfänger genannt.',
  'forwarding.permission.released': 'Die Quelle hat es für diesen Empfängerkreis freigegeben.',
  'forwarding.need-to-know': 'Nur an die, die es für ihre Arbeit brauchen; --reason sagt, wozu.',
  'forwarding.obstacle.label-red':
    'TLP:RED ist nur für die, die die Quelle namentlich genannt hat. Möglich würde es durch eine Freigabe der Quelle[$ („ncv node release ask“)].',
  'forwarding.obstacle.label-strict':
    'TLP:AMBER+STRICT verlässt das eigene Haus nicht. Möglich würde es durch eine Freigabe der Quelle[$ („ncv node release ask“)].',
  'forwarding.obstacle.label-not-public': 'Öffentlich ist nur TLP:CLEAR. Möglich würde es, wenn die Quelle eine Fassung unter TLP:CLEAR herausgibt.',
  'forwarding.obstacle.not-named': 'Die Quelle hat diesen Empfänger nicht genannt. Möglich würde es durch eine Freigabe der Quelle.',
  'forwarding.obstacle.amber-rule-missing':
    'Dieser Verbund hat nicht beschlossen, dass TLP:AMBER an vorgesetzte Dienststellen und die Fachaufsicht darf. Möglich würde es durch eine Freigabe der Quelle oder einen Beschluss der Mitglieder.',
  'forwarding.obstacle.terms-recipient-only':
    'Das Mitglied, von dem der Text ist, hat ihn nur dem Empfänger gegeben. Möglich würde es durch seine Freigabe[$ („ncv node release ask“)].',
  'forwarding.obstacle.terms-no-clients':
    'Die Nutzungsbedingungen erlauben keine Weitergabe an betreute Kommunen. Möglich würde es durch eine Freigabe der Quelle.',
  'forwarding.obstacle.terms-not-public':
    'Die Nutzungsbedingungen erlauben keine Veröffentlichung. Möglich würde es durch eine Freigabe der Quelle; auf ihre eigene Veröffentlichung dürfen Sie verweisen.',
  'forwarding.obstacle.agreement-missing':
    'Es ist keine geltende Vertraulichkeitsvereinbarung verzeichnet (§ 6 Abs. 2).[$ Abhilfe: „ncv node recipients change … --agreement … --agreement-from …“.]',
  'forwarding.obstacle.agreement-expired':
    'Die Vertraulichkeitsvereinbarung ist abgelaufen (§ 6 Abs. 2). Abhilfe: erneuern und bei der Stelle eintragen[$ („ncv node recipients change“)].',
  'forwarding.obstacle.pledge-missing':
    'Es ist keine geltende TLP-Erklärung verzeichnet (§ 8 Abs. 2). Abhilfe: einholen und bei der Stelle eintragen[$ („ncv node recipients change … --pledge … --pledge-from …“)]; ein Mitglied gibt sie im Verbund ab.',
  'forwarding.obstacle.pledge-expired':
    'Die TLP-Erklärung ist abgelaufen (§ 8 Abs. 2). Abhilfe: erneuern und bei der Stelle eintragen[$ („ncv node recipients change“)].',
  'forwarding.written': 'Geschrieben: {file}',
  'forwarding.preview': 'Vorschau: Es ging nichts hinaus und nichts ist verzeichnet.',
  'forwarding.none': 'Von hier wurde nichts weitergegeben.',
  'forwarding.line': '{number}  {at}  {id} ({label}) an {recipient}: {rule}[ Wozu: {reason}]',

  'release.none': 'Keine Bitten um Freigabe.',
  'release.asked': '{id}  {at}  Freigabe von {subject} erbeten bei {name} für: {audience}. Wozu: {reason}',
  'release.received': '{id}  {at}  {name} bittet um Freigabe von {subject} für: {audience}. Wozu: {reason}',
  'release.open': 'nicht beantwortet',
  'release.granted': 'freigegeben[ bis einschließlich {until}][: {text}]',
  'release.refused': 'abgelehnt[: {text}]',
  'release.queued': 'Die Post geht zu einem zufälligen Zeitpunkt der nächsten Sendeplätze hinaus.',

  'forwarding.mail.name': 'Warnmeldung {id}',
  'forwarding.mail.exercise': 'ÜBUNG',
  'forwarding.mail.rule.TLP:CLEAR': 'Weitergabe nach TLP 2.0 unbeschränkt.',
  'forwarding.mail.rule.TLP:GREEN': 'Weitergabe nach TLP 2.0 nur innerhalb der Gemeinschaft, nicht öffentlich.',
  'forwarding.mail.rule.TLP:AMBER': 'Weitergabe nach TLP 2.0 nur im eigenen Haus und an eigene Kunden, soweit sie es zu ihrem Schutz brauchen.',
  'forwarding.mail.rule.TLP:AMBER+STRICT': 'Weitergabe nach TLP 2.0 nur im eigenen Haus an die, die es brauchen.',
  'forwarding.mail.rule.TLP:RED': 'Keine Weitergabe (TLP 2.0): nur für den genannten Empfänger.',
  'forwarding.mail.source': 'Herausgeber: {publisher}, {date}[, Schweregrad: {severity}]',
  'forwarding.mail.unchecked': 'Vom Herausgeber ungeprüft übernommen.',
  'forwarding.mail.recommendations': 'Empfehlungen:',
  'forwarding.mail.indicators': 'Indikatoren:',
  'forwarding.mail.terms': 'Nutzungsbedingungen: {terms}',
  'forwarding.mail.link': 'Fundstelle: {link}',
  'forwarding.mail.ask': 'Den Inhalt erhalten Sie auf geschütztem Weg von {from}.',
  'forwarding.mail.sealed': '{name} vom {date}. Der Inhalt steht wegen der Einstufung nicht in dieser Mail.',
} as const

export const FORWARDING_ERRORS_DE = {
  'error.RECIPIENT_MISSING':
    'Die Stelle „{recipient}“ ist nicht verzeichnet.[$ Abhilfe: „ncv node recipients“ zeigt alle; own-body und public gehen immer.]',
  'error.RECIPIENT_EXISTS': 'Den Kurznamen „{recipient}“ gibt es schon; nichts wurde geändert.[$ Abhilfe: „ncv node recipients change {recipient}“.]',
  'error.RECIPIENT_MALFORMED':
    'Das Feld „{field}“ passt nicht[ („{found}“)]; nichts wurde geändert. Abhilfe: Tage müssen im Kalender stehen und in der richtigen Reihenfolge sein, own-body und public sind keine Kurznamen.',
  'error.RECIPIENTS_INVALID': '{file} wurde nicht übernommen, {count} Fehler: {reason} Nichts wurde geändert.',
  'error.FORWARD_REFUSED': '#{index} darf nicht an {recipient}; es ging nichts hinaus. {reason}',
  'error.FORWARD_REASON':
    'Unter {label} dürfen in {recipient} nur die davon wissen, die es brauchen; es ging nichts hinaus. Abhilfe: sagen, wozu der Empfänger es braucht[$ (--reason)].',
  'error.FORWARD_WITHDRAWN': '#{index} ist zurückgezogen und wird nicht weitergegeben.[$ Abhilfe: „ncv node warning {index}“ sagt warum.]',
  'error.FORWARD_SENDER':
    'Es fehlt ein Absender für die Mail. Abhilfe: einen Absender angeben[$ (--from postfach@haus.example)] oder ein Postfach ins Identitätsprofil eintragen.',
  'error.FORWARD_NO_DOCUMENT': 'Zu #{index} liegt hier kein CSAF-Dokument. Abhilfe: ohne das Dokument weitergeben[$ (ohne --csaf)].',
  'error.RELEASE_MISSING': 'Keine oder mehr als eine erhaltene Bitte um Freigabe beginnt mit „{id}“.[$ Abhilfe: „ncv node releases“.]',
  'error.RELEASE_ANSWERED': 'Die Bitte {id} ist schon beantwortet; nichts wurde geändert. Abhilfe: dem Mitglied eine Post schreiben.',
  'error.RELEASE_NOT_OURS':
    'Die Bitte {id} betrifft nichts, was dieses Haus dem Mitglied geschickt hat; nichts wurde geändert. Abhilfe: keine; freigeben kann nur die Quelle.',
} as const
