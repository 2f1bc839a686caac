/** The npm scripts that have to pass, each of them a task of turbo.json. */

/**
 * They compute, or drive browsers and do not mind what runs beside them. In this order they are begun once what they need
 * is there, the longest first; the linters and documents of Rust only wait for `build` so as not to come before those.
 * What `types` says of the package itself, `build` says as well.
 */
export const computing = [
  'build',
  'test:rust',
  'test:simulation',
  'test:unit',
  'test:consumers',
  'build:app',
  'lint:js',
  'types:others',
  'lint:wasm',
  'lint:rust',
  'docs:rust',
  'docs',
  'bench:check',
  'format:check',
  'lint:imports',
  'lint:actions',
  'lint:package',
  'size',
]

/**
 * They drive browsers, which need the time that the others would take. As many as run at once, so that the longest need
 * not wait for the others.
 */
export const browsing = ['test:e2e', 'test:browser']
