import { fileURLToPath } from 'node:url'
import bitrix24Ui from '@bitrix24/b24ui-nuxt/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'
import { narrowKit } from './narrow.ts'
import { POLICY } from './policy.ts'

/** Writes the policy into the built page; while developing, scripts come in ways that it forbids. */
const policy: Plugin = {
  name: 'policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
}

/** Puts style sheets behind what is seen at first, which needs none of them. */
const paintFirst: Plugin = {
  name: 'paint-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const sheets: string[] = []
      const rest = html.replace(/\s*<link rel="stylesheet"[^>]*>/g, (sheet) => {
        sheets.push(sheet)
        return ''
      })
      return rest.replace('</noscript>', `</noscript>${sheets.join('')}`)
    },
  },
}

/** What a portal takes as a zip has a page more, which installs; it is kept apart, as portals show that one first. */
const builds = {
  zip: { pages: ['index.html', 'install.html'], outDir: '../../target/app' },
  production: { pages: ['index.html'], outDir: 'dist' },
}

export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // A portal posts to the page wherever the integrator put it, so every address is relative.
  base: './',
  plugins: [
    narrowKit({
      app: placeOf('.'),
      components: placeOf('../../node_modules/@bitrix24/b24ui-nuxt/dist/runtime/components'),
      themes: placeOf('../../node_modules/.b24ui-nuxt/b24ui'),
    }),
    vue(),
    policy,
    paintFirst,
    // Components are imported by name where they are used: nothing is generated into the sources.
    bitrix24Ui({
      components: false,
      autoImport: false,
      prose: false,
      colorModeInitialValue: 'auto',
      // Where it writes the theme it builds: with everything else that is generated from packages.
      root: fileURLToPath(new URL('../..', import.meta.url)),
    }),
  ],
  build: {
    outDir: buildOf(mode).outDir,
    emptyOutDir: true,
    target: 'es2022',
    rollupOptions: {
      input: buildOf(mode).pages.map((name) => fileURLToPath(new URL(name, import.meta.url))),
    },
    // The wasm and the pictures stay files: a page's CSP need not allow `data:` in `connect-src`.
    assetsInlineLimit: 0,
    // The largest pieces are the cores in scripts, which only hosts without `.wasm` need.
    chunkSizeWarningLimit: 1200,
  },
}))

function placeOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, '')
}

function buildOf(mode: string): (typeof builds)['zip'] {
  return mode === 'zip' ? builds.zip : builds.production
}
