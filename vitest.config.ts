import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          include: ['tests/{cli,package,portal,setup,sync}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/{e2e,pages,recipes}/**/*.test.ts', 'www/recipes/**/*.test.ts'],
          // They mostly wait: for browsers, and for portals that are slow on purpose.
          maxWorkers: 2,
          // A browser serves all files of a worker.
          isolate: false,
          // Projects of as many workers as they like come one after the other when a command names files of several.
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'consumers',
          include: ['tests/consumers/**/*.test.ts'],
          globalSetup: 'tests/consumers/install.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
