// SPDX-License-Identifier: EUPL-1.2
/**
 * Municipalities whose name is also a word (Lage, Stelle, Leer, Norden, Essen, Regen), a surname, a program or a unit.
 *
 * They count as a place only where they are used as one. Names of up to three letters are always treated so.
 *
 * @module
 */
import { placeKeySet } from './place-key-set.ts'

export const AMBIGUOUS_PLACE_NAMES = placeKeySet(`
  Acht Ahorn Aller Alpen Altstadt Anger Au Auen Aura Ausleben Bach Bad Baden Bann Bark Bengel Berg Berge Bergen Bescheid Besitz Binnen Birken
  Birnbaum Boden Bogen Brand Brechen Brecht Breit Bruch Brunnen Brücken Brügge Buch Buchen Bunde Burg Bücken Bünde Damm Deich Dill Dingen
  Eck Eich Eichen Einig Elbe Engel Engen Enger Erden Ernst Esche Essen Fahren Felde Feld Fell Fellen Feucht Filz Finne Fisch Floß Forst
  Frankenstein Frechen Frucht Fußgönheim Garten Geldern Gering Giebel Gießen Glashütten Glatten Gleichen Graben Grafschaft Gras Grub Grube Gräben
  Grund Gutenberg Hafen Hage Hagen Hahn Halbe Halle Hallen Haltern Hammer Hardt Hart Haste Hatten Haus Hausen Hausten Häusern Hecken Heere Hehlen
  Heide Heideland Heiden Herold Hilfe Hirten Hof Hohn Holz Holzen Horn Horst Hütte Hütten Igel Insel Jucken Kabel Kahl Kalt Kamen Karl Kasel
  Kauern Kaufungen Kelle Kerben Kirchen Klause Klötze Kommen Korb Kotzen Krempel Kreuz Kuchen Küsten Lachen Lage Lager Land Langen Lanze Lauben
  Lauf Laufen Lauter Leck Leer Lehre Leiden Leimen Liebe Linden Lotte Lug Löhne Machern Macken Mandel Mantel March Mark Markt Mauer Mauern
  Meine Meißen Mengen Minden Mitte Moor Moos Motten Much Mulde Mücke Mühlen Müden Münster Müssen Nagel Nahe Nassau Nebel Netz Neustadt Norden
  Nord Nützen Ohne Oste Osten Ostern Otter Perl Petting Plate Platten Plaue Polle Pracht Preist Puls Quelle Rain Rade Rauen Recke Rede Regen
  Rehe Reich Reichen Riegel Ring Ringe Roden Rohr Rom Rosa Rose Rot Roth Ruhe Rust Saal Salz Sand Sande Schale Scheuern Schieren Schilde Schlag
  Schlangen Schleife Schlitz Schmelz Schmitt Schonungen Schotten Schuld Schulen Schutz Schwall Schwarz Schwarzen Schwerte Seelen Seifen Senden
  Siegen Singen Sinn Sonnen Spalt Speicher Springe Stadt Stapel Stegen Stein Steinen Stelle Stemmen Stock Strahlungen Strand Strande Stößen
  Süden Süd Süßen Tal Tanne Tann Tauche Treuen Trogen Teich Tor Twist Übersee Ulmen Unter Viereck Vogt Wacht Wahlen Wald Wallen Wangen
  Waren Wasser Wedel Weg Wehr Weibern Weiden Weil Weiler Weisen Weite Welle Wellen Welt Wenden Werben Werder West Weste Westen Wetter Widdern Wiese Wiesen
  Winden Winkel Winzer Wirft Wissen Wolken Worms Wört Zahlen Zell Zelle Ziegel Zimmern Zorn
  Albrecht Alexander Ludwig Friedrich Georg Heinrich Hermann Martin Michael Peter Wilhelm Anna Maria Elisabeth Schmitten Schönberg Steinbach
  Lichtenberg Lindenberg Lindner Lenzen Lindern Körner Kürten Fürstenberg Salm Kordel Arnold Berger Böhme Winter Sommer Kaiser König Fischer
  Loop Haar Bell Worth Owen Lanz Wang Brest Kenn Reut Kist Hasel Prem Dahn Rech Iden Isen Boos Rott Diez Jena Train Trent Trend Server Client Port Boot Flash Spring Stern Wasserburg`)

/** Words that only look like a place, or like one with an ending (Eimer, Trainer, Bretter, Konzern). */
export const COMMON_WORDS_LIKE_PLACES = placeKeySet(`
  Adenauer Ausfälle Berner Bohlen Bretter Brettern Brücken Brunnen Burger Bürger Dämme Daunen Dörfer Dorfern Ehrenbürger Eimer Eimern Flieder Fußen
  Grieß Hammer Hinter Hintern Hölle Hunger Hungers Inder Kader Kadern Kälber Karstadt Kehlen Kenner Kennern Kerker Kisten Klinker Konzern Konzerne Konzerns
  Labor Labors Lager Lagern Lanzen Laufer Läufer Märchen Maul Moser Mörser Nacken Nüsse Ochsen Rade Räder Rädern Reuter Riester Ruhen Schoppen
  Seestern Sender Sendern Sommerhäuser Sölden Tannen Trainer Trainern Wanger Wender Werber Werner Werner Wort Würzen Zellen Anschauen Anschau Bretten
  Treffer Filter Halter Halten Leiter Leitern Messer Nutzer Rechner Wasser Fahrer Meister Schalter Melder Händler Händen Wissen Wissens
  Gruppen Gruppe Rettung Rettungen Wellen Felder Feldern Wälder Berger Bergern Steiner Steins Kreise Häuser Zentrum Zentren`)
