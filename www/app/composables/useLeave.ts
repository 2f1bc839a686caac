import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import { t } from '../i18n.ts'
import type { Confirm } from './useConfirm.ts'

/** Asks before the reader leaves what would be lost; `loss` says it in a sentence, or that there is nothing. */
export function useLeave(ask: Confirm['ask'], loss: () => string | undefined): void {
  async function mayLeave(): Promise<boolean> {
    const point = loss()
    if (!point) return true
    return ask({
      title: t('app.confirm.leaveTitle'),
      points: [point],
      proceed: t('app.confirm.leave'),
      harmful: true,
    })
  }

  function warnBeforeUnload(event: BeforeUnloadEvent): void {
    if (loss()) event.preventDefault()
  }

  onBeforeRouteUpdate(mayLeave)
  onBeforeRouteLeave(mayLeave)
  onMounted(() => window.addEventListener('beforeunload', warnBeforeUnload))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warnBeforeUnload))
}
