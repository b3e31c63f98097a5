// SPDX-License-Identifier: EUPL-1.2
/**
 * German texts of the runtime: the command line, and every error of protocol and runtime, each with its remedy.
 *
 * Placeholders and optional parts: see `texts.ts`.
 *
 * @module
 */
import { accountDe } from './account-de.ts'
import { JOINING_WORDS_DE } from './joining-de.ts'
import { memberDe } from './member-de.ts'
import { motionDe } from './motion-de.ts'
import { protocolErrorsDe } from './protocol-errors-de.ts'
import { serviceDe } from './service-de.ts'

export const de: Readonly<Record<string, string>> = {
  ...protocolErrorsDe,
  ...motionDe,
  ...memberDe,
  ...serviceDe,
  ...accountDe,
  ...JOINING_WORDS_DE,
  'cli.error': 'Fehler',
  'cli.usage': 'Aufruf',
  'cli.options-placeholder': 'Optionen',
  'cli.required': 'nötig',
  'cli.multiple': 'mehrfach möglich',
  'cli.default': 'sonst {value}',
  'cli.json': 'Ergebnis als ein JSON-Objekt',
  'cli.lang': 'Sprache der Ausgabe (auch über NCV_LANG)',
  'cli.help': 'diese Hilfe',
  'cli.more': 'Einzelheiten zu einem Befehl: „{command}“',

  'usage.option': 'Unbekannte Option „{option}“.[ Gemeint war vielleicht „{near}“.] Hilfe: „{command}“.',
  'usage.missing': 'Die Option „{option}“ fehlt. Hilfe: „{command}“.',
  'usage.value': 'Die Option „{option}“ hat keinen passenden Wert („{found}“). Erwartet: {expected}.',
  'usage.twice': 'Die Option „{option}“ darf nur einmal angegeben werden.',
  'usage.command': 'Unbekannter Befehl „{found}“.[ Gemeint war vielleicht „{near}“.] Hilfe: „{command}“.',
  'usage.positional': 'Die Angabe „{found}“ fehlt. Hilfe: „{command}“.',
  'usage.surplus': 'Die Angabe „{found}“ ist zu viel. Hilfe: „{command}“.',
  'usage.line':
    'Die Option „{option}“ hat keinen passenden Wert („{found}“). Erwartet: eine Zeile von 1 bis {max} Zeichen, ohne unsichtbare Zeichen.',

  'config.missing': 'fehlt',
  'config.expected': 'erwartet {expected}',

  'error.DB_LOCKED':
    'Die Datenbank {file} ist von einem anderen Prozess geöffnet[ (Prozess {pid})]. Abhilfe: diesen Prozess beenden und erneut versuchen.',
  'error.DB_NEWER':
    'Die Datenbank {file} hat Schemastand {found}, dieses Programm kennt nur {expected}. Abhilfe: die neuere Programmversion verwenden oder eine Sicherung dieses Standes einspielen. An der Datei wurde nichts geändert.',
  'error.DB_SQLITE_OLD': 'SQLite {found} ist zu alt, nötig ist {expected}. Abhilfe: „npm ci“ in der Programmfassung ausführen.',
  'error.DB_MIGRATION':
    'Die Umstellung {id} der Datenbank {file} ist gescheitert: {reason}. Die Datei ist auf dem Stand davor geblieben. Abhilfe: diese Meldung weitergeben; mit der vorigen Programmversion läuft der Betrieb weiter.',
  'error.DB_UNSAFE':
    'Die Datenbank {file} lässt sich nicht sicher betreiben: {key} = {expected} wirkt nicht. Abhilfe: den Datenordner auf ein lokales Dateisystem legen (kein Netzlaufwerk).',
  'error.DB_UNREADABLE':
    'Die Datei {file} ist keine lesbare Datenbank dieses Programms ({reason}). Abhilfe: Pfad prüfen oder eine Sicherung einspielen.',

  'error.DB_DAMAGED':
    'Die Datenbank {file} ist beschädigt[: {reason}][ (Tabelle „{key}“)][, Eintrag {index}]. Es wurde nichts signiert und nichts ausgeliefert. Abhilfe: Datenträger prüfen, dann mit „ncv restore“ eine Sicherung in einen leeren Ordner zurückspielen.',
  'error.BACKUP_EXISTS': 'Die Datei {file} gibt es schon. Abhilfe: einen neuen Namen angeben; eine Sicherung wird nie überschrieben.',
  'error.BACKUP_MALFORMED':
    'Die Datei {file} ist keine unversehrte Sicherung dafür („{field}“). Es wurde nichts geändert. Abhilfe: eine andere Sicherung angeben, die „ncv backup“ für diese Rolle geschrieben hat.',

  'error.DIR_NOT_WRITABLE':
    'Der Ordner {dir} ist nicht beschreibbar ({reason}). Abhilfe: Rechte und freien Platz prüfen oder mit --dir einen anderen Ordner angeben.',
  'error.DIR_NOT_EMPTY': 'Der Ordner {dir} ist nicht leer. Abhilfe: einen leeren oder noch nicht vorhandenen Ordner angeben.',
  'error.DIR_MISSING': 'Der Ordner {dir} fehlt. Abhilfe: Pfad prüfen oder zuerst „init“ ausführen.',
  'error.FILE_MISSING': 'Die Datei {file} fehlt. Abhilfe: Pfad und Schreibweise prüfen.',
  'error.FILE_UNREADABLE': 'Die Datei {file} ist nicht lesbar ({reason}). Abhilfe: Zugriffsrechte prüfen und ob es eine Datei ist.',
  'error.FILE_NOT_UTF8': 'Die Datei {file} ist nicht in UTF-8. Abhilfe: als UTF-8 speichern.',
  'error.FILE_TOO_LARGE': 'Die Datei {file} ist mit {found} Byte zu groß, erlaubt sind {limit} Byte.',
  'error.FILE_NOT_JSON': 'Die Datei {file} ist kein gültiges JSON[ (Zeile {line})][: {reason}]. Abhilfe: die Datei an dieser Stelle berichtigen.',

  'error.CONFIG_INVALID':
    'Die Konfiguration ist fehlerhaft[: {file}][, Zeile {line}][, „{key}“][: {reason}][ – gefunden „{found}“][, erwartet {expected}]. Abhilfe: den Wert berichtigen und neu starten.',
  'error.CONFIG_MISSING': 'Die Konfigurationsdatei {file} fehlt. Abhilfe: Pfad prüfen oder zuerst „init“ ausführen.',
  'error.CLOCK_OFF':
    'Die Uhr dieses Rechners weicht ab[ (um {seconds} Sekunden)]. Abhilfe: Zeitabgleich (NTP) einschalten und NCV_CLOCK_OFFSET entfernen.',
  'error.PORT_IN_USE': 'Der Port {port} ist belegt. Abhilfe: das andere Programm beenden oder mit --port einen anderen wählen.',
  'error.LISTEN_REFUSED':
    'Auf {host}, Port {port}, kann nicht gelauscht werden ({reason}). Abhilfe: Adresse und Rechte prüfen; Ports unter 1024 brauchen besondere Rechte.',

  'error.ADMIN_HOST_OPEN':
    'Auf {host} wäre die Oberfläche für andere Rechner unverschlüsselt erreichbar. Abhilfe: einen Proxy mit TLS davorstellen und dessen Adresse als adminOrigin eintragen („https://ncv.kommune.example“), oder adminHost weglassen: dann ist sie nur auf diesem Rechner da.',
  'error.ADMIN_ORIGIN':
    '„{found}“ ist keine Adresse der Oberfläche. Abhilfe: als adminOrigin nur https:// und den Namen eintragen, klein geschrieben und ohne Schrägstrich am Ende („https://ncv.kommune.example“).',

  'error.PARTY_LOCKED': 'Der Datenordner {dir} wird gerade von Prozess {pid} benutzt. Abhilfe: warten, bis er antwortet, oder ihn beenden.',
  'error.PARTY_UNREACHABLE':
    'Der laufende Prozess antwortet nicht[ (Port {port})][: {reason}]. Abhilfe: sein Protokoll ansehen, ihn notfalls beenden und neu starten.',
  'error.PARTY_MISSING':
    'Im Ordner {dir} ist noch nichts eingerichtet. Abhilfe: zuerst „init“ ausführen oder den richtigen Ordner mit --dir angeben.',
  'error.USAGE': '{reason}',

  'error.REQUEST_TOO_LARGE': 'Die Anfrage ist zu groß, erlaubt sind {limit} Byte.',
  'error.REQUEST_TIMEOUT': 'Die Anfrage hat zu lange gedauert ({ms} ms). Abhilfe: erneut versuchen.',
  'error.REQUEST_NO_ROOM': 'Gerade kommen zu viele große Anfragen zugleich. Abhilfe: in {seconds} Sekunden erneut versuchen.',
  'error.REQUEST_MALFORMED': 'Die Anfrage ist fehlerhaft[: Feld „{field}“][: {reason}]. Abhilfe: dieses Feld berichtigen.',
  'error.REQUEST_UNAUTHORIZED':
    'Der Zugriff wurde verweigert: Das Zugangszeichen fehlt oder ist falsch. Abhilfe: mit einem Konto oder einem gültigen Zugangszeichen neu anmelden[$; einen Befehl als der Benutzer ausführen, der den Dienst gestartet hat].',
  'access.added': 'Zugang {id} mit der Rolle „{role}“ vergeben; das Zugangszeichen steht in {file} und wird nicht noch einmal gezeigt.',
  'access.none': 'Noch keine Zugänge vergeben: Nur der Besitzer des Ordners kommt hinein.',
  'access.removed': 'Zugang {id} („{role}“) entzogen; er gilt sofort nicht mehr.',
  'error.REQUEST_FORBIDDEN':
    'Dafür reicht die Rolle „{role}“ nicht (Vorgang „{action}“). Abhilfe: jemanden bitten, der die Rolle dafür hat oder vergibt[$ („account list“, „access list“, „access add“)].',
  'error.ACCESS_FILE':
    'Die Datei {file} mit den Zugängen ist nicht lesbar; nur der Besitzer des Ordners kommt noch hinein. Abhilfe: die Datei löschen und die Zugänge neu vergeben („access add“).',
  'error.ACCESS_MISSING': 'Einen Zugang {id} gibt es hier nicht.[$ Abhilfe: „access list“ zeigt die vorhandenen.]',
  'error.REQUEST_NOT_FOUND': 'Diese Adresse oder diesen Gegenstand gibt es hier nicht. Abhilfe: Schreibweise prüfen.',
  'error.REQUEST_METHOD': 'Diese Art der Anfrage ist hier nicht erlaubt.',
  'error.REQUEST_MISDIRECTED':
    'Die Anfrage kam unter der Adresse „{host}“ an[, aus einer Seite von {from}]; diese Oberfläche hat hier die Adresse {expected}. Abhilfe: sie unter {expected} öffnen; ein Proxy davor muss den Namen (Host) unverändert weitergeben, und in der Konfiguration muss er als adminOrigin stehen.',
  'error.REQUEST_UNPROTECTED':
    'Die Anfrage kam unverschlüsselt beim Proxy an. Abhilfe: {expected} öffnen; der Proxy darf nichts ohne TLS weitergeben.',

  'error.NET_REFUSED':
    'Die Adresse {host} wird nicht aufgerufen. Abhilfe: in der Konfiguration eine http- oder https-Adresse ohne Anmeldedaten eintragen, die nicht auf link-lokale Netze zeigt.',
  'error.NET_UNREACHABLE':
    '{host} ist nicht erreichbar ({reason}). Abhilfe: Netz, Namensauflösung, Proxy (HTTPS_PROXY) und Zertifikate (NODE_EXTRA_CA_CERTS) prüfen.',
  'error.NET_TIMEOUT': '{host} hat nicht in {ms} ms geantwortet. Abhilfe: später erneut versuchen.',
  'error.NET_TOO_LARGE': 'Die Antwort von {host} ist größer als {limit} Byte und wurde verworfen.',

  'error.INTERNAL': 'Unerwarteter Fehler in diesem Programm[: {reason}]. Abhilfe: mit NCV_DEBUG=1 wiederholen und die Ausgabe weitergeben.',

  'param.at': 'Stelle',
  'param.batch': 'Sammlung',
  'param.body': 'Inhalt',
  'param.bytes': 'Byte',
  'param.count': 'Anzahl',
  'param.cve': 'CVE',
  'param.dir': 'Ordner',
  'param.epoch': 'Schlüsselzeitraum',
  'param.expected': 'erwartet',
  'param.field': 'Feld',
  'param.file': 'Datei',
  'param.found': 'gefunden',
  'param.host': 'Gegenstelle',
  'param.id': 'Kennung',
  'param.index': 'Eintrag',
  'param.key': 'Schlüssel',
  'param.kind': 'Art',
  'param.limit': 'Grenze',
  'param.line': 'Zeile',
  'param.member': 'Mitglied',
  'param.origin': 'Herkunft',
  'param.path': 'Pfad',
  'param.period': 'Zeitraum',
  'param.pointer': 'Stelle',
  'param.problem': 'Grund',
  'param.reason': 'Grund',
  'param.role': 'Rolle',
  'param.signer': 'Unterzeichner',
  'param.size': 'Größe',
  'param.slot': 'Platz',
  'param.status': 'Status',
  'param.type': 'Art',
}
