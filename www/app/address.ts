/** An address of a custom field: its words, and where it is on the map. */
export interface Address {
  readonly text: string
  /** Latitude and longitude as the portal keeps them, `59.85;17.63`; empty where they are not known. */
  readonly place: string
}

/** Reads `text|lat;lng`; words may have bars of their own. */
export function readAddress(value: string): Address {
  const [, text = value, place = ''] = /^(.*)\|(-?\d[\d.]*;-?\d[\d.]*(?:\|\d+)?)$/s.exec(value) ?? []
  return { text, place }
}

/** Writes an address as the portal takes it. */
export function writeAddress({ text, place }: Address): string {
  return place.trim() ? `${text}|${place.trim()}` : text
}
