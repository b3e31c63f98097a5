// SPDX-License-Identifier: EUPL-1.2
/**
 * Calls to the admin interface of a party that runs, as `ncv` makes them, without starting a program for each.
 *
 * @module
 */
import { HOST_ROUTES } from '@ncv/protocol/admin/host-routes.ts'
import { HUB_ROUTES } from '@ncv/protocol/admin/hub-routes.ts'
import { NODE_ROUTES } from '@ncv/protocol/admin/node-routes.ts'
import { adminClient, loopbackSend } from '@ncv/runtime/admin-client.ts'
import type { AdminClient, Routes } from '@ncv/runtime/admin-contract.ts'
import { CodedError } from '@ncv/protocol/errors.ts'
import { findRunningParty } from '@ncv/runtime/party-client.ts'

/** What the party answered; undefined where it did not run, refused, or died over it. */
async function ask<R extends Routes, T>(dir: string, routes: R, use: (client: AdminClient<R>) => Promise<T>): Promise<T | undefined> {
  try {
    const running = findRunningParty(dir)
    if (running === undefined) return undefined
    await using send = loopbackSend(running.port)
    return await use(adminClient(routes, send, running.token))
  } catch (error) {
    if (error instanceof CodedError || isCut(error)) return undefined
    throw error
  }
}

/** The body of a reply ends in the middle when the party dies: fetch and the reader of lines have an error of their own each. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError || error instanceof SyntaxError || (error instanceof Error && error.name === 'AbortError')
}

export function askHub<T>(dir: string, use: (client: AdminClient<typeof HUB_ROUTES>) => Promise<T>): Promise<T | undefined> {
  return ask(dir, HUB_ROUTES, use)
}

export function askNode<T>(dir: string, use: (client: AdminClient<typeof NODE_ROUTES>) => Promise<T>): Promise<T | undefined> {
  return ask(dir, NODE_ROUTES, use)
}

export function askHost<T>(dir: string, use: (client: AdminClient<typeof HOST_ROUTES>) => Promise<T>): Promise<T | undefined> {
  return ask(dir, HOST_ROUTES, use)
}
