/** What tests use of a browser. Puppeteer's own objects fulfil it; those of `webkit/` are written for it. */
export interface Browser {
  newPage(): Promise<Page>
  close(): Promise<void>
}

export interface Page extends Frame {
  readonly keyboard: { type(text: string): Promise<void>; press(key: Key): Promise<void> }
  goto(url: string): Promise<unknown>
  setViewport(size: { width: number; height: number }): Promise<void>
  /** Missing in WebKit, whose driver tells neither what a page prints nor what it throws. */
  on?<Event extends keyof Told>(event: Event, listener: (told: Told[Event]) => void): unknown
  close(): Promise<void>
}

interface Told {
  console: { text(): string }
  pageerror: unknown
}

/** The document of a page, or of a frame in it. */
export interface Frame {
  /** Waits for the value, which goes through JSON. */
  evaluate<Value = unknown>(script: Script<Value>): Promise<Awaited<Value>>
  /** Waits until the value is true in a condition. */
  waitForFunction(script: Script, options?: { timeout?: number }): Promise<{ jsonValue(): Promise<unknown> }>
  waitForSelector(
    selector: string,
    options?: { visible?: boolean; hidden?: boolean },
  ): Promise<ElementHandle | null>
  $(selector: string): Promise<ElementHandle | null>
  $$(selector: string): Promise<ElementHandle[]>
}

export interface ElementHandle {
  click(): Promise<void>
  type(text: string): Promise<void>
  press(key: Key): Promise<void>
  focus(): Promise<void>
  uploadFile(path: string): Promise<void>
  evaluate<Value>(script: (element: Element) => Value): Promise<Value>
  contentFrame(): Promise<Frame | null>
}

/** An expression, or a function that uses nothing from around it. */
export type Script<Value = unknown> = string | (() => Value)

export type Key = 'Enter' | 'Escape' | 'Tab'
