// SPDX-License-Identifier: EUPL-1.2
/** Made by `build.ts` from the contract. */
declare module 'virtual:ncv-routes/node' {
  const table: Readonly<Record<string, readonly [string, string]>>
  export default table
}
declare module 'virtual:ncv-routes/hub' {
  const table: Readonly<Record<string, readonly [string, string]>>
  export default table
}
declare module 'virtual:ncv-routes/host' {
  const table: Readonly<Record<string, readonly [string, string]>>
  export default table
}
declare module 'virtual:ncv-routes/session' {
  const table: Readonly<Record<string, readonly [string, string]>>
  export default table
}
declare module 'virtual:ncv-routes/account' {
  const table: Readonly<Record<string, readonly [string, string]>>
  export default table
}
declare module '*.css' {}
