/**
 * A local Bitrix24 portal for tests and for development, in Node: REST with the server's leniency, limits and tokens, a
 * page that frames an application, and faults on demand.
 *
 * @packageDocumentation
 */
export type { Fault, FaultKind } from '../world/fault.ts'
export type { CustomField, EnumItem } from '../world/field.ts'
export type { Rate } from '../world/limits.ts'
export { ALL_SCOPES, LOCAL_APPLICATION, type TokenRequest } from '../world/options.ts'
export type {
  Application,
  AppOptions,
  ColumnValue,
  Counters,
  Department,
  EventHandler,
  Person,
  Queue,
  Seen,
  StoredFile,
  Token,
  Widget,
  WidgetWords,
} from '../world/state.ts'
export type { PortalOptions } from './portalOptions.ts'
export { type LocalPortal, type PortalState, startPortal } from './startPortal.ts'
