// SPDX-License-Identifier: EUPL-1.2
/**
 * Keeps a long-running party small.
 *
 * When much is read at once, the engine lets the part of memory where new values are made grow to 128 MiB, and never gives it back. What a party keeps
 * is a fraction of that, and a machine in a town hall runs several of them. The size that loading the program needed (8 to 16 MiB) is enough.
 *
 * @module
 */
import { setFlagsFromString } from 'node:v8'

/** Once all modules are loaded. The engine asks for this factor whenever it is about to enlarge that part: nothing that exists changes. */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
