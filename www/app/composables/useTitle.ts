import { watchEffect } from 'vue'
import { t } from '../i18n.ts'
import { usePortal } from './usePortal.ts'

/** Gives the page, and the portal's page around it, a title. */
export function useTitle(title: () => string): void {
  const { bx24 } = usePortal()
  watchEffect(() => {
    document.title = `${title()} · ${t('app.title')}`
    bx24.setTitle(title())
  })
}
