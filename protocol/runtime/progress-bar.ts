// SPDX-License-Identifier: EUPL-1.2
/**
 * A progress bar on one line of a terminal.
 *
 * ```
 * Sicherheitshinweise ███████████░░░░░░░░░ 412/900
 * ```
 *
 * @module
 */

export interface ProgressBar {
  update(done: number, total?: number): void
  /** Clears the line. */
  end(): void
}

const CELLS = 20
const CLEAR = '\r\u001b[K'

export function progressBar(write: (text: string) => void, label: string): ProgressBar {
  let shown = ''
  return {
    update(done, total) {
      const line = total === undefined || total <= 0 ? `${label} ${done}` : `${label} ${cells(done / total)} ${done}/${total}`
      if (line === shown) return
      shown = line
      write(`${CLEAR}${line}`)
    },
    end() {
      if (shown !== '') write(CLEAR)
      shown = ''
    },
  }
}

function cells(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * CELLS)
  return '█'.repeat(full) + '░'.repeat(CELLS - full)
}
