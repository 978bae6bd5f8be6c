/** The program of a worker thread: it answers heavy questions from the files, read-only. */
import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadSettings } from './application/heavy/protocol.js';
import { serveQuestions } from './application/heavy/serve.js';
import { rendering } from './http/rendering.js';
import { openReadSide } from './open-read-side.js';

if (!parentPort) throw new Error('expected to be started as a worker thread');

const { files, abandoned } = workerData as ThreadSettings;
serveQuestions({ port: parentPort, side: openReadSide(files), rendering, abandoned });
