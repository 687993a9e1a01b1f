/** How the Node side is bundled: `--mode main` (main, library, compute as siblings) and `--mode preload` (one CommonJS file). */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig(({ mode }) => {
  const preload = mode === 'preload'
  return {
    root,
    publicDir: false as const,
    logLevel: 'warn' as const,
    // Everything but Electron and the native module goes into the bundle, so that the shipped app carries one dependency.
    ssr: { noExternal: true as const },
    resolve: { conditions: ['node'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'out',
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: (preload
          ? { preload: 'electron/preload/preload.ts' }
          : {
              main: 'electron/main/app.ts',
              library: 'electron/library/entry.ts',
              compute: 'electron/compute/entry.ts',
            }) as Record<string, string>,
        external: ['electron', 'better-sqlite3'],
        output: preload
          ? { format: 'cjs' as const, entryFileNames: '[name].cjs', codeSplitting: false }
          : {
              format: 'es' as const,
              entryFileNames: '[name].js',
              // Beside the entries: `import.meta.url` of a shared chunk must lead to the same model files.
              chunkFileNames: '[name]-[hash].js',
            },
      },
    },
  }
})
