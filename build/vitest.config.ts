import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['electron/**/*.test.ts', 'build/**/*.test.ts'],
          environment: 'node',
        },
      },
    ],
  },
})
