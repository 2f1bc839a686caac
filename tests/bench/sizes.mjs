/** What a page pays for each of the others. */
import { brotliCompressSync, gzipSync } from 'node:zlib'

import { bundled } from './bundle.mjs'
import { contenders, fullTitle } from './contenders.mjs'

/**
 * @typedef {object} PeerSize
 * @property {string} title name and version
 * @property {number} raw bytes, minified
 * @property {number} gzip
 * @property {number} brotli
 */

/**
 * Bundles each library with the schema of `user.update`, and the vendor's SDK as an app in the frame imports it.
 *
 * @returns {Promise<PeerSize[]>}
 */
export async function peerSizes() {
  const peers = contenders.filter(({ module }) => module !== undefined)
  const sources = peers.map((peer) => ({ peer, contents: `export { check } from './peers/${peer.name}.ts'` }))
  const sdk = { title: '@bitrix24/b24jssdk', module: '@bitrix24/b24jssdk', note: 'in the frame' }
  const frame = { peer: sdk, contents: `export { initializeB24Frame } from '${sdk.module}'` }
  return Promise.all(
    [...sources, frame].map(async ({ peer, contents }) => {
      const bytes = await bundled(contents)
      return {
        title: fullTitle(peer),
        raw: bytes.length,
        gzip: gzipSync(bytes, { level: 9 }).length,
        brotli: brotliCompressSync(bytes).length,
      }
    }),
  )
}
