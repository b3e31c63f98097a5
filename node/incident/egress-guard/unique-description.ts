// SPDX-License-Identifier: EUPL-1.2
/**
 * Descriptions that fit one house only: no list of names helps („die einzige Verwaltung am Strom, die noch eine Fähre betreibt“). A human rewrites these.
 *
 * @module
 */
import type { Block, BlockReason } from './finding.ts'
import { spanOf, type View } from './view.ts'

const BODY = String.raw`(?:\p{L}{0,20}(?:[Vv]erwaltung|[Gg]emeinde|[Ss]tadt|[Kk]ommune|[Ll]andkreis|[Kk]reis|[Oo]rt|[Dd]orf|[Rr]athaus|[Ii]nsel|[Rr]egion|[Gg]ebietskörperschaft|[Hh]ansestadt|[Bb]ehörde|[Ll]andratsamt|[Kk]reishaus|[Ff]lecken|[Hh]aus|[Nn]achbar)(?:en|n|s|es)?)`
/** Features that few houses have. */
const RARE = String.raw`(?:(?:\p{Lu}\p{Ll}{2,14})?(?:[Ff]ähren?|[Ff]ähranleger|[Ff]ährhafen|[Ff]ährbetrieb|[Ll]euchtturms?|[Ss]chloss(?:es)?|[Bb]urgruine|[Kk]losters?|[Aa]btei|[Ff]estung|[Kk]athedrale|[Kk]irchturms?|[Ww]asserturms?|[Tt]urmbau|[Gg]lockenturms?|[Dd]enkmals?|[Ss]tatue|[Mm]ühle|[Zz]eche|[Ff]örderturms?|[Bb]ergwerks?|[Ww]erft|[Ss]eebrücke|[Kk]urhaus|[Tt]alsperre|[Ss]tausees?|[Tt]ierparks?|[Ff]reilichtbühne|[Ss]eilbahn|[Ss]chleuse|[Ss]chiffshebewerks?|[Ss]tadtmauer|[Ss]tadttors?|[Kk]urort|[Hh]eilbad|[Nn]ordseebad|[Ss]eebad|[Ss]chwebebahn|[Rr]ennstrecke|[Ss]prungschanze|[Gg]rotte|[Bb]astion)|(?:Dorf|Gerichts|Friedens|Tanz|Kaiser|Luther|Tausendjährige[ ])(?:eiche|linde|ulme)|(?:Kaiser)?[Dd]om|Burg|Turm(?:s|es)?|Roland|Insel|(?:Jacht|Yacht|Fischerei|Binnen|Museums|Alten|See|Kur)?[Hh]afens?)`
/** Features that many have: telling only in company. */
const LANDMARK = String.raw`(?:${RARE}|Brunnen|Marktbrunnen|Linde|Eiche|Strand|Deich|Moor|Altstadt|Zoo|Museum|Museums|Therme|Brücke|Marktplatz|Universität|Flughafen|Grab|Höhle|Gipfel|Kirche|Fachwerk\p{L}*|Freibad|Promenade|Bahnhof)`
const EVENT = String.raw`\p{Lu}\p{L}*(?:fest|feste|festes|festival|festspiele|kirmes|kirchweih|kerb|kerwe|wallfahrt|prozession|regatta|jahrfeier|jubiläum|festwoche|festtage|tage|markt|marktes|messe|umzug|umzugs|rennen|schau|spiele|brauchtum|wiesn|dult|lauf|marathon|triathlon|segeln|schießen|karneval|fasching|fasnacht|fastnacht)`
const COMMON_EVENT =
  /^(?:Manifest|Weihnachtsmarkt|Wochenmarkt|Flohmarkt|Jahrmarkt|Sommerfest|Betriebsfest|Stadtfest|Dorffest|Volksfest|Schützenfest|Schulfest|Straßenfest|Oktoberfest|Osterfest|Weihnachtsfest|Erntefest|Messe|Fachmesse|Supermarkt|Baumarkt|Arbeitsmarkt|Markt|Softwaremarkt|Schwarzmarkt|Testlauf|Probelauf|Durchlauf|Verlauf|Ablauf|Umlauf|Kreislauf|Leerlauf|Anlauf|Auflauf|Neulauf|Lauf|Rundschau|Umschau|Vorschau|Tagesschau|Wochenschau|Schau|Arbeitstage|Feiertage|Werktage|Tage|Urlaubstage|Zahltage|Bereitschaftstage|Spiele|Beispiele|Festtage|Umzug|Umzugs|Jubiläum|Dienstjubiläum|Rennen)$/u
