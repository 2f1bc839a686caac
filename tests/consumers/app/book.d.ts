/** A workbook that names two people; written when the consumers are installed. */
export function workbook(): Uint8Array
