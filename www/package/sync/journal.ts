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
  /** Where photos are kept that a run replaces; a journal without it cannot give them back. `forget` deletes them, too. */
  readonly photos?: PhotoStore | undefined
}

/** Photos beside a journal, by names of letters, digits and hyphens. */
export interface PhotoStore {
  /** Keeps one, in place of that of the same name; resolves when it would outlive a crash. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** The one of that name, if it was kept. */
  get(name: string): Promise<Uint8Array | undefined>
}
