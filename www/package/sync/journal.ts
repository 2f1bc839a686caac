/**
 * Where a run is recorded, so that it can go on after a crash and be taken back. Whoever keeps journals elsewhere
 * implements this; the lines are text, each ends with a line feed, and nothing else may be added.
 */
export interface Journal {
  /**
   * Takes the journal for one run or one reader; throws a {@link JournalError} of code `locked` while somebody else has it.
   * What is not there yet is an empty journal; nothing is made before the first line.
   */
  open(): Promise<OpenJournal>
  /** Deletes the journal and the personal data in it; throws as `open` does while somebody has it. */
  forget(): Promise<void>
}

/** A journal that nobody else has. */
export interface OpenJournal {
  /** Everything that was written, in pieces of any size; text, or bytes in UTF-8. */
  read(): AsyncIterable<string | Uint8Array>
  /** Adds lines; resolves when they would outlive a crash, and not before. */
  append(lines: string): Promise<void>
  /** Gives the journal back; what was written stays. */
  close(): Promise<void>
}
