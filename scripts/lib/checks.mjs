/** The npm scripts that have to pass, each of them a task of turbo.json. */

/**
 * They compute: one of three often waits for cargo's lock. What `types` says of the package itself, `build` says as well.
 */
export const computing = [
  'build',
  'build:app',
  'lint:js',
  'lint:imports',
  'lint:actions',
  'types:others',
  'test:rust',
  'test:simulation',
  'test:unit',
  'lint:rust',
  'lint:wasm',
  'format:check',
  'docs',
  'docs:rust',
  'lint:package',
  'size',
]

/** They drive browsers, which need the time that the others would take. */
export const browsing = ['test:consumers', 'test:e2e', 'test:browser', 'bench:check']
