/** The photos of a journal in Redis, as base64 in one hash; only who holds its lock adds any. */
import { JournalError } from 'b24-users/sync'

const PUT = `redis.call('hset', KEYS[2], ARGV[2], ARGV[3])`

/** @type {(redis: import('ioredis').Redis, own: import('./lock.mjs').Own, photos: string) => import('b24-users/sync').PhotoStore} */
export const photosOf = (redis, own, photos) => ({
  async put(name, bytes) {
    const text = Buffer.from(bytes).toString('base64')
    if ((await own(PUT, photos, name, text)) === null) throw new JournalError('lost')
  },
  async get(name) {
    const text = await redis.hget(photos, name)
    return text === null ? undefined : new Uint8Array(Buffer.from(text, 'base64'))
  },
})
