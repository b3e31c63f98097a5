// SPDX-License-Identifier: EUPL-1.2
/**
 * The 37 districts (with Region Hannover) and eight independent cities of Lower Saxony.
 *
 * @see NKomVG, section 14(4); Landkreise and kreisfreie Städte as of the reform of 2016
 * @module
 */
export const LOWER_SAXONY = [
  'Ammerland', 'Aurich', 'Celle', 'Cloppenburg', 'Cuxhaven', 'Diepholz', 'Emsland', 'Friesland', 'Gifhorn', 'Goslar', 'Göttingen',
  'Grafschaft Bentheim', 'Hameln-Pyrmont', 'Hannover', 'Harburg', 'Heidekreis', 'Helmstedt', 'Hildesheim', 'Holzminden', 'Leer',
  'Lüchow-Dannenberg', 'Lüneburg', 'Nienburg', 'Northeim', 'Oldenburg', 'Osnabrück', 'Osterholz', 'Peine', 'Rotenburg', 'Schaumburg',
  'Stade', 'Uelzen', 'Vechta', 'Verden', 'Wesermarsch', 'Wittmund', 'Wolfenbüttel',
  'Braunschweig', 'Delmenhorst', 'Emden', 'Oldenburg', 'Osnabrück', 'Salzgitter', 'Wilhelmshaven', 'Wolfsburg',
] as const
