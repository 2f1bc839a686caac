/** Where a local portal has its `BX24` script. */
const LOCAL = ['127.0.0.1', 'localhost', '*.localhost'].flatMap((name) => [
  `http://${name}:*`,
  `https://${name}:*`,
])

/**
 * What the built page may do: run its own scripts, the compiled core and `BX24`, talk to the portal that frames it, and
 * show its pictures. The UI kit writes its colours as a style sheet; nothing else of the page is written where it runs.
 */
export const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' https://api.bitrix24.com ${LOCAL.join(' ')}`,
  "style-src 'self' 'unsafe-inline'",
  'img-src http: https: data: blob:',
  "font-src 'self'",
  "connect-src 'self' http: https:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
