import { sentenceOf } from '../../../src/thrown.js';
import { connectionString } from './connection.js';

/** Ends the run with one sentence, instead of a page of failures, when there is no store to test on. */
export default function setup(): void {
  try {
    connectionString();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}
