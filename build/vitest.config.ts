import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findBrowser } from './browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/**
 * Node strips types by a WebAssembly module that all its threads share. V8 now and then aborts while it
 * collects that module's code (`jit_page_->allocations_.erase(addr) == 1`, nodejs/node 64500): a test process needs no such
 * collection.
 */
const execArgv = ['--no-wasm-code-gc']
/** Milliseconds after which a test, or what it waits for, counts as stuck: no test is about time, and the machine may be busy. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } }
const executablePath = (await findBrowser({ window: false })) ?? undefined

/** Three projects: what runs in Node, what runs in a page, and the whole app end to end. */
export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: ['electron/**/*.test.ts', 'build/**/*.test.ts'],
          environment: 'node',
          execArgv,
          ...patience,
        },
      },
      {
        root,
        plugins: [react()],
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'vitest-browser-react',
            'react-aria-components',
            '@tanstack/react-query',
            '@tanstack/react-virtual',
            'lucide-react',
            'react-markdown',
            'rehype-sanitize',
            'remark-cjk-friendly',
            'remark-cjk-friendly-gfm-strikethrough',
            'remark-gfm',
            'csv-parse/browser/esm/sync',
            'diff',
            'fast-check',
            'pdfjs-dist',
            'pdfjs-dist/build/pdf.worker.mjs',
            'zod',
            'zustand',
          ],
        },
        test: {
          name: 'component',
          include: ['renderer/**/*.test.{ts,tsx}'],
          ...patience,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath === undefined ? {} : { executablePath }),
                chromiumSandbox: process.getuid?.() !== 0,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['build/e2e/**/*.spec.ts'],
          globalSetup: 'build/e2e/setup.ts',
          environment: 'node',
          execArgv,
          ...patience,
          fileParallelism: false,
        },
      },
    ],
  },
})
