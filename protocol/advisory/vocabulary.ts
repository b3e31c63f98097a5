// SPDX-License-Identifier: EUPL-1.2
/**
 * Words of product names that name no product: fillers, kinds of device, editions, places of use. Folded as {@link file://./normalise.ts} does.
 *
 * @module
 */
import { fold } from './normalise.ts'

const set = (words: string): ReadonlySet<string> => new Set(fold(words).split(' '))

/** Say nothing, wherever they stand. */
export const FILLERS = set(
  'series serie reihe baureihe family families familie product products produkt produkte device devices geräte gerät firmware software version ' +
    'model models modell modelle variant variants varianten all alle the and und or of for für with mit by from from gmbh inc ag various edition ' +
    'type typ unit units line range application anwendung appliance lizenz license lizenzen programm program package suite bundle cpus art nr versions versionen',
)

/** Say only what kind of thing it is, and only beside a model (`SCALANCE X308-2 switch`). */
export const KINDS = set(
  'cpu plc sps switch switches router routers gateway gateways controller controllers module modules modul module panel panels hmi printer drucker kamera camera ' +
    'firewall firewalls server usv ups nas storage modem relay relais relays schutzrelais drive drives umrichter frequenzumrichter sensor meter zähler regler ' +
    'steuerung steuerungen controller baugruppe gerätefamilie schutzgerät bediengerät bedienpanel messgerät telefon phone scanner access point accesspoint ap ' +
    'system systems hardware terminal workstation pc rechner notebook laptop industrial ethernet managed network netzwerk netzwerkswitch processor ' +
    'access control door monitor monitors patient pump pumps recorder reader readers transmitter analyzer analyser card adapter converter board station display ' +
    'cameras logger ventilator sensors meters motor starter starters protection thermostat valve actuator inverter inverters charger phones telephones switchboard',
)

/** German inventories begin with the kind of thing: `Switch SCALANCE XR324`, `Software SINEC NMS`. Also dropped without a model beside it. */
export const LEADING_KINDS = set(
  'switch software router firewall server drucker kamera steuerung sps plc panel gateway anlage leitsystem programm anwendung gerät system netzwerkswitch netzwerk ' +
    'leittechnik fernwirktechnik fernwirkgerät fernwartung schutzgerät schutzrelais bediengerät bedienpanel messgerät umrichter frequenzumrichter datenbank ' +
    'betriebssystem webserver telefonanlage usv nas regler modem controller baugruppe zähler medizingerät',
)

/** The same product in another wrapping. */
export const EDITIONS = set(
  'standard enterprise edition community datacenter datacentre x64 x86 64bit 32bit deutsch german de en english multilingual server-edition lts retail oem ce ee os',
)

/** Perhaps the same product, perhaps its sibling (`Acrobat Pro`): a human decides. For Windows and Office they are editions. */
export const GRADES = set('pro professional home education essentials plus advanced premium basic ultimate business express lite starter')

/** Found in so many names of software that sharing them alone says nothing. */
export const COMMON = set(
  'server client manager management tool tools viewer studio designer configurator builder editor agent service services portal console runtime engine driver ' +
    'library web cloud desktop platform connect connector control center centre monitor update software solution solutions security data basic base core api sdk ' +
    'toolkit mobile app apps plugin module utility interface framework gateway configuration remote enterprise professional standard',
)

/** Names of a place where something stands; a bracket with one of them says nothing about the product. */
const PLACES = set(
  'standort rathaus werk wasserwerk klärwerk kläranlage pumpwerk leitstelle zentrale außenstelle halle raum serverraum technikraum keller büro amt gebäude haus ' +
    'etage stock og ug eg dg erdgeschoss obergeschoss schule grundschule gymnasium kita bauhof feuerwehr feuerwache station anlage rz rechenzentrum site building ' +
    'room floor plant office schaltschrank schrank rack lager bibliothek museum schwimmbad freibad hallenbad krankenhaus klinik stadtwerke gemeinde stadt kreis ' +
    'kreishaus landkreis nord süd ost west mitte bürgerbüro bürgeramt ordnungsamt bauamt friedhof betriebshof standesamt einwohnermeldeamt test reserve ersatz ersatzgerät ' +
    'neu alt backup-standort filiale turnhalle sporthalle biogas hochbehälter brunnen umspannwerk trafostation heizwerk heizkraftwerk blockheizkraftwerk location produktion',
)

/** Those of them that are in no product's name: from there on a name says only where the thing stands (`X204-2 Klärwerk Süd`). */
export const SURE_PLACES = set(
  'rathaus klärwerk kläranlage wasserwerk pumpwerk serverraum technikraum schaltschrank grundschule gymnasium kita bauhof feuerwehr feuerwache krankenhaus ' +
    'klinik stadtwerke bürgerbüro ordnungsamt bauamt friedhof betriebshof standesamt einwohnermeldeamt turnhalle sporthalle schwimmbad freibad hallenbad ' +
    'umspannwerk trafostation heizwerk heizkraftwerk hochbehälter landratsamt kreishaus standort außenstelle bibliothek museum',
)

/** `Standort 2`, `Rathaus`, `Raum 1.04`: whatever stands beside the place. */
export function isPlace(words: readonly string[]): boolean {
  return words.some((word) => PLACES.has(word) || [...PLACE_ENDINGS].some((ending) => word.length > ending.length && word.endsWith(ending)))
}

const PLACE_ENDINGS = set('werk anlage haus schule raum halle gebäude straße strasse platz amt stelle wache zentrum station')
