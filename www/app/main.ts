import b24UiPlugin from '@bitrix24/b24ui-nuxt/vue-plugin'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './i18n.ts'
import { peoplePage, router } from './router.ts'
import './style.css'
import { trustPlainText } from './trust.ts'

trustPlainText()

// It is there by the time that the portal has answered.
void peoplePage().catch(() => undefined)

createApp(App).use(i18n).use(router).use(b24UiPlugin).mount('#app')
