/** The program of the thread that keeps the rows. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ReadSideFiles } from './application/heavy/read-side.js';
import { serveProjection } from './application/project/serve-projection.js';
import { openProjection } from './open-projection.js';

if (!parentPort) throw new Error('expected to be started as a worker thread');

const files = workerData as ReadSideFiles;
serveProjection(parentPort, (report) => openProjection(files, report));
