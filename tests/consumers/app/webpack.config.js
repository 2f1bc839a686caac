/** Entries and output; nothing here is for the package. */
export default {
  mode: 'production',
  entry: Object.fromEntries(
    ['standard', 'inline', 'worker', 'schemas', 'schemas-inline', 'many', 'many-inline'].map((name) => [
      name,
      `./${name}.js`,
    ]),
  ),
  output: { path: `${import.meta.dirname}/out/webpack` },
}
