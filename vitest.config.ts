import { defineConfig } from 'vitest/config';

import { TallyReporter } from './scripts/tally-reporter.js';

/** Nothing of theirs outlives a test, so the files share a worker, and what one has loaded is there for the next. */
const pure = ['config', 'domain', 'laws', 'projections', 'record', 'views'].map(
  (folder) => `test/${folder}/**/*.spec.ts`,
);

const shared = {
  setupFiles: ['test/setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    // Many wait for a client or a deadline most of their time: two more workers than a machine of two cores would get.
    maxWorkers: 4,
    reporters: ['default', new TallyReporter()],
    projects: [
      { test: { ...shared, name: 'pure', include: pure, isolate: false } },
      {
        test: {
          ...shared,
          name: 'whole',
          include: ['test/**/*.spec.ts'],
          // The last need a real server: `npm run test:kurrentdb`.
          exclude: [...pure, 'test/kurrentdb/real/**'],
        },
      },
    ],
  },
});
