/** Dies the first time that it is started beside these files; from then on it is the thread that keeps the rows. */
import { existsSync, writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const mark = `${workerData.viewsPath}.has-died`;
if (existsSync(mark)) await import('#projection-worker');
else {
  writeFileSync(mark, '');
  throw new Error('out of order');
}
