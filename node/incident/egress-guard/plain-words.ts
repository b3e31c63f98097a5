// SPDX-License-Identifier: EUPL-1.2
/**
 * Capitalised words of incident texts that are never a name, whatever stands before them („Frau Bürgermeisterin“, „Kollegen Postfächer“).
 *
 * @module
 */

export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `
  Abend Aber Abfrage Abgleich Ablage Absender Abteilung Account Accounts Adresse Adressen Akte Akten Aktenzeichen Aktion Alarm Alarme Alle
  Allerdings Als Altgerät Am Amt An Analyse Anbieter Anfang Anfrage Anfragen Angaben Angeblich Angebliche Angebot Angreifer Angriff Angriffe Anhang
  Anhänge Anlage Anlagen Anmeldedaten Anmeldeseite Anmeldung Anmeldungen Anruf Anrufe Anrufer Anschließend Ansprechpartner Antrag Antwort Antworten
  Anwender Anwendung Anwendungen Anzeige April Arbeit Arbeiten Arbeitsplatz Archiv Art Arzt Auch Auf Auffällig Aufgabe Auftrag Auftraggeber August
  Aus Ausfall Ausgabe Ausgenutzt Auskunft Auswertung Außenstelle Azubi Backup Backups Bank Bauamt Bauhof Bearbeitung Behörde Bei Beide Beiden
  Benutzer Benutzerkonto Benutzername Bereich Bericht Bescheid Bescheide Betreff Betreiber Betrieb Betroffen Betroffene Betroffenen Betrug Bild Bis
  Bisher Bitte Brief Browser Bzw Bürger Bürgerbüro Bürgermeister Bürgermeisterin Bürgerservice Büro Chef Chefin Client Clients Computer Container
  Controller Da Dabei Dafür Dagegen Daher Damit Danach Danke Dann Daraufhin Darin Darunter Darüber Das Dass Datei Dateien Daten Datenbank
  Datenschutz Datum Dazu Dem Den Denn Der Des Deshalb Details Dezember Dezernat Die Dienst Dienstag Dienste Dienstkonto Dienstleister Dienststelle
  Diese Diesen Dieser Dieses Disk Dokument Dokumente Domain Domäne Donnerstag Dort Download Drei Dritte Dropper Drucker Durch Durchwahl E-Mail
  E-Mails EDV Ebenso Ein Eine Einem Einen Einer Eines Einfallstor Eingang Einige Einladung Einsatz Einsicht Einstellungen Einwohner Empfänger Ende
  Endpunkt Entwarnung Er Ereignis Erpresser Erpressung Ersatz Ersatzgeräte Erst Erste Ersten Es Etwa Extern Externe Fachamt Fachbereich Fachdienst
  Fachverfahren Fall Falls Familie Fast Fax Februar Fehlanmeldungen Fehler Feuerwehr Filter Finanzen Firewall Firma Folge Forensik Formular Frage
  Fragen Freigabe Freitag Freundliche Freundlichen Frist Funktion Fünf Für Gast Gateway Gebühren Gefahr Gefunden Gegen Gemeinde Gericht Gerät Geräte
  Gesamtschule Geschäft Gespräch Gestern Gesundheitsamt Ggf Gruppe Gut Haben Hackern Handy Hash Hat Hauptamt Haus Herkunft Hersteller Heute Hier
  Hilfe Hinter Hinweis Hinweise Hoher Host Hoster Hotline IT IT-Abteilung IT-Dienstleister Ich Ihr Ihre Ihren Im Immer In Infektion Information
  Informationen Inhaber Inhalt Insel Insgesamt Interne Internet Inzwischen Ist Jahr Januar Jedoch Jetzt Jugendamt Juli Juni Kanal Kann Karte Kasse
  Kein Keine Kennung Kennwort Kennwörter Kita Klick Kollege Kollegen Kollegin Kolleginnen Kommandozeile Kommune Kommunen Komponente Konnte Konsole
  Kontakt Konten Konto Kontrolle Kopfzeilen Kopie Kosten Kreis Kreisverwaltung Kunden Kurz Kämmerei Landkreis Landrat Landrätin Laptop Laufwerk
  Laufwerke Laut Leider Leiter Leiterin Leitung Letzte Link Links Liste Listen Loader Login Lösegeld Lücke Lücken Mai Mail Mails Mailserver Man
  Maßnahme Maßnahmen Mehr Mehrere Melder Meldung Meldungen Minuten Mit Mitarbeitende Mitarbeitenden Mitarbeiter Mitarbeiterin Mitte Mittels Mittwoch
  Mobil Modul Monat Monate Montag Morgen März Möglich Mögliche Nach Nachricht Nachrichten Nacht Name Namen Netz Netze Netzwerk Neu Neue Neuer Nicht
  Noch Notebook Notfall Notiz November Nummer Nun Nur Nutzer Ob Oberbürgermeister Oberbürgermeisterin Obwohl Oder Ohne Oktober Opfer Ordner
  Ordnungsamt Ort Panne Parallel Partner Passwort Passwörter Patch Per Person Personal Personalamt Personen Phishing Plan Plugin Polizei Portal Post
  Postfach Postfächer Poststelle Praktikant Presse Privat Privatadresse Problem Produkt Protokoll Protokolle Provider Prüfung Quelle Quellen
  Ransomware Rathaus Rathauses Rechner Rechnung Rechnungen Rechte Referent Referentin Regel Region Reset Router Ruf Rund Rückfrage Rückfragen
  Rückruf Sachbearbeiter Sachbearbeiterin Sachgebiet Samstag Samtgemeinde Schaden Schadsoftware Schon Schreiben Schule Schulen Schulung
  Schulverwaltung Schwachstelle Sehr Seine Seit Seite Seiten Sekretariat September Server Serverraum Sicherheit Sicherung Sicherungen Sie Sitzung
  Sitzungen Skript So Sobald Sofort Software Somit Sonntag Sonst Sowie Sozialamt Spam Sperrung Später Stadt Stadtverwaltung Stadtwerke Standort
  Station Stelle Stellen Steueramt Straße Stunde Stunden Störung Switch System Systeme Systemhaus Tag Tage Team Technik Techniker Telefon Telefonat
  Terminalserver Termine Ticket Trojaner Trotz Trotzdem Täter Tür Uhr Um Umgebung Umleitung Unbekannt Unbekannte Und Uns Unser Unsere Unseren Unter
  Unterlagen Update Updates Urlaub Ursache User VPN Verbindung Verbindungen Verdacht Verdächtig Verfahren Verlauf Vermerk Vermutlich Version
  Vertreter Vertretung Verwaltung Viel Viele Vielen Vier Virenscanner Virus Vom Von Vor Vorfall Vorfälle Vorgang Vorgesetzte Vorzimmer War Waren
  Warnung Wartung Warum Was Wasserwerk Wegen Weil Weiter Weitere Weiterleitung Wenn Wer Werden Werkzeug Werte Wie Wir Wird Wo Woche Wochen
  Wochenende Workaround Wurde Wurden Zahlung Zahlungen Zeit Zeiten Zeitpunkt Zentrale Zertifikat Ziel Zimmer Zu Zudem Zuerst Zugang Zugangsdaten
  Zugriff Zugriffe Zulassungsstelle Zuletzt Zum Zunächst Zur Zustand Zuständig Zuständige Zusätzlich Zwar Zwei Zwischen Änderung Über Überweisung
  Hr Hrn Fr Herr Herrn Frau Tel Fon Fax Mobil Mail Dr Prof Nr Abt Str Az Durchwahl Betreff Absender Empfänger Gruß Grüße Ihr Ihre Dein LG VG MfG CEO GF
`.split(/\s+/),
)
