import { sentenceOf } from '../../../src/thrown.js';
import { connectionString } from './connection.js';
import { STAY_OUT } from './stay-out.js';

/** Says what does not run here. Ends the run with one sentence, instead of a page of failures, when there is no store to test on. */
export default function setup(): void {
  try {
    connectionString();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
  for (const { file, because } of STAY_OUT) process.stdout.write(`${file} stays out: ${because}\n`);
}
