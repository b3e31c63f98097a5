// SPDX-License-Identifier: EUPL-1.2
/**
 * German texts of the node's errors, each with its remedy; those of the redaction among them.
 *
 * @module
 */
import type { NodeErrorCode } from '../errors.ts'
import type { RedactErrorCode } from '../incident/redact-error.ts'
import { FORWARDING_ERRORS_DE } from './forwarding-de.ts'
import { POST_ERRORS_DE } from './post-de.ts'
import { MAIL_ERRORS_DE } from './mail-de.ts'
import { SERVICE_ERRORS_DE } from './service-de.ts'

export const nodeErrorsDe: Readonly<Record<`error.${NodeErrorCode | RedactErrorCode}`, string>> = {
  ...FORWARDING_ERRORS_DE,
  ...POST_ERRORS_DE,
  ...MAIL_ERRORS_DE,
  ...SERVICE_ERRORS_DE,
  'error.NODE_NOT_JOINED': 'Der Knoten in {dir} gehört noch zu keinem Verbund.[$ Abhilfe: „ncv node join“.]',
  'error.NODE_JOINED': 'Der Knoten in {dir} gehört schon zu einem anderen Verbund. Abhilfe: für diesen Verbund einen neuen Knoten einrichten.',
  'error.NO_MEMBER':
    'Dieses Haus nimmt zurzeit nicht teil (noch nicht aufgenommen, ruhend oder ausgeschieden) und sendet deshalb nichts.[$ Abhilfe: „ncv node status“ zeigt den Stand.]',
  'error.DECLARATION_WAITING':
    'Eine frühere Erklärung dieses Hauses ist noch unterwegs. Abhilfe: warten, bis sie im Protokoll steht[$ („ncv node membership“)].',
  'error.MANDATE_UNTIL': 'Das Datum „{found}“ ist kein künftiger Tag. Abhilfe: JJJJ-MM-TT, höchstens zehn Jahre voraus.',
  'error.NOT_A_FOUNDER':
    'Die Gründungsurkunde nennt diesen Knoten ({id}) nicht so, wie er sich beschrieben hat[: Feld „{field}“ weicht ab]. Abhilfe: der Zentrale den Steckbrief neu geben.',
  'error.KEY_FILE_MISSING':
    'Der Tresorschlüssel {file} fehlt. Abhilfe: den Datenträger anschließen oder in config.json den richtigen Ort eintragen (keyFile, NCV_KEY_FILE).',
  'error.KEY_FILE_MALFORMED': 'Die Datei {file} enthält keinen Tresorschlüssel (32 Byte in Base64). Abhilfe: die richtige Datei angeben.',
  'error.VAULT_KEY_WRONG':
    'Der Tresorschlüssel passt nicht zu diesem Knoten[ ({kind})]. Abhilfe: die Schlüsseldatei angeben, mit der er eingerichtet wurde.',
  'error.WORDS_MISSING':
    'Es fehlt die Prüfung der Gründungsurkunde[ (nicht verstanden: „{found}“)]. Abhilfe: --words "2=wort,5=wort" mit zwei Wörtern aus dem Beitrittsbrief oder --genesis HASH.',
  'error.RECOVERY_KEY_MALFORMED':
    'Das ist kein Wiederherstellungsschlüssel: Er hat 64 Hexziffern (0–9, a–f), Leerzeichen zählen nicht; gefunden wurden {found} Zeichen. Abhilfe: das Blatt noch einmal abschreiben.',
  'error.OUT_EXISTS': 'Die Datei {file} gibt es schon; sie wird nicht überschrieben. Abhilfe: anderen Namen wählen.',
  'error.OUT_UNWRITABLE': 'Die Datei {file} lässt sich nicht schreiben. Abhilfe: Ordner und Schreibrechte prüfen.',
  'error.URL_MALFORMED': 'Die Adresse „{found}“ bei {option} ist keine. Abhilfe: https://… ohne Zugangsdaten.',
  'error.URL_NOT_PROTECTED':
    'Die Adresse {found} ist nicht geschützt: Wer auf dem Weg sitzt, läse mit. Es wurde nichts geändert. Abhilfe: https://…; http:// nur auf demselben Rechner (127.0.0.1, localhost).',
  'error.RESTORE_KEY':
    'Der Tresorschlüssel lag beim gesicherten Knoten im Datenordner und ist nicht in der Sicherung {file}. Es wurde nichts geändert. Abhilfe: --key-file DATEI mit dem getrennt verwahrten Schlüssel.',
  'error.SOURCE_FAILED': 'Die Gegenstelle[ ({source})] hat mit dem Status {status} geantwortet. Abhilfe: Adressen prüfen, später erneut versuchen.',
  'error.FEED_HALTED':
    'Die Zentrale hat zwei verschiedene Protokolle unterschrieben; dieser Knoten übernimmt und sendet nichts mehr. Abhilfe: andere Mitglieder und den Betreiber des Spiegels anrufen.',
  'error.FEED_UNREACHABLE': 'In {dir} liegt noch kein Protokoll. Abhilfe: zuerst „ncv node sync“.',
  'error.CLOCK_DIFFERS':
    'Die Uhr dieses Rechners weicht um {seconds} Sekunden von der der Gegenstellen ab; es wurde nichts gesendet. Abhilfe: Zeitabgleich (NTP) einschalten, NCV_CLOCK_OFFSET entfernen.',
  'error.WARNING_MISSING': 'Die Warnmeldung #{index} gibt es hier nicht.[$ Abhilfe: „ncv node warnings --all“.]',
  'error.CATALOGUE_PRODUCT_MISSING':
    'Die Kennung „{id}“ steht nicht im Produktkatalog.[$ Abhilfe: „ncv node catalogue --search TEXT“ zeigt, was darin steht.]',
  'error.ASSET_MISSING': 'Im Inventar gibt es keinen Eintrag „{asset}“.[$ Abhilfe: „ncv node inventory list“.]',
  'error.ASSET_EXISTS':
    'Die Kennung „{asset}“ gibt es im Inventar schon; nichts wurde geändert. Abhilfe: den vorhandenen Eintrag bearbeiten oder eine andere Kennung wählen.',
  'error.ASSET_CHANGED':
    'Der Eintrag „{asset}“ wurde inzwischen geändert oder gelöscht; Ihre Änderung ist nicht übernommen. Abhilfe: neu laden, ansehen, noch einmal ändern.',
  'error.ADVISORY_MISSING': 'Kein Treffer für „{asset}“ unter „{advisory}“.[$ Abhilfe: „ncv node matches --all“.]',
  'error.STATUS_REASON': 'Der Status „{status}“ braucht eine Begründung. Abhilfe: einen Grund angeben[$ (--reason "…")].',
  'error.STATUS_DATE':
    'Ein Datum gehört nur zum Status „accepted“ und muss in der Zukunft liegen[ (gefunden: {found})]. Abhilfe: einen Tag in der Zukunft angeben[$ (--until JJJJ-MM-TT)]. Status: {status}.',
  'error.STATUS_FLAG': 'Ein Kennzeichen gehört nur zum Status „nicht relevant“. Status: {status}. Abhilfe: es weglassen[$ (--flag)].',
  'error.CHANGE_EMPTY': 'Es ist nicht gesagt, was gelten soll. Abhilfe: einen Status (mit dem, was er braucht) oder eine Rolle angeben[$ (--role)].',
  'error.FILTER_EMPTY':
    'Ohne Filter würde jeder Treffer geändert; es wurde nichts geändert. Abhilfe: auswählen, welche gemeint sind[$ (--asset, --product, --advisory, --cve, --status, --severity, --office)].',
  'error.CVE_MISSING':
    '„{cve}“ gehört nicht zum Treffer „{asset}“ unter „{advisory}“.[$ Abhilfe: „ncv node match history“ zeigt seine Schwachstellen; * steht für eine ohne CVE.]',
  'error.MATCH_CHANGED':
    'Inzwischen wurde hier schon entschieden: {who}, {at}. Es wurde nichts geändert. Sehen Sie nach, was jetzt gilt, und entscheiden Sie dann, ob Sie es überschreiben.',
  'error.UNDO_NOTHING': 'Es gibt keine Sammeländerung, die zurückgenommen werden könnte. Es wurde nichts geändert.',
  'error.REVISION_MISSING':
    'Zu „{advisory}“ gibt es hier keine zwei Fassungen, die sich vergleichen lassen[ (gesucht: {found})].[$ Abhilfe: „ncv node warnings --all“ zeigt, was hier liegt.]',
  'error.KEV_INVALID':
    'Die Liste wurde nicht übernommen: {field}: {reason}. Die bisherige bleibt. Abhilfe: die JSON-Datei des KEV-Katalogs der CISA unverändert nehmen.',
  'error.KEV_OLDER':
    'Die Liste ist vom {found} und damit älter als die vorhandene vom {expected}; es wurde nichts geändert. Abhilfe: eine neuere holen[$, oder --force].',
  'error.INCIDENT_EDITED':
    'Den Vorfall {id} hat inzwischen jemand anders geändert; Ihre Fassung wurde nicht gespeichert. Abhilfe: die Seite in einem zweiten Fenster öffnen, vergleichen und dann neu speichern.',
  'error.DUTY_REASON': '„Trifft nicht zu“ braucht einen Grund. Abhilfe: im Feld „Grund“ einen Satz schreiben.',
  'error.DUTY_TIME': 'Der Zeitpunkt {found} liegt in der Zukunft. Abhilfe: Datum und Uhrzeit prüfen.',
  'error.INCIDENT_MISSING': 'Den Vorfall „{id}“ gibt es hier nicht.[$ Abhilfe: „ncv node incident list“.]',
  'error.IDENTITY_ABSENT': 'Es ist kein Identitätsprofil hinterlegt.[$ Abhilfe: „ncv node identity --file …“.]',
  'error.INVENTORY_INVALID':
    'Das Inventar {file} wurde nicht übernommen: {count} Fehler, der erste[ in Zeile {line}]: {reason} Das bisherige Inventar bleibt.',
  'error.INVENTORY_SHRINK':
    'Es wurde nichts geändert: {removed} von {present} Einträgen entfielen, mehr als {share} %. Das ist meist eine unvollständige Datei oder eine mit anderen Kennungen. Abhilfe: in der Vorschau ansehen, was entfiele[$ (--preview)]; stehen lassen, was die Datei nicht nennt[$ (--merge)]; oder, wenn es so sein soll, dem Entfallen zustimmen[$ (--allow-shrink)].',
  'error.INVENTORY_NOT_UNDONE': 'Es gibt keinen zurückgenommenen Import. Nach einem neuen Import lässt sich kein älterer mehr wieder einsetzen.',
  'error.INVENTORY_NO_WAY_BACK':
    'Es gibt keinen Import, der sich zurücknehmen ließe.[$ Abhilfe: „ncv node inventory history“ zeigt die letzten fünf.]',
  'error.PRESET_UNKNOWN': 'Eine Vorlage „{found}“ gibt es nicht. Vorhanden: {expected}.[$ Abhilfe: „ncv node inventory presets“.]',
  'error.PRESET_MALFORMED':
    'Die Vorlage {file} ist nicht lesbar[, Feld „{field}“]: {reason}. Abhilfe: die Datei in node/inventory/presets berichtigen oder löschen.',
  'error.ANSWERS_INVALID':
    'Die Antworten wurden nicht übernommen[ (Datei {file})][, „{field}“]: {reason}[, gefunden „{found}“][, möglich: {expected}].[$ Abhilfe: „ncv node inventory questionnaire --template“ zeigt die Form.]',
  'error.CORRECTION_MISSING': 'Eine Korrektur „{id}“ gibt es hier nicht.[$ Abhilfe: „ncv node corrections --all“ zeigt alle.]',
  'error.CORRECTION_CONTRADICTS':
    'Die Korrektur {id} sagt das Gegenteil; es wurde nichts geändert. Abhilfe: zuerst die andere zurücknehmen[$ („ncv node correction undo {id}“)].',
  'error.CORRECTION_DANGEROUS':
    'Es wurde nichts geändert: {count} Treffer „betroffen“ entfielen oder würden schwächer, die an einer Serien- oder Bestellnummer, einer Paket-URL oder einem CPE-Namen erkannt sind (der erste: {asset} unter {advisory}). Das ist fast immer dieses Produkt. Abhilfe: die Kennung im Inventar berichtigen; nur wenn sie stimmt und der Hinweis irrt, die Korrektur ausdrücklich bestätigen[$ (--force)].',
  'error.CORRECTION_NOTHING':
    'Der Hinweis „{advisory}“ nennt kein Produkt, für das „{asset}“ gehalten wird; es wurde nichts geändert.[$ Abhilfe: „ncv node matches --all“.]',
  'error.CORRECTION_SELF': 'Das Asset „{asset}“ heißt schon so; es wurde nichts geändert. Abhilfe: den Namen nehmen, den der Hinweis benutzt.',
  'error.CORRECTION_SAME_NAME':
    'Es wurde nichts geändert: „{asset}“ heißt genau wie das Produkt „{said}“, und alle künftigen Hinweise dazu blieben stumm. Abhilfe: Ist es dieses Produkt und der Hinweis trifft nur nicht zu, den Treffer als nicht relevant einstufen[$ („ncv node match set … --status not-relevant“)]; nur wenn es ein anderes gleichen Namens ist, die Korrektur ausdrücklich bestätigen[$ (--force)].',
  'error.PRODUCT_MISSING': 'Der Hinweis „{advisory}“ enthält kein Produkt mit der Kennung „{product}“[. Abhilfe: eine von diesen: {products}].',
  'error.PRODUCT_AMBIGUOUS': 'Der Hinweis „{advisory}“ nennt {count} Produkte. Abhilfe: eine Produktkennung angeben, etwa {products}.',
  'error.ADVISORY_UNKNOWN':
    'Zum Hinweis „{advisory}“ liegt hier kein auswertbares Dokument. Abhilfe: Kennung oder Nummer aus der Liste der Warnmeldungen nehmen[$ („ncv node warnings --all“)].',
  'error.CORRECTIONS_INVALID':
    'Die Korrekturen in {file} wurden nicht übernommen: {pointer} {problem}[ (erwartet: {expected})]. Abhilfe: die Datei so lassen, wie sie ausgegeben wird[$ („ncv node corrections export“)].',
  'error.CATALOGUE_FILE_INVALID':
    'Der Produktkatalog {file} ist nicht verwendbar: {pointer} {problem}[ (erwartet: {expected})]. Abhilfe: eine Katalogdatei angeben, wie die Zentrale sie veröffentlicht.',
  'error.TOKENS_MISSING':
    'Es ist keine Marke da, mit der ein Beitrag gesendet werden kann. Abhilfe: warten; der Knoten holt Marken von selbst, sobald er läuft und das Protokoll bezeugt ist (auf Zuruf nicht, denn das verriete den Absender).',
  'error.CONTRIBUTION_CHANGED': 'Der Text hat sich geändert, seit er gezeigt wurde; es wurde nichts gesendet. Abhilfe: erneut ansehen und zustimmen.',
  'error.CONTRIBUTION_EMPTY': 'Nach der Schwärzung bleibt nichts übrig, was zu senden wäre.',
  'error.CONTRIBUTION_REFUSED':
    'Die Ausgangskontrolle hat in der fertigen Nachricht noch eine eigene Angabe gefunden ({reason}); es wurde nichts gesendet. Abhilfe: den Vorfall umschreiben.',
  'error.CONFIRMATION_MISSING':
    'Hier kann niemand gefragt werden; es wurde nichts gesendet. Abhilfe: ausdrücklich zustimmen[$ (am Terminal oder mit --yes)].',
  'error.REVIEW_UNKNOWN':
    '{option}, {position}. Angabe: Diese Stelle kommt so nicht vor. Abhilfe: genau so schreiben, wie die Vorschau sie zeigt[$ („--preview“ vorher, „--show“)].',
  'error.REVIEW_OWN':
    '{option}, {position}. Angabe: Darin steckt eine eigene Angabe aus dem Identitätsprofil; sie geht in keinem Fall hinaus. Abhilfe: umschreiben[$ (--replace)].',
  'error.REVIEW_LARGER':
    '{option}, {position}. Angabe: Ersetzt wird eine größere Stelle. Abhilfe: die ganze Stelle nennen, wie die Vorschau sie zeigt[$ („--preview“)].',
  'error.REVIEW_MANY': 'Zu einem Vorfall sind höchstens {limit} Entscheidungen möglich. Abhilfe: den Text selbst umschreiben.',
  'error.REVIEW_MALFORMED':
    '{option}, {position}. Angabe: erwartet wird „Stelle=anderer Text“. Abhilfe: mit „=>“ trennen, wenn „=“ in der Stelle vorkommt.',
  'error.CONTRIBUTED_ALREADY': 'Aus dem Vorfall {id} wurde schon ein Beitrag.[$ Abhilfe: „ncv node contributions“.]',
  'error.CASE_MISSING': 'Es gibt hier keinen Beitrag mit der Kennung „{id}“.[$ Abhilfe: „ncv node cases“ zeigt, welche es gibt.]',
  'error.CASE_AMBIGUOUS': 'Mit „{id}“ beginnen mehrere Beiträge. Abhilfe: mehr Zeichen der Kennung angeben.',
  'error.CASE_KEYS_GONE':
    'Die Einmalschlüssel dieses Beitrags sind nicht mehr da: Der Knoten kam aus einer Sicherung (das Tokenfach wird nie gesichert), oder der Fall ist lange beendet. Lesen geht noch, nachtragen nicht. Abhilfe: einen neuen Beitrag schreiben oder die Zentrale anrufen.',
  'error.CASE_ENDED': 'Der Fall ist beendet; die Zentrale nimmt dazu nichts mehr an. Abhilfe: einen neuen Beitrag schreiben.',
  'error.CASE_REVEALED': 'Zu diesem Beitrag hat sich dieses Haus schon bekannt.',
  'error.FOLLOW_UP_NONE_LEFT':
    'Zu einem Beitrag gibt es höchstens {limit} Nachträge, damit der Kreis der möglichen Absender groß bleibt. Abhilfe: einen neuen Beitrag schreiben oder sich namentlich melden.',
  'error.FOLLOW_UP_BLOCKED': 'Dieser Text verlässt das Haus nicht ({reasons}). Abhilfe: umschreiben, ohne was auf das eigene Haus weist.',
  'error.FOLLOW_UP_CHANGED': 'Der Nachtrag ist nicht mehr der, der gezeigt wurde. Abhilfe: den Befehl wiederholen und den Text noch einmal lesen.',
  'error.QUESTION_NOT_ASKED': 'Die Frage {index} richtet sich an eine andere Art von Mitgliedern; es wurde nichts gesendet.',
  'error.ANSWER_SAME': 'Auf die Frage {index} ist schon genau das geantwortet; es wurde nichts gesendet.',
  'error.ANSWER_NO_PROPOSAL':
    'Für die Frage {index} gibt es keinen Vorschlag[: {reason}] Es wurde nichts gesendet.[$ Abhilfe: „ncv node answer {index} STATUS“.]',
  'error.VOTE_RELEASED': 'Über den Antrag {motion} wurde schon abgestimmt; eine freigegebene Stimme kann nicht mehr geändert werden.',
  'error.VOTE_WORDS':
    'Der Antrag hat {count} Fragen[; für Nummer {missing} fehlt die Stimme]. Abhilfe: zu jeder Frage eine Stimme angeben[$ („ncv node vote ID yes“ bei einer Frage; sonst „--all yes --except 3=no“ oder „--choice 1=yes --choice 2=no …“)].',
  'error.ANSWER_TOKEN_MISSING':
    'Für die Frage {index} liegt hier keine Marke der Periode {period}: Der Knoten hat in ihr keine geholt, oder er wurde wiederhergestellt. Es wurde nichts gesendet. Abhilfe: keine für diese Frage; die nächste kann wieder beantwortet werden.',
  'error.LINK_STALE': 'Das Protokoll ist nicht frisch bezeugt; es wird nichts gesendet. Abhilfe: Netz prüfen, sonst warten.',
  'error.RELAY_UNPROVEN':
    'Unter der eingestellten Adresse hat sich das Relais noch nicht ausgewiesen; es wurde nichts eilig gesendet. Abhilfe: ein, zwei Zeitfenster warten (der Knoten muss laufen), oder anrufen.',
  'error.URGENT_NOT_QUEUED':
    'Dieser Beitrag wartet nicht (Stand: {state}); es wurde nichts eilig gesendet.[$ Abhilfe: „ncv node contributions“ zeigt, wie weit er ist.]',
  'error.URGENT_ALONE':
    'Der eilige Beitrag ginge allein hinaus: Beim Relais liegen nicht genug Umschläge anderer[ (von {least} Mitgliedern)]. Er wurde nicht eilig gesendet; was eingereiht ist, geht im nächsten Zeitfenster. Abhilfe: darauf warten, anrufen, oder ausdrücklich allein senden[$ (--urgent --alone)].',

  'error.APPLICATION_FILE':
    'Die Datei ist kein Aufnahmeantrag: Stelle „{pointer}“ {problem}[ (erwartet: {expected})]. Es wurde nichts geändert. Abhilfe: die Stelle berichtigen[$; „ncv node application export“ zeigt die Form].',
  'error.APPLICATION_CHANGED': 'Der Antrag hat sich seit der Anzeige geändert; es wurde nichts gesendet. Abhilfe: neu ansehen und senden.',
  'error.APPLICATION_LEFT':
    'Das geht im Stand „{state}“ nicht: Nur Mitglieder, die teilnehmen, senden der Zentrale ihre Kontakte. Abhilfe: als Bewerber den Aufnahmeantrag senden[$ („ncv node application send“)], sonst die Ruhe beenden[$ („ncv node resume“)].',
  'error.APPLICATION_ADMITTED': 'Dieses Haus ist Mitglied; nachzufragen ist nichts.[$ Abhilfe: „ncv node status“.]',
  'error.APPLICATION_NO_TERMINAL':
    'Hier sitzt niemand, der antworten könnte.[$ Abhilfe: „ncv node application set FELD WERT“ oder „ncv node application import DATEI“.]',
  'error.CONTACTS_MISSING':
    'Die Ansprechstelle ist nicht vollständig. Es wurde nichts gesendet.[$ Abhilfe: „ncv node application missing“ sagt, was fehlt.]',
  'error.HUB_KEY_UNWITNESSED':
    'Die Zentrale hat einen neuen Schlüssel, den noch nicht genug Zeugen bestätigt haben. Es wurde nichts gesendet. Abhilfe: später erneut; dauert es länger als einen Tag, bei der Zentrale anrufen.',
  'error.TENANT_NAME':
    'Der Name „{found}“ taugt nicht für einen Mandanten. Abhilfe: Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40 Zeichen.',
  'error.TENANT_MISSING': 'Den Mandanten „{tenant}“ gibt es hier nicht, oder er läuft gerade nicht.[$ Abhilfe: „ncv host status“.]',
  'error.TENANT_EXISTS': 'Den Ordner {dir} für „{tenant}“ gibt es schon; er wird nicht überschrieben. Abhilfe: anderen Namen oder Ort wählen.',
  'error.TENANT_LINK':
    '{path} ist eine Verknüpfung oder kein eigener Ordner; der Mandant wird nicht geöffnet: Der Weg könnte zu den Daten eines anderen führen. Abhilfe: durch den echten Ordner oder die echte Datei ersetzen.',
  'error.TENANT_OPEN':
    '{path} ist für andere Benutzer dieses Rechners lesbar (Rechte {mode}); der Mandant wird nicht geöffnet. Abhilfe: „chmod {expected}“.',
  'error.TENANT_KEY_SHARED':
    'Der Tresorschlüssel {file} von „{tenant}“ gehört auch einem anderen Mandanten oder liegt in dessen Ordner; der Mandant wird nicht geöffnet. Abhilfe: in config.json den eigenen Schlüssel eintragen (keyFile).',
  'error.TENANT_ACROSS':
    'Von {from} nach {to} lässt sich der Ordner nicht verschieben: anderer Datenträger. Es wurde nichts geändert. Abhilfe: erst auf demselben Datenträger verschieben, dann den Ordner bei stillstehendem Knoten kopieren und das Original löschen; nie beide laufen lassen.',
  'error.TENANT_LIST':
    'Die Liste {file} ist nicht zu lesen[, Zeile {line}]: Feld „{field}“[ ({reason})]. Es wurde nichts eingerichtet. Abhilfe: eine JSON-Liste in UTF-8, je Mandant ein Objekt mit tenant (Kleinbuchstaben, Ziffern, Bindestriche), name (eine Zeile, 1 bis 120 Zeichen), wenn gewünscht kind, category (1 bis 4), isWitness.',
  'error.HOST_CONFLICT':
    '„{host}“ betreibt in diesem Verbund schon eine andere Stelle ({role}) und darf deshalb keine Knoten seiner Mitglieder betreiben: Die Trennung von Absender und Inhalt wäre aufgehoben. Abhilfe: Betrieb durch eine andere Organisation.',
  'error.HOST_NO_TENANTS': 'In {dir} gibt es keinen Mandanten, für den das gilt. Abhilfe: „ncv host add“, „ncv host status“.',
  'error.HOST_ASSET_MISSING': 'Kein Mandant lässt „{asset}“ hier betreiben.[$ Abhilfe: „ncv host assets“ zeigt die Kennungen.]',
  'error.HOST_TARGET_MISSING':
    'Kein Mandant hat einen Treffer zu „{target}“. Es wurde nichts geändert. Abhilfe: CVE-JJJJ-NNNN, die Kennung des Hinweises oder die Nummer der Warnmeldung angeben.',

  'error.INCIDENT_NOT_JSON': 'Die Vorfalldatei ist kein gültiges JSON. Abhilfe: als UTF-8-JSON speichern.',
  'error.INCIDENT_MALFORMED': 'Vorfall, Feld „{field}“: {problem}. Erwartet: {expected}.',
  'error.IDENTITY_NOT_JSON': 'Die Identitätsdatei ist kein gültiges JSON. Abhilfe: als UTF-8-JSON speichern.',
  'error.IDENTITY_MALFORMED': 'Identität, Feld „{field}“: {problem}. Erwartet: {expected}.',
  'error.IDENTITY_MISSING':
    'Es ist kein Identitätsprofil hinterlegt. Ohne Profil kann nicht geprüft werden, was das eigene Haus verrät; es wird nichts gesendet.[$ Abhilfe: „ncv node identity --file …“.]',
  'error.PLACES_MALFORMED': 'Ortsliste, Zeile {line}: {problem}. Erwartet: Kopf „ags;name;kind;land“.',
  'error.TEXTS_MALFORMED': 'Textdatei, Zeile {line}: {problem}.',
  'error.REDACT_USAGE': 'Aufruf: ncv redact --identity DATEI|ORDNER [--places DATEI] --texts texte.jsonl',
  'error.REDACT_FILE': 'Die Datei {file} kann nicht gelesen werden. Abhilfe: Pfad und Leserechte prüfen.',
  'error.GUARD_FAILED': 'Die Ausgangskontrolle ist abgebrochen; es wird nichts gesendet. Abhilfe: Text kürzen oder von Hand umschreiben.',
}

/** Words of the schemas in front of incidents and identities. */
export const problemWordsDe = {
  'value.unknown': 'unbekanntes Feld',
  'value.type': 'fehlt oder hat den falschen Typ',
  'value.value': 'Wert nicht zulässig',
  'value.long': 'zu lang',
  'value.file-not-utf8': 'ist nicht in UTF-8',
  'value.file-not-json': 'ist kein gültiges JSON',
  'value.file-unknown': 'ist hier nicht bekannt',
  'value.file-missing': 'fehlt',
  'value.file-type': 'hat den falschen Typ',
  'value.file-value': 'hat einen unzulässigen Wert',
  'value.file-long': 'ist zu lang',
  'value.file-empty': 'ist leer',
  'value.file-twice': 'steht schon weiter oben',
  'value.file-contradicts': 'widerspricht einer Korrektur weiter oben',
  'value.file-alias-of-itself': 'ordnet ein Produkt sich selbst zu',
} as const
