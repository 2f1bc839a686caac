const EDGE = 64

/** A small square picture with a soft gradient in a colour of its own. */
export function avatar(seed: number): Uint8Array {
  const rows = new Uint8Array(EDGE * (EDGE * 3 + 1))
  for (let y = 0; y < EDGE; y++) {
    for (let x = 0; x < EDGE; x++) {
      const inside = (x - 31.5) ** 2 + (y - 24) ** 2 < 150 || (x - 31.5) ** 2 + (y - 62) ** 2 < 520
      const place = y * (EDGE * 3 + 1) + 1 + x * 3
      for (let channel = 0; channel < 3; channel++) {
        const base = 90 + ((seed * (37 + channel * 29)) % 90)
        rows[place + channel] = inside ? 245 - channel * 6 : base + Math.floor((x + y) / 3)
      }
    }
  }
  return encode(rows)
}

/** A PNG of 8-bit RGB rows, not compressed. */
function encode(rows: Uint8Array): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, EDGE)
  view.setUint32(4, EDGE)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return join(
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateStored(rows)),
    chunk('IEND', new Uint8Array()),
  )
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const body = join(new TextEncoder().encode(name), content)
  return join(bigEndian(content.length), body, bigEndian(crc32(body)))
}

/** A zlib stream of one stored block, which holds up to 65535 bytes. */
function deflateStored(bytes: Uint8Array): Uint8Array {
  const { length } = bytes
  const head = new Uint8Array([0x78, 0x01, 1, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255])
  return join(head, bytes, bigEndian(adler32(bytes)))
}

function adler32(bytes: Uint8Array): number {
  let low = 1
  let high = 0
  for (const byte of bytes) {
    low = (low + byte) % 65521
    high = (high + low) % 65521
  }
  return ((high << 16) | low) >>> 0
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

function bigEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
