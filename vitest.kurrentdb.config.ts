/**
 * The suites that run on a real KurrentDB or EventStoreDB: `CHANCERY_TEST_KURRENTDB=... npm run test:kurrentdb`. Every server
 * and log of a run has streams of its own, so that a run finds nothing of another one.
 */
import { defineConfig } from 'vitest/config';

import { TallyReporter } from './scripts/tally-reporter.js';

/** The end-to-end tests that stay out, each with its reason. */
const STAY_OUT = [
  // They set the server's clock; there the store has a clock of its own, by which such events come in late.
  'test/http/as-of.spec.ts',
  'test/http/changes-recorded.spec.ts',
  'test/http/known-answers.properties.spec.ts',
  // It takes the store away by its port, as an embedded one fails; `test/replicas` takes a cluster's away by its sockets.
  'test/http/store-away.spec.ts',
  // It lays events into an embedded log before the server opens it.
  'test/http/late-entries.spec.ts',
  // Its commands show the small positions of an embedded log.
  'test/docs/readme.spec.ts',
  // They open no log, or embedded ones by name; `copying.spec.ts` copies from and to the real store.
  'test/cli/chancery.spec.ts',
  'test/cli/copy-log.spec.ts',
  'test/docs/contributing.spec.ts',
  'test/docs/dependencies.spec.ts',
];

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
    exclude: STAY_OUT,
    globalSetup: ['test/kurrentdb/real/setup.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each worker runs servers of its own, and the store may be on this machine too.
    maxWorkers: 2,
    reporters: ['default', new TallyReporter()],
  },
});
