/** What a page pays for each of the others. */
import { sizeOf } from '../../scripts/lib/size.mjs'
import { bundled } from './bundle.mjs'
import { contenders, fullTitle } from './contenders.mjs'

/**
 * Bundles each library with the schema of `user.update`, and the vendor's SDK as an app in the frame imports it.
 *
 * @returns {Promise<(import('../../scripts/lib/size.mjs').Size & { title: string })[]>}
 */
export async function peerSizes() {
  const peers = contenders.filter(({ module }) => module !== undefined)
  const sources = peers.map((peer) => ({ peer, contents: `export { check } from './peers/${peer.name}.ts'` }))
  const sdk = { title: '@bitrix24/b24jssdk', module: '@bitrix24/b24jssdk', note: 'in the frame' }
  const frame = { peer: sdk, contents: `export { initializeB24Frame } from '${sdk.module}'` }
  return Promise.all(
    [...sources, frame].map(async ({ peer, contents }) => {
      return { title: fullTitle(peer), ...sizeOf(await bundled(contents)) }
    }),
  )
}