const SUPERLATIVE = String.raw`(?:(?:flächen)?größt|kleinst|ältest|jüngst|höchst(?:gelegen)?|tiefst(?:gelegen)?|längst|kürzest|nördlichst|südlichst|östlichst|westlichst|einwohnerstärkst|einwohnerreichst|bevölkerungsreichst|meistbesucht|bekanntest|berühmtest|schiefst|traditionsreichst|schönst|waldreichst|dünnst besiedelt|dichtest besiedelt)e?[nrsm]?e?[nrsm]?`
const AREA = String.raw`(?:(?:im|in|am|an|auf|des|der|dem|ganz|weit)[ ](?:\p{L}+[ ]){0,2}(?:Land|Landes|Bundesland|Region|Kreis|Kreises|Landkreis|Landkreises|Deutschlands?|Bundesrepublik|Niedersachsens?|Bayerns?|Hessens?|Europas?|Welt|Küste|Norddeutschlands?|Süddeutschlands?|Umkreis|Umgebung|Gegend|Strom|Fluss|Meer|See|Nordsee|Ostsee|breit|Republik)|(?:deutschland|landes|bundes|europa|welt|kreis|niedersachsen)weit)`
const GAP = String.raw`(?:[\p{L}\d,-]+[ ]){0,3}`

