// SPDX-License-Identifier: EUPL-1.2
/**
 * `ncv hub keys` and `ncv node keys`: the community keys in a file, for whoever is to replay the log elsewhere.
 *
 * @module
 */
import type { AnyCommand, CommandIo } from './cli.ts'
import { defineCommand, DIR_OPTION } from './cli.ts'

/**
 * @param read asks the party in this folder for the file's text
 * @param write puts a secret into a new file, never over what is there
 */
export function readerKeysCommand(
  read: (dir: string, io: CommandIo) => Promise<{ readonly file: string; readonly keys: number }>,
  write: (file: string, text: string) => void,
): AnyCommand {
  return defineCommand({
    summary: {
      de: 'Gemeinschaftsschlüssel ausgeben, um das Protokoll anderswo nachzurechnen',
      en: 'write the community keys, to replay the log elsewhere',
    },
    description: {
      de: 'ACHTUNG: Wer die Datei hat, liest alles, was im Protokoll für alle Mitglieder steht (TLP:GREEN): Warnmeldungen, Anträge, Stimmen. Nur an Mitglieder und Prüfer geben, danach löschen.',
      en: 'CAUTION: Whoever has the file reads all that the log holds for all members (TLP:GREEN): warnings, motions, votes. Give it to members and auditors alone, and delete it afterwards.',
    },
    options: { dir: DIR_OPTION, out: { type: 'string', required: true, value: 'FILE', help: { de: 'neue Datei (0600)', en: 'new file (0600)' } } },
    async run({ options }, io) {
      const { file, keys: count } = await read(options.dir, io)
      write(options.out, file)
      io.reply({ out: options.out, keys: count }, io.text('keys.written', { file: options.out, count }))
    },
  })
}
