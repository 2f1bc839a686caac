import { nextTick, onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import { focusHome } from '../focus.ts'
import { t } from '../i18n.ts'
import type { Confirm } from './useConfirm.ts'

/** What is being prepared, and would be lost. */
export interface Unsaved {
  /** Says in a sentence what would be lost, or that there is nothing. */
  loss: () => string | undefined
  reset: () => void
}

/** Asks before the reader leaves what would be lost; gives what takes it back, which asks as well. */
export function useLeave(ask: Confirm['ask'], { loss, reset }: Unsaved): () => Promise<void> {
  async function mayLose(title: string, proceed: string): Promise<boolean> {
    const point = loss()
    return !point || ask({ title, points: [point], proceed, harmful: true })
  }

  const mayLeave = () => mayLose(t('app.confirm.leaveTitle'), t('app.confirm.leave'))

  function warnBeforeUnload(event: BeforeUnloadEvent): void {
    if (loss()) event.preventDefault()
  }

  onBeforeRouteUpdate(mayLeave)
  onBeforeRouteLeave(mayLeave)
  onMounted(() => window.addEventListener('beforeunload', warnBeforeUnload))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warnBeforeUnload))

  return async () => {
    if (!(await mayLose(t('app.confirm.discardTitle'), t('app.save.discard')))) return
    reset()
    await nextTick()
    focusHome()
  }
}
