/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- comparing is all that they are for */

/** Whether two types are the same, not merely assignable. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Does not compile unless the type given is `true`. */
export declare function check<T extends true>(): T
