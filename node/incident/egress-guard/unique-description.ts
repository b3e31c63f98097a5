// SPDX-License-Identifier: EUPL-1.2
/**
 * Descriptions that fit one house only: no list of names helps („die einzige Verwaltung am Strom, die noch eine Fähre betreibt“). A human rewrites these.
 *
 * @module
 */
import type { Block, BlockReason } from './finding.ts'
import type { View } from './view.ts'
import { spanOf } from './view.ts'

const BODY = String.raw`(?:\p{L}{0,20}(?:[Vv]erwaltung|[Gg]emeinde|[Ss]tadt|[Kk]ommune|[Ll]andkreis|[Kk]reis|[Oo]rt|[Dd]orf|[Rr]athaus|[Ii]nsel|[Rr]egion|[Gg]ebietskörperschaft|[Hh]ansestadt|[Bb]ehörde|[Ll]andratsamt|[Kk]reishaus|[Ff]lecken|[Hh]aus|[Nn]achbar)(?:en|n|s|es)?)`
/** Features that few houses have. */
const RARE = String.raw`(?:(?:\p{Lu}\p{Ll}{2,14})?(?:[Ff]ähren?|[Ff]ähranleger|[Ff]ährhafen|[Ff]ährbetrieb|[Ll]euchtturms?|[Ss]chloss(?:es)?|[Bb]urgruine|[Kk]losters?|[Aa]btei|[Ff]estung|[Kk]athedrale|[Kk]irchturms?|[Ww]asserturms?|[Tt]urmbau|[Gg]lockenturms?|[Dd]enkmals?|[Ss]tatue|[Mm]ühle|[Zz]eche|[Ff]örderturms?|[Bb]ergwerks?|[Ww]erft|[Ss]eebrücke|[Kk]urhaus|[Tt]alsperre|[Ss]tausees?|[Tt]ierparks?|[Ff]reilichtbühne|[Ss]eilbahn|[Ss]chleuse|[Ss]chiffshebewerks?|[Ss]tadtmauer|[Ss]tadttors?|[Kk]urort|[Hh]eilbad|[Nn]ordseebad|[Ss]eebad|[Ss]chwebebahn|[Rr]ennstrecke|[Ss]prungschanze|[Gg]rotte|[Bb]astion)|(?:Dorf|Gerichts|Friedens|Tanz|Kaiser|Luther|Tausendjährige[ ])(?:eiche|linde|ulme)|(?:Kaiser)?[Dd]om|Burg|Turm(?:s|es)?|Roland|Insel|(?:Jacht|Yacht|Fischerei|Binnen|Museums|Alten|See|Kur)?[Hh]afens?)`
/** Features that many have: telling only in company. */
const LANDMARK = String.raw`(?:${RARE}|Brunnen|Marktbrunnen|Linde|Eiche|Strand|Deich|Moor|Altstadt|Zoo|Museum|Museums|Therme|Brücke|Marktplatz|Universität|Flughafen|Grab|Höhle|Gipfel|Kirche|Fachwerk\p{L}*|Freibad|Promenade|Bahnhof)`
const EVENT_ENDINGS =
  'fest feste festes festival festspiele kirmes kirchweih kerb kerwe wallfahrt prozession regatta jahrfeier jubiläum festwoche festtage tage markt marktes messe umzug umzugs rennen spiele wiesn dult lauf marathon triathlon karneval fasching fasnacht fastnacht woche sommer nacht treffen börse'
/** A compound: Zwiebelfest, Rattenfänger-Umzug. */
const EVENT = String.raw`\p{Lu}[\p{L}-]{2,30}(?:${EVENT_ENDINGS.split(' ')
  .map((ending) => `[${ending.charAt(0)}${ending.charAt(0).toUpperCase()}]${ending.slice(1)}`)
  .join('|')})(?![\p{L}-])`
