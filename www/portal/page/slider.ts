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
