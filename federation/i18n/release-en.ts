// SPDX-License-Identifier: EUPL-1.2
/** Texts of release requests at the hub, English. @module */
import type { RELEASE_DE } from './release-de.ts'

export const RELEASE_EN: Readonly<Record<keyof typeof RELEASE_DE, string>> = {
  'hub.release.none': 'No requests for a release.',
  'hub.release.line': '{id}  {at}  {name} asks to release {subject} for: {audience}. What for: {reason}',
  'hub.release.open': 'not answered',
  'hub.release.granted': 'released[, until {until}]',
  'hub.release.refused': 'refused',
  'hub.release.asked': 'The question waits for the next beat of the reply board:',
  'hub.release.question':
    'A member would like to pass warning {subject}, which goes back to your contribution, on to: {audience}. Do you agree? Please answer yes or no. Without an answer the label stays as it is.',
  'hub.release.audience.own-body': "the member's own body",
  'hub.release.audience.superior-office': 'superior office or Fachaufsicht',
  'hub.release.audience.own-provider': 'own providers',
  'hub.release.audience.served-municipality': 'Kommunen served',
  'hub.release.audience.member': 'other members',
  'hub.release.audience.public': 'the public',
  'error.RELEASE_MISSING': 'No request for a release begins with "{id}", or more than one.[$ Remedy: "ncv hub releases".]',
  'error.RELEASE_ANSWERED': 'The request {id} is answered already; nothing was changed. Remedy: write a post to the member.',
}