const COMMON_EVENT =
  /^(?:Manifest\p{L}*|Weihnachtsmarkt|Wochenmarkt|Flohmarkt|Sommerfest|Betriebsfest|Schulfest|Kitafest|Osterfest|Weihnachtsfest|Fachmesse|Supermarkt|Baumarkt|Arbeitsmarkt|Software-?[Mm]arkt|Schwarzmarkt|Testlauf|Probelauf|Durchlauf|Verlauf|Ablauf|Umlauf|Kreislauf|Leerlauf|Anlauf|Auflauf|Neulauf|Rundschau|Umschau|Vorschau|Tagesschau|Wochenschau|Arbeitstage|Feiertage|Werktage|Urlaubstage|Zahltage|Bereitschaftstage|Beispiele|Dienstjubiläum|Arbeitswoche|Kalenderwoche|Vorwoche|Folgewoche|Datenbörse|Tauschbörse|Praktikumsbörse|Jobmesse|Ausbildungsmesse|Teamtreffen|Arbeitstreffen|Wochenende|Mitternacht|Hochsommer|Nachtlauf|Backuplauf|Sicherungslauf|Batchlauf|Nachtschau|Inaugenscheinnahme|Rechnungslauf|Zahllauf|Drucklauf|Büroumzug|Serverumzug|Server-Umzug)$/u
const SUPERLATIVE = `(?:[Dd]ienstältest|(?:flächen|Flächen)?[Gg]rößt|[Kk]leinst|[Ää]ltest|[Jj]üngst|[Hh]öchst(?:gelegen)?|[Tt]iefst(?:gelegen)?|[Ll]ängst|kürzest|[Nn]ördlichst|[Ss]üdlichst|[Öö]stlichst|[Ww]estlichst|einwohnerstärkst|einwohnerreichst|bevölkerungsreichst|meistbesucht|[Bb]ekanntest|berühmtest|schiefst|traditionsreichst|[Ss]chönst|waldreichst|dünnst besiedelt|dichtest besiedelt)e?[nrsm]?e?[nrsm]?`
const AREA = String.raw`(?:(?:im|in|am|an|auf|des|der|dem|ganz|weit)[ ](?:\p{L}+[ ]){0,2}(?:Land|Landes|Bundesland|Region|Kreis|Kreises|Landkreis|Landkreises|Deutschlands?|Bundesrepublik|Niedersachsens?|Bayerns?|Hessens?|Europas?|Welt|Küste|Norddeutschlands?|Süddeutschlands?|Umkreis|Umgebung|Gegend|Strom|Fluss|Meer|See|Nordsee|Ostsee|breit|Republik)|(?:deutschland|landes|bundes|europa|welt|kreis|niedersachsen)weit)`
/** Adjectives between: a noun there would be what is unique („das älteste Backup der Gemeinde“). */
const GAP = String.raw`(?:(?!(?:der|die|das|des|dem|den|im|in|am|an|auf|von|vom|zur|zum|für|mit|unserer?|unserem|aus)[ ])\p{Ll}[\p{Ll}-]*[ ]){0,2}`

