import { defineConfig } from 'vitest/config';

import { TallyReporter } from './scripts/tally-reporter.js';

export default defineConfig({
  test: {
    include: ['test/**/*.spec.ts'],
    // They need a real server: `npm run test:kurrentdb`.
    exclude: ['test/kurrentdb/real/**'],
    setupFiles: ['test/setup.ts'],
    // Many wait for a client or a deadline most of their time: two more workers than a machine of two cores would get.
    maxWorkers: 4,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', new TallyReporter()],
  },
});
