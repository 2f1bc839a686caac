import { loadPeer } from '../loading.ts'

/** Milliseconds from nothing to the first checked payload; once in a realm. */
export async function cold(name: string): Promise<number> {
  const begun = performance.now()
  const peer = await loadPeer(name)
  const checked = peer.check({ ID: '27', ACTIVE: true, EMAIL: 'o.lama@example.com', UF_DEPARTMENT: [1, 15] })
  const taken = performance.now() - begun
  if (!checked.success) throw new Error(`${name} refuses a person that is right`)
  return taken
}
