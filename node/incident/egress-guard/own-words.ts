// SPDX-License-Identifier: EUPL-1.2
/**
 * Words that name a kind of body, a building or a legal form: they stand beside a name without being one.
 *
 * @module
 */
import { fold } from './view.ts'

const foldedSet = (list: string): ReadonlySet<string> =>
  new Set(
    fold(list)
      .split(/\s+/)
      .filter((word) => word !== ''),
  )

export const KIND_WORDS =
  `Samtgemeinde Verbandsgemeinde Einheitsgemeinde Mitgliedsgemeinde Inselgemeinde Nachbargemeinde Nachbarkommune Nachbarstadt Nachbarort
  Nachbarkreis Nachbarlandkreis Marktgemeinde Ortsgemeinde Landgemeinde Gemeinde Großgemeinde Kommune Hansestadt Universitätsstadt Kreisstadt Landeshauptstadt
  Bergstadt Hochschulstadt Welfenstadt Barlachstadt Stadt Kleinstadt Großstadt Landkreis Kreis Großkreis Region Städteregion Markt Flecken Verwaltungsgemeinschaft
  Bezirk Landratsamt Kreishaus Kreisverwaltung Kreisrat Rathaus Rathauses Stadthaus Gemeindehaus Amtshaus Stadtverwaltung Gemeindeverwaltung
  Samtgemeindeverwaltung Verwaltung Verwaltungsstelle Ortsteil Ortsteile Stadtteil Stadtteile Stadtbezirk Ortschaft Ortschaften Ortschaftsrat Ortsrat Ort Dorf
  Außenstelle Außenstellen Nebenstelle Zweigstelle Bürgerbüro Stadtwerke Gemeindewerke Kreiswerke Werke Wasserwerk Klärwerk Kläranlage Feuerwehr Ortsfeuerwehr
  Grundschule Oberschule Gesamtschule Gymnasium Schule Schulzentrum Kita Kindergarten Krippe Jugendhaus Jugendzentrum Hallenbad Freibad Bücherei Bauhof
  Polizei Polizeiinspektion Polizeikommissariat Polizeidirektion Amtsgericht Landgericht Finanzamt Klinikum Krankenhaus Bahnhof Hafen Flughafen
  LK SG VG GVV Lkr. Kr.`
    .split(/\s+/)
    .filter((word) => word !== '')

const KINDS = foldedSet(KIND_WORDS.join(' '))

const PARTNER_KINDS =
  foldedSet(`GmbH mbH gGmbH AG KG eG AöR eV e.V. Co UG KdöR GbR SE Sparkasse Kreissparkasse Stadtsparkasse Landessparkasse Volksbank Raiffeisenbank VR
  VR-Bank Bank Zweckverband Wasserverband Abwasserverband Verband Rechenzentrum Gesellschaft Dienstleister Systemhaus Kommunale Kommunales IT Datenverarbeitung
  Datenzentrale Informationstechnik Service Services Versorgung Energie Netz Netze Wasser Abfall Entsorgung Anstalt Amt Betrieb Eigenbetrieb Verein Stiftung
  Consulting Software Solutions Systeme Digital Data Beratung Büro Firma Haus`)

const FILLERS =
  foldedSet(`am an der die das den dem des im in bei b ob vor vom von zu zur zum auf und u a d i o & bad groß klein alt neu ober unter nieder hohe hoher hohen
  alte alter altes neue neuer neues große großer kleine kleiner sankt st nord süd ost west obere untere kreisfreie freie kreisangehörige große mittlere über`)

/** `true` for words that alone tell nothing: kinds of bodies, legal forms, articles. */
export function isGenericWord(word: string): boolean {
  const key = fold(word)
  return KINDS.has(key) || PARTNER_KINDS.has(key) || FILLERS.has(key)
}

/** Kinds of bodies and buildings only. */
export function isKindWord(word: string): boolean {
  return KINDS.has(fold(word))
}

/** Words a short own name may be glued to in one word: `uetzeportal`, `rathausuetze`, `vgpruem`. Folded. */
const GLUED =
  foldedSet(`rathaus stadt gemeinde samtgemeinde verbandsgemeinde landkreis kreis kreishaus sg vg lk rh gv hv vw stv gde portal schule grundschule verwaltung
  werk werke stadtwerke netz amt kasse app bad hallenbad freibad halle bau bauhof hof kita feuerwehr fw buerger buergerbuero info online web mail vpn srv server dc fs file
  files nas pc nb ex sql ts rds adm admin intern local lokal bank sparkasse volksbank login service services support kommune markt region ober unter nieder alt neu gross klein bad nord
  sued ost west mein unser www de eu net edv it data cloud kfz zulassung steuer termine termin shop hotel verlag tourismus touristik kultur museum energie wasser
  paket zustellung finanzamt jobcenter jugend senioren schulen gymnasium oberschule tv news aktuell blatt zeitung forum club verein svg tsv sv fc wlan lan`)

/** What follows an own name in one word and makes it an inflection of the name. Folded. */
export const INFLECTION =
  /^(?:s|r|n|er|ers|ern|rs|rn|ner|aner|aners|enser|ensern|erin|rin|erinnen|rinnen|sch|sche[nrms]?|isch|ische[nrms]?|ersche[nrms]?|anerin|ener|eners)$/u

/** `rathaus` of `rathausuetze`, `vg` of `vgpruem`. */
export function isGluedPrefix(before: string): boolean {
  const letters = before.replace(/^\d+/, '')
  return letters === '' || GLUED.has(letters)
}

export function isGluedWord(rest: string): boolean {
  if (rest === '') return true
  if (/^\d+$/.test(rest)) return true
  const letters = rest.replace(/\d+$/, '')
  return GLUED.has(letters) || INFLECTION.test(letters) || [...GLUED].some((word) => word.length >= 4 && letters.startsWith(word))
}

/** Machine names that say nothing about the house. Folded. */
export const GENERIC_HOSTS =
  foldedSet(`srv server serv svr dc dc01 ad ads ex exch exchange mail mx smtp imap fs file files fileserver nas san sql db dbs app apps web www ts rds term terminal
  citrix ctx vdi vm vms esx esxi host hv hyperv hypervisor vcenter backup bkp veeam print prn drucker pc nb laptop notebook client clients ws wks sw switch fw firewall gw gateway vpn proxy dns
  dhcp ntp wsus sccm test dev prod intern extern internal local lokal lan corp home win windows linux ubuntu adm admin management mgmt scada plc sps hmi monitor log syslog siem wlan wifi ap cam kamera
  tel tk pbx voip fax scan scanner archiv dms intranet portal cloud nextcloud owncloud moodle typo3 cms wiki git rathaus stadt gemeinde kreis verwaltung amt bau kasse schule schul schulen bib it edv ftp sftp
  stadtverwaltung gemeindeverwaltung kreisverwaltung samtgemeinde landkreis verbandsgemeinde de com net org eu info rz zentrale zentral public daten data share freigabe users user home buergeramt sozialamt bauamt ordnungsamt www2`)
