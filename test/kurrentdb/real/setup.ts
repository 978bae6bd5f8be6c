import { connectionString } from './connection.js';

/** Ends the run with one sentence, instead of a page of failures, when there is no store to test on. */
export default function setup(): void {
  try {
    connectionString();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
