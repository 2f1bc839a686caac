/** Packs keyed entries as `json_encode` does: keys 0, 1, 2 … make a list, nothing makes `[]`, all else an object. */
export function packArray<T>(entries: Iterable<readonly [string, T]>): T[] | Record<string, T> {
  const all = [...entries]
  if (all.every(([key], index) => key === String(index))) return all.map(([, value]) => value)
  const map: Record<string, T> = Object.create(null) as Record<string, T>
  for (const [key, value] of all) map[key] = value
  return map
}
