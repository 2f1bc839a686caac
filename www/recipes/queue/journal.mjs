/**
 * A journal in Redis, which has to run with `appendonly yes` and `appendfsync always`: then it answers when what it was
 * told is on the disk.
 */
import { JournalError } from 'b24-users/sync'
import { takeLock } from './lock.mjs'
import { photosOf } from './photos.mjs'

// By its number, so that a piece is the same when Redis is told of it twice; and never behind one that is not there.
const APPEND = `redis.call('hlen', KEYS[2]) >= tonumber(ARGV[2]) and redis.call('hset', KEYS[2], ARGV[2], ARGV[3])`

/** @type {(redis: import('ioredis').Redis, name: string) => import('b24-users/sync').Journal} */
export function redisJournal(redis, name) {
  const [pieces, photos, lock] = [`{${name}}:journal`, `{${name}}:photos`, `{${name}}:lock`]
  return {
    async open() {
      const { own, release } = await takeLock(redis, lock)
      let count = await redis.hlen(pieces)
      return {
        async *read() {
          for (let at = 0; at < count; at++) yield (await redis.hget(pieces, String(at))) ?? ''
        },
        async append(lines) {
          if ((await own(APPEND, pieces, count++, lines)) === null) throw new JournalError('lost')
        },
        photos: photosOf(redis, own, photos),
        close: release,
      }
    },
    async forget() {
      const { own, release } = await takeLock(redis, lock)
      try {
        await own(`redis.call('del', KEYS[2])`, photos)
        await own(`redis.call('del', KEYS[2])`, pieces)
      } finally {
        await release()
      }
    },
  }
}
