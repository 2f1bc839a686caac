import { expect, test } from 'vitest'
import { isInstalled } from '../../scripts/setup/lock.mjs'

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b': { version: '2.0.0', integrity: 'sha512-b', optional: true },
  },
}
const a = lock.packages['node_modules/a']
const b = lock.packages['node_modules/b']

test.each<[string, unknown, boolean]>([
  ['everything', { packages: { 'node_modules/a': a, 'node_modules/b': b } }, true],
  ['no optional package', { packages: { 'node_modules/a': a } }, true],
  ['more than asked for', { packages: { 'node_modules/a': a, 'node_modules/c': b } }, true],
  ['nothing', undefined, false],
  ['a package less', { packages: { 'node_modules/b': b } }, false],
  ['another version', { packages: { 'node_modules/a': { ...a, version: '1.0.1' } } }, false],
  ['other content', { packages: { 'node_modules/a': { ...a, integrity: 'sha512-x' } } }, false],
  [
    'an optional package of another version',
    { packages: { 'node_modules/a': a, 'node_modules/b': a } },
    false,
  ],
])('installed: %s', (_, installed, expected) => {
  expect(isInstalled(lock, installed)).toBe(expected)
})
