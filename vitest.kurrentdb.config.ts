/**
 * The suites that run on a real KurrentDB or EventStoreDB: `CHANCERY_TEST_KURRENTDB=... npm run test:kurrentdb`. Every server
 * and log of a run has streams of its own, so that a run finds nothing of another one.
 */
import { defineConfig } from 'vitest/config';

import { TallyReporter } from './scripts/tally-reporter.js';

/** The end-to-end tests that cannot hold there, each with its reason. */
const EMBEDDED_ONLY = [
  // They set the server's clock; there the store has a clock of its own, by which such events come in late.
  'test/http/as-of.spec.ts',
  'test/http/changes.spec.ts',
  'test/http/known-answers.properties.spec.ts',
  // They damage the file of the log, or put something between the server and an embedded one.
  'test/http/faults.spec.ts',
  'test/http/late-entries.spec.ts',
  'test/http/store-away.spec.ts',
];

export default defineConfig({
  test: {
    include: [
      'test/kurrentdb/real/**/*.spec.ts',
      'test/http/**/*.spec.ts',
      'test/subscribe/**/*.spec.ts',
      'test/server/smoke.spec.ts',
      'test/cli/demo.spec.ts',
      'test/crash/kill.spec.ts',
    ],
    exclude: EMBEDDED_ONLY,
    globalSetup: ['test/kurrentdb/real/setup.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each worker runs servers of its own, and the store may be on this machine too.
    maxWorkers: 2,
    reporters: ['default', new TallyReporter()],
  },
});
