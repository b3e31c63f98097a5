// SPDX-License-Identifier: EUPL-1.2
/**
 * A command as it is typed on the machine, to be copied.
 *
 * @module
 */
import { Copy } from '../ui/far-link.tsx'
import { commandOf } from './command.ts'

export function CommandLine({ words }: { readonly words: readonly string[] }) {
  const command = commandOf(words)
  return (
    <div class="command">
      <code>{command}</code>
      <Copy text={command} />
    </div>
  )
}
