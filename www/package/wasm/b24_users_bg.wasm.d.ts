/** The module as `inline.ts` gets it from the build: deflated, in base64. */
declare const deflated: string
export default deflated
