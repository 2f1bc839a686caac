// A lock in Redis: whoever has it renews it, and fifteen seconds after a crash another may take it.
import { randomUUID } from 'node:crypto'
import { JournalError } from 'b24-users/sync'

const LEASE = 15_000

/** @typedef {(act: string, key: string, ...more: (string | number)[]) => Promise<unknown>} Own */

/**
 * `own` does something only while the lock is held, in one step with looking at it; else it gives null.
 *
 * @type {(redis: import('ioredis').Redis, lock: string) => Promise<{ own: Own, release: () => Promise<void> }>}
 */
export async function takeLock(redis, lock) {
  const owner = randomUUID()
  if (!(await redis.set(lock, owner, 'PX', LEASE, 'NX'))) throw new JournalError('locked')
  /** @type {Own} */
  const own = (act, key, ...more) =>
    redis.eval(`return redis.call('get', KEYS[1]) == ARGV[1] and ${act}`, 2, lock, key, owner, ...more)
  const renew = () => own(`redis.call('pexpire', KEYS[2], ${LEASE})`, lock)
  const timer = setInterval(() => void renew().catch(() => undefined), LEASE / 5)
  return {
    own,
    async release() {
      clearInterval(timer)
      await own(`redis.call('del', KEYS[2])`, lock)
    },
  }
}
