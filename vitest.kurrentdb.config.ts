/**
 * The suites that run on a real KurrentDB or EventStoreDB: `CHANCERY_TEST_KURRENTDB=... npm run test:kurrentdb`. Every server
 * and log of a run has streams of its own, so that a run finds nothing of another one.
 */
import { defineConfig } from 'vitest/config';

import { TallyReporter } from './scripts/tally-reporter.js';
import { STAY_OUT } from './test/kurrentdb/real/stay-out.js';

export default defineConfig({
  test: {
    include: [
      'test/kurrentdb/real/**/*.spec.ts',
      'test/http/**/*.spec.ts',
      'test/subscribe/**/*.spec.ts',
      'test/server/**/*.spec.ts',
      'test/cli/**/*.spec.ts',
      'test/docs/**/*.spec.ts',
      'test/crash/kill.spec.ts',
    ],
    exclude: STAY_OUT.map(({ file }) => file),
    globalSetup: ['test/kurrentdb/real/setup.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each worker runs servers of its own, and the store may be on this machine too.
    maxWorkers: 2,
    reporters: ['default', new TallyReporter()],
  },
});
