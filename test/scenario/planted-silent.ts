// SPDX-License-Identifier: EUPL-1.2
/**
 * A planted fault, loaded before a party's own program: streams stand and give signs of life, but nobody is ever told that the log has grown.
 *
 * @module
 */
import { EventStreams } from '@ncv/runtime/event-streams.ts'

EventStreams.prototype.announce = () => {}
