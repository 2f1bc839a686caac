/** Vite for a Vue application with B24UI; the base is relative, since a portal frames it wherever it was put. */
import bitrix24Ui from '@bitrix24/b24ui-nuxt/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  base: './',
  plugins: [vue(), bitrix24Ui({ router: false })],
})
