// SPDX-License-Identifier: EUPL-1.2
/** What of oidc-provider is used here; its full types would bring a dozen packages. @module */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }

  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>)
    callback(): RequestListener
    readonly Grant: new (of: {
      readonly clientId: string
      readonly accountId: string
    }) => Grant
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: Readonly<Record<string, unknown>>): Promise<void>
  }
}
