/** The end-to-end tests that do not run on a real cluster, and why: `npm run test:kurrentdb` prints it. */
const reasons: readonly { readonly because: string; readonly files: readonly string[] }[] = [
  {
    because: "they set the server's clock; the store has one of its own, by which such events come in late",
    files: [
      'test/http/as-of.spec.ts',
      'test/http/changes-recorded.spec.ts',
      'test/http/known-answers.properties.spec.ts',
      'test/http/reported-known.spec.ts',
    ],
  },
  {
    because:
      'it takes the store away by its port, as an embedded one fails; test/replicas does it by sockets',
    files: ['test/http/store-away.spec.ts'],
  },
  {
    because: 'it damages the file of an embedded log',
    files: ['test/http/store-health.spec.ts'],
  },
  {
    because: "it sets the server's clock far from the events that an embedded log holds",
    files: ['test/http/clock.spec.ts'],
  },
  {
    because: 'it lays events into an embedded log before the server opens it',
    files: ['test/http/late-entries.spec.ts'],
  },
  {
    because: 'its commands show the small positions of an embedded log',
    files: ['test/docs/readme.spec.ts'],
  },
  {
    because:
      'they open no log, or embedded ones by name; test/kurrentdb/real/copying.spec.ts copies from and to the store',
    files: [
      'test/cli/chancery.spec.ts',
      'test/cli/copy-log.spec.ts',
      'test/docs/contributing.spec.ts',
      'test/docs/dependencies.spec.ts',
    ],
  },
];

export const STAY_OUT = reasons.flatMap(({ because, files }) => files.map((file) => ({ file, because })));
