/** Functions that can be asked for: those of the runner. */
type Runner = typeof import('../runner.ts')

/** Something of its own that runs JavaScript: a page or a process. */
export interface Realm {
  call<Name extends keyof Runner>(
    name: Name,
    ...args: Parameters<Runner[Name]>
  ): Promise<Awaited<ReturnType<Runner[Name]>>>
  /** Bytes that JavaScript holds, with or without what is garbage already; undefined where nobody can tell. */
  heap(garbage: 'with' | 'without'): Promise<number | undefined>
  close(): Promise<void>
}

/** Where the bench runs. */
export interface Host {
  name: HostName
  /** Product and version. */
  title: string
  /** A realm that has loaded nothing but the runner. */
  open(): Promise<Realm>
  close(): Promise<void>
}

export const hostNames = ['chrome', 'firefox', 'node'] as const

export type HostName = (typeof hostNames)[number]
