/**
 * A local Bitrix24 portal for tests and for development, in Node: REST with the server's leniency, limits and tokens, a
 * page that frames an application, and faults on demand.
 *
 * @packageDocumentation
 */
export { startPortal, type LocalPortal, type LocalPortalOptions, type PortalState } from './local.ts'
export { ALL_SCOPES, LOCAL_APPLICATION, type PortalOptions, type TokenRequest } from './core/options.ts'
export type { Fault, FaultKind } from './core/fault.ts'
export type { Rate } from './core/rate.ts'
export type { Seen } from './core/seen.ts'
export type { ColumnValue, Department, Person, StoredFile, Token } from './core/state.ts'
export type { CustomField, EnumItem } from './fields/field.ts'
export type { HostOptions } from './options.ts'
