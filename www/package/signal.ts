/** Calls back with the reason when the signal is aborted, at once if it is already; gives what ends that. */
export function watch(options: unknown, abandon: (reason: unknown) => void): () => void {
  try {
    const known = (options as { signal?: AbortSignal | null } | null | undefined)?.signal
    if (known === undefined || known === null) return () => undefined
    const listener = () => abandon(reasonOf(known))
    if (known.aborted) listener()
    else known.addEventListener('abort', listener, { once: true })
    return () => {
      try {
        known.removeEventListener('abort', listener)
      } catch {
        // Whoever lets nobody go may keep a listener that does nothing.
      }
    }
  } catch {
    // The core says that it is no signal.
    return () => undefined
  }
}

function reasonOf(signal: AbortSignal): unknown {
  try {
    return signal.reason as unknown
  } catch {
    return undefined
  }
}
