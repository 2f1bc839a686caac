/** The module as `embedded.ts` gets it from the build: deflated, in base64. */
declare const deflated: string
export default deflated
