import { FrameError, openFrame } from './frame.ts'
import { bindWidgets, type Installing } from './widgets.ts'

/** What the page says; there is little to say, and no language is loaded yet. */
const texts: Readonly<Record<string, { done: string; failed: string; denied: string }>> = {
  en: {
    done: 'Installed. You can open the application.',
    failed: 'The application could not be installed:',
    denied: 'Only an administrator of the portal can install the application.',
  },
  de: {
    done: 'Installiert. Sie können die Anwendung öffnen.',
    failed: 'Die Anwendung konnte nicht installiert werden:',
    denied: 'Nur ein Administrator des Portals kann die Anwendung installieren.',
  },
  ru: {
    done: 'Установлено. Приложение можно открыть.',
    failed: 'Не удалось установить приложение:',
    denied: 'Установить приложение может только администратор портала.',
  },
}

/** Binds the widgets, and tells the portal that the installation is over. */
async function install(): Promise<void> {
  const bx24 = (await openFrame()) as Installing
  const said = texts[bx24.getLang()] ?? texts['en']
  if (!said) return
  document.documentElement.lang = bx24.getLang()
  if (!bx24.isAdmin()) {
    tell(said.denied)
    return
  }
  const problem = await bindWidgets(bx24, new URL('index.html', location.href).href)
  tell(problem === undefined ? said.done : `${said.failed} ${problem}`)
  if (problem === undefined) bx24.installFinish()
}

function tell(text: string): void {
  const place = document.getElementById('told')
  if (place) place.textContent = text
}

install().catch((error: unknown) => tell(error instanceof FrameError ? error.message : String(error)))
