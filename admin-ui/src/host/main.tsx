// SPDX-License-Identifier: EUPL-1.2
/**
 * The interface of who hosts many nodes: table of contents.
 *
 * @module
 */
import '@kern-ux/native/dist/kern.min.css'
import '../style/index.css'
import { start } from '../app/start.tsx'
import { HostFrame } from './frame.tsx'
import { OPEN_VIEWS, VIEWS } from './views.ts'

start({ views: VIEWS, openViews: OPEN_VIEWS, frame: (children) => <HostFrame>{children}</HostFrame> })
