import type { LogWitness } from '../../src/log/stream-census.js';

/** For questions that no file of a log is asked. */
export const noFile: LogWitness = {
  census: () => {
    throw new Error('no file is asked here');
  },
  settled: () => undefined,
};
