import { plain, type PortalResponse } from '../rest/http.ts'
import type { World } from '../world/world.ts'

/** Where the page sends an application to: `POST` with a zip in base64. */
export const UPLOAD = '/portal/application'

/** Path of the page on which an application is uploaded. */
export const UPLOAD_PAGE = '/devops/'

/** An application, and how its frame asks for it. */
export interface FramedApplication {
  readonly address: string
  readonly method: 'GET' | 'POST'
  /** The page that installs it, when it has one. */
  readonly installer?: string
}

/** What the page frames unless its address says otherwise. */
export interface Framing {
  readonly app: FramedApplication | undefined
  /** Frames what a zip holds from now on; throws for what is no application. Missing where nothing can be uploaded. */
  upload?(zip: Uint8Array): Promise<void>
}

/** Takes an application; one with an installer is installed by that, as on its first day. */
export async function takeApplication(world: World, framing: Framing, body: string): Promise<PortalResponse> {
  if (framing.upload === undefined) return plain(404, 'Nothing can be uploaded here.')
  try {
    await framing.upload(bytesOf(body))
  } catch (thrown) {
    return plain(400, thrown instanceof Error ? thrown.message : String(thrown))
  }
  setInstalled(world, framing)
  return plain(200, 'The application is there.')
}

function bytesOf(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    throw new Error('The uploaded file is no base64.')
  }
}

/** An application with an installer counts as installed only when that has finished. */
export function setInstalled({ state, clientId }: World, { app }: Framing): void {
  const own = state.applications.get(clientId)
  if (own) own.isInstalled = app?.installer === undefined
}
