export interface Choice {
  id: string
  name: string
  note: string
  picture: string
}

/** Asks for one or several entries of a list; `undefined` when the person cancels. */
export function choose(
  title: string,
  choices: readonly Choice[],
  multiple: boolean,
): Promise<string[] | undefined> {
  const dialog = document.createElement('dialog')
  dialog.className = 'chooser'
  dialog.setAttribute('aria-label', title)
  const heading = textElement('h2', title)
  const search = document.createElement('input')
  Object.assign(search, { type: 'search', placeholder: 'Search', autofocus: true })
  search.setAttribute('aria-label', 'Search')
  const form = document.createElement('form')
  form.method = 'dialog'
  const list = document.createElement('ul')
  const rows = choices.map((choice) => makeRow(choice, multiple))
  list.append(...rows.map(({ element }) => element))
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase()
    for (const { element, text } of rows) element.hidden = !text.includes(wanted)
  })
  // Enter in the search box must not choose by accident.
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
  })
  const done = button('Select', 'choose', 'primary')
  const cancel = button('Cancel', 'cancel', '')
  cancel.formNoValidate = true
  const buttons = document.createElement('menu')
  buttons.append(done, cancel)
  form.append(heading, search, list, buttons)
  dialog.append(form)
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const chosen = new FormData(form).getAll('choice').map(String)
      dialog.remove()
      resolve(dialog.returnValue === 'choose' && (multiple || chosen.length > 0) ? chosen : undefined)
    })
  })
}

function makeRow(choice: Choice, multiple: boolean): { element: HTMLLIElement; text: string } {
  const element = document.createElement('li')
  const label = document.createElement('label')
  const input = document.createElement('input')
  Object.assign(input, { type: multiple ? 'checkbox' : 'radio', name: 'choice', value: choice.id })
  const picture =
    choice.picture === '' ? textElement('span', choice.name.slice(0, 1)) : document.createElement('img')
  picture.className = 'picture'
  picture.setAttribute('aria-hidden', 'true')
  if (picture instanceof HTMLImageElement)
    Object.assign(picture, { src: choice.picture, alt: '', loading: 'lazy' })
  const words = document.createElement('span')
  words.append(textElement('strong', choice.name), textElement('small', choice.note))
  label.append(input, picture, words)
  element.append(label)
  return { element, text: `${choice.name} ${choice.note}`.toLowerCase() }
}

function button(text: string, value: string, className: string): HTMLButtonElement {
  const element = textElement('button', text)
  Object.assign(element, { type: 'submit', value, className })
  return element
}

function textElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

export interface SliderLook {
  title: string
  width?: number | undefined
}

/** A panel that slides over the page, closed by its button, by Escape or by the page itself. */
export class Slider {
  readonly body: HTMLElement
  private readonly dialog: HTMLDialogElement

  constructor(look: SliderLook, onClose: () => void) {
    this.dialog = document.createElement('dialog')
    this.dialog.className = 'slider'
    this.dialog.setAttribute('aria-label', look.title)
    if (look.width) this.dialog.style.width = `min(100vw, ${look.width}px)`
    const close = document.createElement('button')
    Object.assign(close, { type: 'button', className: 'close', textContent: 'Close' })
    close.addEventListener('click', () => this.close())
    const heading = document.createElement('h2')
    heading.textContent = look.title
    const bar = document.createElement('header')
    bar.append(heading, close)
    this.body = document.createElement('div')
    this.body.className = 'slider-body'
    this.dialog.append(bar, this.body)
    this.dialog.addEventListener('close', () => {
      this.dialog.remove()
      onClose()
    })
    document.body.append(this.dialog)
    this.dialog.showModal()
  }

  close(): void {
    this.dialog.close()
  }
}
