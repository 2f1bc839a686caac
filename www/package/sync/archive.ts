/**
 * Bytes to which a workbook may unpack: of a larger one a tab would run out of memory. Sheets of a hundred thousand people
 * have half of that; more of them come as CSV, which is read as a stream.
 */
export const LARGEST = 200_000_000

/** Marks of the end of an archive, and of a file in its directory. */
const END = 0x06054b50
const ENTRY = 0x02014b50
/** Bytes of both without what may follow, and of the longest comment behind the end. */
const END_SIZE = 22
const ENTRY_SIZE = 46
const COMMENT = 65_535
/** What an empty file is packed to. */
const NOTHING = 2

/**
 * Bytes to which an archive says that it unpacks. None where it has no directory; infinite where it does not say. A file
 * that has more than it says is cut off there by who unpacks.
 */
export function unpackedSize(archive: ArrayBuffer): number | undefined {
  const view = new DataView(archive)
  const end = endOf(view)
  if (end === undefined) return undefined
  let at = view.getUint32(end + 16, true)
  let sum = 0
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    // Room is made as it is needed where no size is told.
    sum += unpacked === 0 && packed > NOTHING ? Infinity : unpacked
    at += ENTRY_SIZE + lengthsAt(view, at)
  }
  return sum
}

/** Of a name, of what is extra, and of a comment. */
function lengthsAt(view: DataView, entry: number): number {
  return [28, 30, 32].reduce((sum, place) => sum + view.getUint16(entry + place, true), 0)
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= 0 && at >= last - COMMENT; at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}
