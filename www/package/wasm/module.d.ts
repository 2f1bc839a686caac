/** The module as runtimes give it that compile it ahead. */
declare module '*.wasm?module' {
  const compiled: WebAssembly.Module
  export default compiled
}
