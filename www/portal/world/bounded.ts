/** Keeps a value as the newest of at most so many: those that have ended go first, then the oldest. */
export function keep<Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  value: Value,
  most: number,
  hasEnded?: (value: Value) => boolean,
): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= most) return
  if (hasEnded) for (const [old, kept] of map) if (hasEnded(kept)) map.delete(old)
  for (const old of map.keys()) {
    if (map.size <= most) return
    map.delete(old)
  }
}