const RULES: readonly (readonly [BlockReason, RegExp])[] = [
  ['unique-description', new RegExp(String.raw`(?<![\p{L}])(?:einzig(?:e|en|er|es|em)?|alleinige[nrsm]?)[ ]${GAP}(?:${BODY}|${LANDMARK})(?![\p{L}])`, 'giu')],
  ['unique-description', new RegExp(String.raw`(?<![\p{L}])(?:einzig(?:e|en|er|es|em)?|einmalig\p{L}*|einzigartig\p{L}*)[ ,][^.!?\n]{0,80}?${AREA}(?![\p{L}])`, 'giu')],
  ['unique-description', new RegExp(String.raw`(?<![\p{L}])(?:als|die|der|das)[ ](?:bundesweit[ ]|landesweit[ ]|deutschlandweit[ ])?(?:einzige[nrsm]?|erste[nrsm]?)[ ](?:und einzige[nrsm]?[ ])?(?:(?:deutsche|niedersächsische|bayerische|betroffene|norddeutsche|öffentliche)[nrsm]?[ ])?${BODY}(?![\p{L}])`, 'gu')],
  ['unique-description', /(?<![\p{L}])(?:wir|uns)[ ](?:sind|waren|als)[ ](?:\p{L}+[ ]){0,3}(?:einzige[nrsm]?|Einzige[nrsm]?)(?![\p{L}])/giu],
  ['unique-description', /(?<![\p{L}])(?:nur|ausschließlich|allein|bloß)[ ](?:(?:noch|so|genau)[ ])?(?:bei[ ]uns|hier|in[ ]unsere[rmn]?[ ]\p{L}+|wir|unsere[rn]?[ ]\p{L}+)[^.!?\n]{0,40}?(?:gibt|gibt’s|feier\p{L}+|stattfinde\p{L}+|findet|betreib\p{L}+|hab(?:en|t)|besitz\p{L}+|kenn\p{L}+|vorkomm\p{L}+|existier\p{L}+|begang\p{L}+|begeh\p{L}+|veranstalt\p{L}+|pfleg\p{L}+)(?![\p{L}])/giu],
  ['unique-description', /(?<![\p{L}])(?:gibt|existiert|findet|feiert|kennt)[ ](?:\p{L}+[ ]){0,4}(?:nur|ausschließlich|allein|so)[ ](?:\p{L}+[ ]){0,2}(?:bei[ ]uns|hier|in[ ]unsere[rmn]?|einmal)(?![\p{L}])/giu],
  ['unique-description', /(?<![\p{L}])(?:sonst|nirgendwo|nirgends)[ ](?:\p{L}+[ ]){0,3}(?:nirgend\p{L}*|niemand|kein\p{L}*[ ](?:andere\p{L}*[ ])?(?:\p{L}+verwaltung|Kommune|Gemeinde|Stadt|Landkreis|Behörde|Verwaltung)|gibt)(?![\p{L}])/giu],
  ['unique-description', /(?<![\p{L}])(?:keine?[nr]?|wie keine?)[ ]andere?[nrsm]?[ ](?:\p{L}*(?:verwaltung|kommune|gemeinde|stadt|kreis|landkreis|insel))(?![\p{L}])/giu],
  ['unique-description', new RegExp(String.raw`(?<![\p{L}])${SUPERLATIVE}[ ]${GAP}(?:${BODY}|${LANDMARK})(?![\p{L}])`, 'giu')],
  ['unique-description', new RegExp(String.raw`(?<![\p{L}])(?:Deutschlands|Niedersachsens|Bayerns|Hessens|Norddeutschlands|Europas)[ ]${SUPERLATIVE}`, 'giu')],
  ['unique-description', /(?<![\p{L}])(?:weltberühmt|weltbekannt|bundesweit bekannt|überregional bekannt|landesweit bekannt|deutschlandweit bekannt|stadtbekannt|ortsbekannt|berühmt für|bekannt für (?:seine|ihre|unsere|das|den|die)|berühmt(?:e|en|er|es)?[ ]\p{Lu})/giu],
  ['unique-description', /(?<![\p{L}])(?:Wahrzeichen|Weltkulturerbe|Welterbe|UNESCO|Geburtsort|Geburtsstadt|Geburtshaus|Heimatstadt|Namensgeber|Partnerstadt|Partnerstädte|Partnergemeinde|Städtepartnerschaft|Spitzname|im Volksmund|Alleinstellungsmerkmal|unverwechselbar\p{L}*|Stadtoriginal)(?![\p{L}])/gu],
  ['unique-description', /(?<![\p{L}])(?:bundesweit|überregional|deutschlandweit)[ ](?:\p{L}+[ ]){0,3}(?:Schlagzeilen|Medien|Presse|Fernsehen)|(?:durch|in|machte|machten)[ ](?:die[ ]|den[ ])?(?:\p{L}+[ ])?(?:Schlagzeilen)(?![\p{L}])/giu],
  ['emblem', /(?<![\p{L}])(?:\p{L}{0,20}[Ww]appen(?:s|tier|tiers)?)[ ,(:]{1,3}(?:(?:ist|sind|sieht|sehen|das|der|die|im|auf|darauf|dem|Bild|\p{L}+)[ ]){0,3}?(?:mit|zeigt|zeigen|einem?r?|dem|unserem|drei|zwei|samt|und|\p{L}+[ ]und)(?![\p{L}])/gu],
  ['emblem', /(?<![\p{L}])(?:Wappentier|Stadtsilhouette|Ortsschild|Ortseingangsschild|Stadtmaskottchen)\p{L}*/gu],
  ['emblem', /(?<![\p{L}])(?:\p{L}{0,20}(?:[Gg]emeinde|[Ss]tadt|[Kk]reis|[Rr]athaus|[Vv]erwaltungs|[Ii]nsel|[Oo]rts)-?(?:[Ll]ogo|[Ss]iegel|[Ee]mblem|[Ss]logan|[Mm]otto|[Ff]lagge|[Bb]anner|[Mm]askottchen)|(?:unser|unserem|unseres|unseren)[ ](?:\p{L}+[ ])?(?:Logo|Siegel|Emblem|Slogan|Motto|Maskottchen|Briefkopf))[ ,(:]{1,3}(?:\p{L}+[ ]){0,2}?(?:mit|zeigt|zeigen|samt|„)/gu],
  ['local-event', new RegExp(String.raw`(?<![\p{L}])(${EVENT})[ ](?:\p{L}+[ ]){0,3}?(?:am|an jedem|jeden|immer am)[ ](?:ersten|zweiten|dritten|vierten|letzten|vorletzten)[ ]\p{L}*(?:wochenende|sonntag|samstag|freitag|montag|donnerstag|mittwoch|dienstag)`, 'giu')],
  ['local-event', /(?<![\p{L}])(?:Landesgartenschau|Bundesgartenschau|Hessentag|Tag der Niedersachsen|Rheinland-Pfalz-Tag|Thüringentag|Sachsentag|Passionsspiele|Festspiele|Kreisjubiläum|Stadtjubiläum)(?![\p{L}])/gu],
  ['local-event', /(?<![\p{L}])(?:\d{2,4}-?[Jj]ahr-?[Ff]eier|\d{2,4}[ ]Jahre[ ](?:Stadt|Gemeinde|Kreis|Dorf)\p{L}*|\d{2,4}-jähriges?[ ](?:Bestehen|Jubiläum|Stadtjubiläum))/gu],
  ['landmark', new RegExp(String.raw`(?<![\p{L}])(?:unser(?:e[mnrs]?)?|eigene[mnrs]?|hiesige[mnrs]?|historische[mnrs]?)[ ](?:[\p{Ll}]+[ ])?(?:${RARE})(?![\p{L}])`, 'gu')],
  ['landmark', new RegExp(String.raw`(?<![\p{L}])(?:Bild|Foto|Bildschirmfoto|Screenshot|Hintergrundbild|Hintergrund|Luftbild|Aufnahme)(?:s|es)?(?![\p{L}])[^.!?\n]{0,90}(?<![\p{L}])${LANDMARK}(?![\p{L}])`, 'gu')],
  ['landmark', new RegExp(String.raw`(?<![\p{L}])${LANDMARK}[ ](?:am|an der|im|in der|auf der|auf dem|neben dem|neben der|hinter dem|hinter der|vor dem|vor der|und)[ ](?:\p{Ll}+[ ])?${LANDMARK}(?![\p{L}])`, 'gu')],
]

const OWN_EVENT = new RegExp(
  String.raw`(?<![\p{L}])(?:unser(?:e[mnrs]?)?|hiesige[mnrs]?|traditionell\p{L}*|alljährlich\p{L}*|jährlich\p{L}*|historische[mnrs]?|beliebte[mnrs]?|berühmte[mnrs]?|hier gefeierte[mnrs]?)[ ](?:\p{Ll}+[ ]){0,2}(?:\p{Lu}\p{L}+[ -])?(${EVENT})(?![\p{L}])`,
  'gu',
)

/** Technical uses of such words: „die einzige Insel-Domäne“, „DOM“, „Schloss-Symbol“. */
const TECHNICAL_USE = /(?:Schloss-?[Ss]ymbol|Domäne|Domain|Dompteur|Burgw|Insellösung|Netzinsel|Turm-PC|Stromversorgung|Ortungs|Orts?zeit|Kreislauf|Kreise? der|Inselbetrieb|Standort|Speicherort|Ablageort|Fundort|Tatort|Ort der Ablage|Umkreis|Benutzerkreis|Personenkreis|Empfängerkreis|Teilnehmerkreis|Krankenhaus|Systemhaus|Rechenzentrum|Kundenkreis|Arbeitskreis|Stromkreis|Regelkreis|Passwort|Kennwort|Antwort|Wort|Port|Sport|Transport|Report|Import|Export|Support|Rapport|sofort|dort)/u

export function uniqueDescriptions(view: View): Block[] {
  const blocks: Block[] = []
  for (const [reason, pattern] of RULES) {
    for (const match of view.text.matchAll(pattern)) {
      if (TECHNICAL_USE.test(match[0]) && reason !== 'emblem') continue
      if (reason === 'local-event' && match[1] !== undefined && /^Manifest/u.test(match[1])) continue
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
export const NAMED_LANDMARK = /(?<![\p{L}])(?:Fähre|Fährschiff|Schiff|Motorschiff|MS|Saal|Halle|Sitzungssaal|Ratssaal|Stadthalle|Haus|Schloss|Burg|Turm|Café|Gasthof|Gasthaus|Hotel)[ ](„[^“”"\n]{2,40}[“”"]|"[^"\n]{2,40}")/gu
