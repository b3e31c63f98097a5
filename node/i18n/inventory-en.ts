// SPDX-License-Identifier: EUPL-1.2
/** Texts of the inventory, English. @module */
import type { INVENTORY_DE } from './inventory-de.ts'

export const INVENTORY_EN: { readonly [Key in keyof typeof INVENTORY_DE]: string } = {
  'inventory.progress': 'Matching',
  'inventory.imported': '{count} entries taken over. Affected: {affected}, to check: {check}.',
  'inventory.empty': 'The inventory is empty.',
  'inventory.preview': 'Preview: nothing was changed.',
  'inventory.shrinking':
    'More than 40 % of the present entries would vanish: without --allow-shrink this is not taken over (--merge keeps what the file does not name).',
  'inventory.format.csv': 'CSV ({encoding}, delimiter {delimiter})[, preset {preset}]',
  'inventory.format.cyclonedx': 'CycloneDX bill of materials',
  'inventory.format.nmap': 'network scan by nmap',
  'inventory.format.questionnaire': 'questionnaire',
  'inventory.delimiter.tab': 'tab',
  'inventory.column': '  "{name}" → {field}',
  'inventory.first': 'The first entries as they were understood:',
  'inventory.diff': '{added} new, {changed} changed, {removed} gone, {unchanged} unchanged; {total} entries afterwards.',
  'inventory.more': '  … and {count} more (all: --json)',
  'inventory.undone':
    'Import no. {number} ({source}) is undone: {total} entries now. Affected: {affected}, to check: {check}. Bring it back: ncv node inventory redo',
  'inventory.redone': 'Import no. {number} ({source}) is in force again: {total} entries now. Affected: {affected}, to check: {check}.',
  'inventory.history.none': 'No import yet. The first: "ncv node inventory import --file …".',
  'inventory.history.line': 'no. {number}  {at}  {source} ({format}): {added} new, {changed} changed, {removed} gone; {total} entries afterwards',
  'inventory.history.foot': '"ncv node inventory undo" undoes the topmost; the last five are kept.',
  'inventory.presets.foot': 'Files in {folder}; they can be changed and added to.',
  'preset.source.documentation': "after the maker's documentation",
  'preset.source.third-party': 'after other programs that read the export',
  'preset.source.unchecked': 'unchecked',
  'inventory.exported': '{count} entries written to {file}.',

  'inventory.note.windows-1252': 'The file is in windows-1252 (as Excel saves it) and was read so.',
  'inventory.note.utf-16': 'The file is in UTF-16 and was read so.',
  'inventory.note.ids-derived':
    'The table has no column for ids: they were made from vendor, product, host and serial number, and stay the same at the next import, also when the version changes.',
  'inventory.note.rows-repeated': 'Rows that say exactly what another one says: {count}; they count once.',
  'inventory.note.columns-left-out': 'Without meaning and left out ({count}): {names}. Who needs them maps them[$ (--map "column=field")].',
  'inventory.note.mapping-remembered': 'The columns were mapped as at the last import of a table with this header.',
  'inventory.note.preset-unchecked': 'The preset {preset} is checked with no real export: please look at the first entries.',
  'inventory.note.services-unnamed': '{count} open services were not recognised by nmap; they are not in the inventory.',
  'inventory.note.components-left-out': '{count} components are files or data and no products; they are left out.',

  'inventory.fault.not-utf-8': '[Line {line}: ]The file is not in UTF-8. Remedy: save it as "CSV UTF-8".',
  'inventory.fault.mixed-encoding':
    'Line {line}: this line is not UTF-8, others are. Remedy: save each part as "CSV UTF-8" and then put them together.',
  'inventory.fault.nul-byte': 'Line {line}: a NUL byte: this is no text file, or it is damaged. Remedy: save it anew as "CSV UTF-8".',
  'inventory.fault.too-large':
    'The file is larger than 128 MiB. Remedy: split it and take over the parts one by one, keeping what a file does not name[$ (--merge)].',
  'inventory.fault.empty': '[Line {line}: ]The file is empty. Expected is a header, such as "id;vendor;product;version".',
  'inventory.fault.header':
    'Line {line}: the header does not fit[ (column "{field}")][, found "{found}"]. Expected: "id;vendor;product;version", then if wanted cpe, purl, model, serial, operator, criticality, confidentiality, integrity, availability, exposure, office, role, host, kind.',
  'inventory.fault.no-product-column':
    'Line {line}: no column was recognised as the product[ (found "{found}…")]. Remedy: map a column to the product, or choose a preset[$ (--map "column=product", --preset, see "ncv node inventory presets")].',
  'inventory.fault.column-unknown':
    'Line {line}: there is no column "{field}"[ (found "{found}…")]. Remedy: correct the name in the mapping[$ (--map)].',
  'inventory.fault.column-twice':
    'Line {line}: two columns stand for the same field[ "{found}"], the second is "{field}". Remedy: leave one out[$ (--map "column=-")].',
  'inventory.fault.too-many-columns': 'Line {line}: more than 1,000 columns. Remedy: export only the columns that are needed.',
  'inventory.fault.too-many-assets':
    '[Line {line}: ]More than {found} entries. Remedy: put hosts together (leave their column out[$, --map "column=-"]) or split the file.',
  'inventory.fault.field-count': 'Line {line}: wrong number of fields[ ({found})]. Remedy: quote fields that hold the delimiter.',
  'inventory.fault.field-missing': '[Line {line}: ]The field "{field}" is empty. Remedy: fill it in or delete the row.',
  'inventory.fault.field-too-long': '[Line {line}: ]The field "{field}" is longer than 1,000 characters[ ("{found}…")].',
  'inventory.fault.duplicate-id':
    '[Line {line}: ]The id "{found}" occurs more than once[ (field "{field}")]. Remedy: each only once, or leave the column of ids out.',
  'inventory.fault.quoting': 'Line {line}: quotes are not closed, or stand in the middle of a field. Remedy: double the quotes in the field.',
  'inventory.fault.control-character': '[Line {line}: ]The field "{field}" holds control characters[ ("{found}")].',
  'inventory.fault.unknown-value':
    '[Line {line}: ]The field "{field}" has an unknown value[ ("{found}")]. Allowed: operator self, it-dl, saas, district; criticality low to very-high; protection needs normal, high, very-high; exposure internet, internal, isolated; kind exact, family, os. Remedy: correct it, or leave the column out[$ (--map "column=-")].',
  'inventory.fault.json-broken': '[Line {line}: ]The file is not valid JSON. Remedy: write the bill of materials anew.',
  'inventory.fault.not-cyclonedx': 'This is no CycloneDX bill of materials ("{field}" is not "CycloneDX"). Remedy: export it as CycloneDX JSON.',
  'inventory.fault.cyclonedx-version': 'CycloneDX version "{found}" is not read ("{field}"). Remedy: export it as 1.4, 1.5 or 1.6.',
  'inventory.fault.value-malformed': 'The place "{field}" has the wrong type. Remedy: write the bill of materials anew.',
  'inventory.fault.too-deep': '[Line {line}: ]Nested too deeply[ ("{field}")]: more than 32 levels.',
  'inventory.fault.xml-broken': 'Line {line}: the file is not valid XML, or is cut off. Remedy: let the scan run to its end.',
  'inventory.fault.xml-doctype': 'Line {line}: the XML brings entities of its own or refers to something outside; such is not read.',
  'inventory.fault.not-nmap': 'This is no result of nmap. Remedy: "nmap -sV -oX file.xml …".',

  'inventory.map.expected': 'column=field; fields: {fields}; "-" leaves the column out',
  'questionnaire.intro':
    'Questionnaire: {open} of {total} questions are open. Answer with numbers, the version behind them if it is known: "1=7.4.9, 3". Others: "vendor / product / version". Who operates it, with @: "1 @it-dl" (self, it-dl, saas, district). 0 = none of them, empty = later, q = stop. What is answered stays.',
  'questionnaire.question': '{office}: {text}',
  'questionnaire.ask': 'Answer: ',
  'questionnaire.not-understood': 'Not understood. Examples: "2", "1=7.4.9, 3", "Example / Gatekeeper / 2.1", "0".',
  'questionnaire.take-over': '{added} new, {changed} changed, {removed} gone. Take over into the inventory? (y/N) ',
  'questionnaire.kept': 'The answers are kept; nothing was changed in the inventory.',
  'questionnaire.done':
    'From the questionnaire: {added} new, {changed} changed, {removed} gone; {total} entries in the inventory now, {open} questions still open. Affected: {affected}, to check: {check}.',
  'questionnaire.no-person': 'Nobody can be asked here. Remedy: call it at a terminal, or --answers FILE.',
  'value.answer-question': 'there is no such question',
  'value.answer-shape': 'this is no answer ("none", or a list of {"id"} or {"vendor","product"}, each with "version" and "operator" if wanted)',
  'value.answer-product': 'the product does not belong to this question',
  'value.answer-control': 'holds control characters',
  'value.answer-json': 'not valid JSON',
}
