/** Entries and output; nothing here is for the package. */
export default {
  mode: 'production',
  entry: { standard: './standard.js', inline: './inline.js', worker: './worker.js' },
  output: { path: `${import.meta.dirname}/out/webpack` },
}
