/** How the window's page is bundled: relative addresses, because the page's origin differs between the hosts. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  root: path('../renderer'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  resolve: { alias: { zod: path('./no-schemas.ts') } },
  build: {
    // Chromium of the Electron release in package.json.
    target: 'chrome140',
    outDir: path('../out/renderer'),
    emptyOutDir: true,
    // Nothing may become a data: address; the page's policy allows its own files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
  },
})
