import { defineConfig } from 'vitest/config';

import { TallyReporter } from './scripts/tally-reporter.js';

export default defineConfig({
  test: {
    include: ['test/**/*.spec.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', new TallyReporter()],
  },
});