const RULES: readonly (readonly [BlockReason, RegExp])[] = [
  [
    'unique-description',
    new RegExp(String.raw`(?<![\p{L}])(?:[Ee]inzig(?:e|en|er|es|em)?|[Aa]lleinige[nrsm]?)[ ]${GAP}(?:${BODY}|${LANDMARK})(?![\p{L}])`, 'gu'),
  ],
  [
    'unique-description',
    new RegExp(String.raw`(?<![\p{L}])(?:einzig(?:e|en|er|es|em)?|einmalig\p{L}*|einzigartig\p{L}*)[ ,][^.!?\n]{0,80}?${AREA}(?![\p{L}])`, 'giu'),
  ],
  [
    'unique-description',
    new RegExp(
      String.raw`(?<![\p{L}])(?:als|die|der|das)[ ](?:bundesweit[ ]|landesweit[ ]|deutschlandweit[ ])?(?:einzige[nrsm]?|erste[nrsm]?)[ ](?:und einzige[nrsm]?[ ])?(?:(?:deutsche|niedersächsische|bayerische|betroffene|norddeutsche|öffentliche)[nrsm]?[ ])?${BODY}(?![\p{L}])`,
      'gu',
    ),
  ],
  ['unique-description', /(?<![\p{L}])(?:wir|uns)[ ](?:sind|waren|als)[ ](?:\p{L}+[ ]){0,3}(?:einzige[nrsm]?|Einzige[nrsm]?)(?![\p{L}])/giu],
  [
    'unique-description',
    /(?<![\p{L}])(?:nur|ausschließlich|allein|bloß)[ ](?:(?:noch|so|genau)[ ])?(?:bei[ ]uns|hier|in[ ]unsere[rmn]?[ ]\p{L}+|wir|unsere[rn]?[ ]\p{L}+)[^.!?\n]{0,40}?(?:gibt|gibt’s|feier\p{L}+|stattfinde\p{L}+|findet|betreib\p{L}+|hab(?:en|t)|besitz\p{L}+|kenn\p{L}+|vorkomm\p{L}+|existier\p{L}+|begang\p{L}+|begeh\p{L}+|veranstalt\p{L}+|pfleg\p{L}+)(?![\p{L}])/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:gibt|existiert|findet|feiert|kennt)[ ](?:\p{L}+[ ]){0,4}(?:nur|ausschließlich|allein|so)[ ](?:\p{L}+[ ]){0,2}(?:bei[ ]uns|hier|in[ ]unsere[rmn]?|einmal)(?![\p{L}])/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:sonst|nirgendwo|nirgends)[ ](?:\p{L}+[ ]){0,3}(?:nirgend\p{L}*|niemand|kein\p{L}*[ ](?:andere\p{L}*[ ])?(?:\p{L}+verwaltung|Kommune|Gemeinde|Stadt|Landkreis|Behörde|Verwaltung)|gibt)(?![\p{L}])/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:keine?[nr]?|wie keine?)[ ]andere?[nrsm]?[ ](?:\p{L}*(?:verwaltung|kommune|gemeinde|stadt|kreis|landkreis|insel))(?![\p{L}])/giu,
  ],
  [
    'unique-description',
    new RegExp(
      String.raw`(?<![\p{L}])${SUPERLATIVE}[ ]${GAP}(?:${BODY}|${LANDMARK}|\p{L}{0,16}[Bb]ürgermeister(?:in|s)?|Landrat|Landrätin)(?![\p{L}])`,
      'gu',
    ),
  ],
  [
    'unique-description',
    new RegExp(String.raw`(?<![\p{L}])(?:Deutschlands|Niedersachsens|Bayerns|Hessens|Norddeutschlands|Europas)[ ]${SUPERLATIVE}`, 'giu'),
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:weltberühmt|weltbekannt|bundesweit bekannt|überregional bekannt|landesweit bekannt|deutschlandweit bekannt|stadtbekannt|ortsbekannt|berühmt für|bekannt für (?:seine|ihre|unsere|das|den|die)|berühmt(?:e|en|er|es)?[ ]\p{Lu})/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:Wahrzeichen|Weltkulturerbe|Welterbe|UNESCO|Geburtsort|Geburtsstadt|Geburtshaus|Heimatstadt|Namensgeber|Partnerstadt|Partnerstädte|Partnergemeinde|Städtepartnerschaft|Spitzname|im Volksmund|Alleinstellungsmerkmal|unverwechselbar\p{L}*|Stadtoriginal)(?![\p{L}])/gu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:bundesweit|überregional|deutschlandweit)[ ](?:\p{L}+[ ]){0,3}(?:Schlagzeilen|Medien|Presse|Fernsehen)|(?:durch|in|machte|machten)[ ](?:die[ ]|den[ ])?(?:\p{L}+[ ])?(?:Schlagzeilen)(?![\p{L}])/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:(?:hier|bei uns)[ ](?:kennt|weiß|kannte)?[ ]?(?:jeder|jedes|jede)|jeder[ ](?:hier|bei uns)?[ ]?kennt|(?:hier|bei uns)[ ](?:genannt|heißt|nennt man|sagt man)|(?:wofür|für[ ]\p{L}+)[ ](?:wir|unsere?[ ]\p{L}+|die[ ]\p{L}+|der[ ]Ort)[ ](?:\p{L}+[ ]){0,2}bekannt|wir[ ](?:\p{L}+[ ]){0,4}bekannt[ ]sind)(?![\p{L}])/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:ehemalige|frühere|einstige)[nrsm]?[ ]\p{L}*(?:minister\p{L}*|olympia\p{L}*|weltmeister\p{L}*|bundesliga\p{L}*|bundestags\p{L}*|landtags\p{L}*|fernseh\p{L}*|schauspieler\p{L}*|fußball\p{L}*)/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:Hochwasser|Flut|Flutkatastrophe|Jahrhundertflut|Sturmflut|Großbrand|Zugunglück|Explosion|Amoklauf|Flugzeugabsturz|Tornado|Erdbeben|Attentat|Anschlag)(?:s|es)?[ ](?:\p{L}+[ ]){0,3}(?:19|20)\d\d(?!\d)/gu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:wir|uns|unser\p{L}*)[ ](?:sind[ ])?(?:als[ ]|eine?[ ])(?:\p{Ll}+[ ])?(?:Landeshauptstadt|Inselgemeinde|Insel|Grenzstadt|Grenzgemeinde|Kurort|Seebad|Bergstadt|Halligverwaltung|Hallig|Messestadt|Domstadt|Lutherstadt|Weinort|Wallfahrtsort)(?![\p{L}])/giu,
  ],
  [
    'landmark',
    /(?<![\p{L}])(?:Kernkraftwerk|Atomkraftwerk|Endlager|Volkswagenwerk|VW-Werk|Stammwerk|Marinestützpunkt|Fliegerhorst|Truppenübungsplatz|Militärflughafen|Raketenstützpunkt|Weltraumbahnhof|Eisstadion am|Teilchenbeschleuniger)(?:s|es)?(?![\p{L}])/gu,
  ],
  [
    'landmark',
    new RegExp(
      String.raw`(?<![\p{L}])(?:Rathaus|Rathauses|Kreishaus|Verwaltung|Verwaltungsgebäude|Verwaltungssitz|Amtssitz|Stadthaus|Gemeinde|Stadt|Kommune|Ort|Dorf)[ ](?:mit|am|an|auf|unter|neben|hinter|gegenüber|im|in|beim|vor)[ ](?:(?:dem|der|den|einem|einer|unserem|unserer|seinem|ihrem|vom|zum)[ ])?(?:\p{Ll}+[ ]){0,2}${RARE}(?![\p{L}])`,
      'gu',
    ),
  ],
  [
    'landmark',
    /(?<![\p{L}])(?:Rathaus|Kreishaus|Verwaltungsgebäude|Stadthaus|Amtsgebäude)(?:es|s)?[ ]mit[ ](?:(?:dem|der|den|seinem|seiner|unserem|einem|einer)[ ])?(?:\p{Ll}+[ ]){0,2}\p{L}*(?:turm|giebel|fachwerk|fachwerkgiebel|fassade|freitreppe|uhr|glocke|glockenspiel|erker|kuppel|reetdach|brunnen|säulen?|arkaden|gewölbe|balkon)(?![\p{L}])/giu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:(?:Stadt|Gemeinde|Kommune|Dorf|Landkreis|Kreis|Samtgemeinde|Verbandsgemeinde|Insel),[ ](?:in[ ]der|in[ ]dem|wo|deren|dessen|auf[ ]der)|Ort,[ ](?:wo|dessen))(?![\p{L}])/gu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:Tagesschau|Tagesthemen|Heute-?[Jj]ournal|Lokalzeitung|Heimatzeitung|Kreiszeitung|Lokalpresse|Lokalfernsehen|Amtsblatt vom|NDR|WDR|MDR|SWR|RBB|RTL|ZDF|ARD|Deutschlandfunk|Bild-Zeitung|BILD)(?![\p{L}])[^.!?\n]{0,60}?(?:bericht\p{L}*|gezeigt|Beitrag|zu sehen|thema\p{L}*|Schlagzeile\p{L}*|ausgestrahlt)/gu,
  ],
  [
    'unique-description',
    /(?<![\p{L}])(?:[Uu]nser(?:e[mnrs]?)?|[Hh]iesige[mnrs]?)[ ](?:\p{Ll}+[ ])?(?:Spezialität|Dialekt|Mundart|Sage|Legende|Schutzpatron\p{L}*|Schutzheilige\p{L}*|Stadtheilige\p{L}*|Heimatlied|Hymne|Brauch|Volksheld\p{L}*|Hausberg|Bucht|Halbinsel|Hallig|Grenzübergang|Ehrenbürger\p{L}*)(?![\p{L}])/gu,
  ],
  ['unique-description', /(?<![\p{L}])(?:Dreiländereck|Vierländereck|Halbinsel|Hallig|Zonenrandgebiet|Exklave|Enklave)(?![\p{L}])/gu],
  [
    'emblem',
    /(?<![\p{L}])(?:\p{L}{0,20}[Ww]appen(?:s|tier|tiers)?)[ ,(:]{1,3}(?:(?:ist|sind|sieht|sehen|das|der|die|im|auf|darauf|dem|Bild|\p{L}+)[ ]){0,3}?(?:mit|zeigt|zeigen|einem?r?|dem|unserem|drei|zwei|samt|und|\p{L}+[ ]und)(?![\p{L}])/gu,
  ],
  ['emblem', /(?<![\p{L}])(?:Wappentier|Stadtsilhouette|Ortsschild|Ortseingangsschild|Stadtmaskottchen)\p{L}*/gu],
  [
    'emblem',
    /(?<![\p{L}])(?:\p{L}{0,20}(?:[Gg]emeinde|[Ss]tadt|[Kk]reis|[Rr]athaus|[Vv]erwaltungs|[Ii]nsel|[Oo]rts)-?(?:[Ll]ogo|[Ss]iegel|[Ee]mblem|[Ss]logan|[Mm]otto|[Ff]lagge|[Bb]anner|[Mm]askottchen)|(?:[Uu]nser|[Uu]nserem|[Uu]nseres|[Uu]nseren)[ ](?:\p{L}+[ ])?(?:Logo|Siegel|Emblem|Slogan|Motto|Maskottchen|Briefkopf))[ ,(:]{1,3}(?:\p{L}+[ ]){0,2}?(?:mit|zeigt|zeigen|samt|„)/gu,
  ],
  [
    'local-event',
    new RegExp(
      String.raw`(?<![\p{L}])(${EVENT})[ ,](?:\p{L}+[ ]){0,3}?(?:(?:am|an jedem|jeden|immer am)[ ](?:ersten|zweiten|dritten|vierten|letzten|vorletzten)[ ]\p{L}*(?:[Ww]ochenende|[Ss]onntag|[Ss]amstag|[Ff]reitag|[Mm]ontag|[Dd]onnerstag|[Mm]ittwoch|[Dd]ienstag)|(?:zu|an|nach)[ ](?:Pfingsten|Ostern|Himmelfahrt|Fronleichnam))`,
      'gu',
    ),
  ],
  [
    'local-event',
    /(?<![\p{L}])(?:Landesgartenschau|Bundesgartenschau|Hessentag|Tag der Niedersachsen|Rheinland-Pfalz-Tag|Thüringentag|Sachsentag|Passionsspiele|Festspiele|Kreisjubiläum|Stadtjubiläum)(?![\p{L}])/gu,
  ],
  [
    'local-event',
    /(?<![\p{L}])(?:\d{2,4}-?[Jj]ahr-?[Ff]eier|\d{2,4}[ ]Jahre[ ](?:Stadt|Gemeinde|Kreis|Dorf)\p{L}*|\d{2,4}-jähriges?[ ](?:Bestehen|Jubiläum|Stadtjubiläum))/gu,
  ],
  [
    'landmark',
    new RegExp(
      String.raw`(?<![\p{L}])(?:[Uu]nser(?:e[mnrs]?)?|[Ee]igene[mnrs]?|[Hh]iesige[mnrs]?|[Hh]istorische[mnrs]?)[ ](?:[\p{Ll}]+[ ])?(?:${RARE})(?![\p{L}])`,
      'gu',
    ),
  ],
  [
    'landmark',
    new RegExp(
      String.raw`(?<![\p{L}])(?:Bild|Foto|Bildschirmfoto|Screenshot|Hintergrundbild|Hintergrund|Luftbild|Aufnahme)(?:s|es)?(?![\p{L}])[^.!?\n]{0,90}(?<![\p{L}])${LANDMARK}(?![\p{L}])`,
      'gu',
    ),
  ],
  [
    'landmark',
    new RegExp(
      String.raw`(?<![\p{L}])${LANDMARK}[ ](?:am|an der|im|in der|auf der|auf dem|neben dem|neben der|hinter dem|hinter der|vor dem|vor der|und)[ ](?:\p{Ll}+[ ])?${LANDMARK}(?![\p{L}])`,
      'gu',
    ),
  ],
]

const OWN_EVENT = new RegExp(
  String.raw`(?<![\p{L}])(?:[Uu]nser(?:e[mnrs]?)?|[Hh]iesige[mnrs]?|[Tt]raditionell\p{L}*|alljährlich\p{L}*|jährlich\p{L}*|historische[mnrs]?|beliebte[mnrs]?|berühmte[mnrs]?|hier gefeierte[mnrs]?)[ ](?:\p{Ll}+[ ]){0,2}(?:\p{Lu}\p{L}+[ -])?(${EVENT})`,
  'gu',
)

/** Technical uses of such words: „die einzige Insel-Domäne“, „DOM“, „Schloss-Symbol“. */
const TECHNICAL_USE =
  /(?:Schloss-?[Ss]ymbol|Domäne|Domain|Dompteur|Burgw|Insellösung|Netzinsel|Turm-PC|Stromversorgung|Ortungs|Orts?zeit|Kreislauf|Kreise? der|Inselbetrieb|Standort|Speicherort|Ablageort|Fundort|Tatort|Ort der Ablage|Umkreis|Benutzerkreis|Personenkreis|Empfängerkreis|Teilnehmerkreis|Krankenhaus|Systemhaus|Rechenzentrum|Kundenkreis|Arbeitskreis|Stromkreis|Regelkreis|Passwort|Kennwort|Antwort|Wort|Port|Sport|Transport|Report|Import|Export|Support|Rapport|sofort|dort)/u

export function uniqueDescriptions(view: View): Block[] {
  const blocks: Block[] = []
  for (const [reason, pattern] of RULES) {
    for (const match of view.text.matchAll(pattern)) {
      if (TECHNICAL_USE.test(match[0]) && reason !== 'emblem') continue
      if (reason === 'local-event' && match[1] !== undefined && COMMON_EVENT.test(match[1])) continue
      blocks.push({ reason, span: spanOf(view, match.index, match.index + match[0].length) })
    }
  }
  for (const match of view.text.matchAll(OWN_EVENT)) {
    if (!COMMON_EVENT.test(match[1] ?? '')) blocks.push({ reason: 'local-event', span: spanOf(view, match.index, match.index + match[0].length) })
  }
  return blocks
}

/** Features that narrow the circle but are common enough to be replaced. */
export const LANDMARK_WORDS =
  /(?<![\p{L}])(?:\p{L}{0,16}(?:[Ff]ähranleger|[Ff]ährhafen|[Ss]eebrücke|[Ff]reilichtbühne|[Kk]urhaus|[Kk]urverwaltung|[Kk]urpark|[Ii]nselverwaltung|[Ss]chiffshebewerk|[Ll]euchtturm|[Tt]alsperre|[Ss]eilbahn|[Ff]örderturm|[Jj]achthafen|[Yy]achthafen|[Nn]ationalparkverwaltung|[Ss]trandpromenade|[Ss]chwebebahn)(?:s|es|n|en)?)(?![\p{L}])/gu

/** „MS Frisia“, „Fähre Wischhafen“: ships and halls have names. */
export const NAMED_LANDMARK =
  /(?<![\p{L}])(?:Fähre|Fährschiff|Schiff|Motorschiff|MS|Saal|Halle|Sitzungssaal|Ratssaal|Stadthalle|Haus|Schloss|Burg|Turm|Café|Gasthof|Gasthaus|Hotel)[ ](„[^“”"\n]{2,40}[“”"]|"[^"\n]{2,40}")/gu
