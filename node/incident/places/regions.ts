// SPDX-License-Identifier: EUPL-1.2
/**
 * Rivers, coasts and landscapes of Germany: „an der Wümme“ tells where as well as a town does.
 *
 * @module
 */
export const REGIONS: ReadonlySet<string> = new Set(
  `
  Schwaben Oberbayern Unterfranken Mittelfranken Oberfranken Westpfalz Vorderpfalz Südpfalz Nordpfalz Ostwestfalen Westfalen Südwestfalen Vorpommern Mecklenburg
  Oberschwaben Ortenau Markgräflerland Hochrhein Breisgau Kaiserstuhl Rhön Oberrhein Mittelrhein Südniedersachsen Nordhessen Südhessen Mittelhessen Osthessen
  Allgäu Oberallgäu Unterallgäu Altmühltal Ammersee Bergisches Bodensee Bayerwald Chiemgau Dithmarschen Eiderstedt Eichsfeld Eifel Südeifel
  Elbtal Elbmarsch Elbmündung Erzgebirge Fehmarn Fichtelgebirge Fläming Frankenwald Haßberge Havelland Hegau Hohenlohe Holsteinische Hümmling
  Hunsrück Jadebusen Kraichgau Lausitz Niederlausitz Oberlausitz Münsterland Emsland Ostfriesland Nordfriesland Butjadingen Krummhörn
  Wangerland Saterland Rheiderland Harlingerland Niederrhein Oberharz Südharz Ostharz Westharz Harz Harzvorland Oberlahn Oberpfalz Niederbayern
  Oderbruch Odenwald Prignitz Rheingau Rheinhessen Ruhrgebiet Sauerland Siegerland Schwarzwald Hochschwarzwald Nordschwarzwald Schwansen
  Angeln Solling Spessart Spreewald Steigerwald Swabian Tauberfranken Taunus Hochtaunus Teutoburger Uckermark Usedom Rügen Hiddensee Vogelsberg
  Vogtland Wendland Weserbergland Wesermarsch Westerwald Wetterau Wiehengebirge Zollernalb Börde Hildesheimer Lipperland Südheide Nordheide
  Weser Oberweser Unterweser Elbe Unterelbe Ems Donau Neckar Mosel Saar Lahn Main Rhein Oder Neiße Spree Havel Saale Unstrut Mulde Werra
  Fulda Leda Wümme Oste Luhe Ilmenau Seeve Este Örtze Böhme Hunte Hase Vechte Oker Innerste Fuhse Isar Iller Lech Inn Altmühl Regnitz Naab
  Tauber Jagst Kocher Enz Nagold Nahe Sieg Lenne Lippe Wupper Erft Eider Trave Schlei Peene Müritz Warnow Recknitz Elde Stör Alster Bille
  Kinzig Nidda Ruhr Steinhuder Dümmer Wattenmeer Nordsee Ostsee Ostseeküste Nordseeküste Helgoland Borkum Norderney Juist Baltrum Langeoog Spiekeroog
  Wangerooge Sylt Amrum Föhr Pellworm`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Of these, the ones that are also words or part of other names: only beside an article or „am“, „an der“. */
export const AMBIGUOUS_REGIONS: ReadonlySet<string> = new Set(
  'Angeln Oder Inn Hase Este Oste Main Enz Bille Börde Böhme Lippe Nahe Sieg Mulde Peene Stör Isar Regen Elde Kinzig Eider Saar Inn Lech Holsteinische Bergisches Swabian Innerste Kocher'.split(
    ' ',
  ),
)
