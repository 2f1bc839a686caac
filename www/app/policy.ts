/**
 * What the built page may do: run its own scripts, the compiled core and `BX24`, talk to the portal that frames it, and
 * show its pictures. The UI kit writes its colours as a style sheet; nothing else of the page is written where it runs.
 * The space behind the address lets a local portal find it, and put its own in its place.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' https://api.bitrix24.com/api/v1/ 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  'img-src http: https: data: blob:',
  "font-src 'self'",
  "connect-src 'self' http: https:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
