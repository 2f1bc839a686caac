/** One whole pass of a contender over its work; returns a number made of all that came out, so that nothing can be left undone. */
export type Turn = () => number | Promise<number>

/** Turns under the names of those whose they are. */
export type Turns = ReadonlyMap<string, Turn>
