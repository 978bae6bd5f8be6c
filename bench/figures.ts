/** All figures, in the order of the table: those of the design by number, then what else a reader wants to know. */
import type { Figure } from './bench.js';
import { post } from './figures/01-post.js';
import { peers } from './figures/02-peers.js';
import { latency } from './figures/03-latency.js';
import { importing } from './figures/04-import.js';
import { rebuild } from './figures/05-rebuild.js';
import { reading } from './figures/06-reading.js';
import { feeds } from './figures/07-feeds.js';
import { growth } from './figures/08-growth.js';
import { asOf } from './figures/09-as-of.js';
import { late } from './figures/10-late.js';
import { memory } from './figures/11-memory.js';
import { start } from './figures/12-start.js';
import { kurrentdb } from './figures/13-kurrentdb.js';
import { proofs } from './figures/16-proofs.js';
import { free } from './figures/free.js';
import { size } from './figures/size.js';

export const figures: readonly Figure[] = [
  post,
  peers,
  latency,
  importing,
  rebuild,
  reading,
  feeds,
  growth,
  asOf,
  late,
  memory,
  start,
  kurrentdb,
  proofs,
  free,
  size,
];
