import type { WidgetCard } from '../../portal/frameData.ts'
import type { Host } from './host.ts'

/** Adds a button with a menu of widgets to a place; nothing where there are none. */
export function openMenu(
  host: Host,
  place: HTMLElement | null,
  title: string,
  cards: readonly WidgetCard[],
): void {
  if (!place || cards.length === 0) return
  const menu = document.createElement('details')
  menu.className = 'widgets'
  const summary = document.createElement('summary')
  summary.textContent = title
  const list = document.createElement('ul')
  for (const card of cards) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = card.title
    button.addEventListener('click', () => {
      menu.open = false
      host.openWidget(card)
    })
    const item = document.createElement('li')
    item.append(button)
    list.append(item)
  }
  menu.append(summary, list)
  place.append(menu)
}
