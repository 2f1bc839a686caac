import type { Assets } from '../portal/site.ts'

declare const PORTAL_ASSETS: Assets

/** What the portal serves to browsers; the build of the demo puts it here. */
export default PORTAL_ASSETS
