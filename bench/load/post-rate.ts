/** One half of a round of posts: how many a second, and what a request costs the server. */
import { cpuOf, type Program } from '../program.js';
import { closedLoop } from './loops.js';
import { coveredAll, type Posting } from './posting.js';

export const CONNECTIONS = 64;

export interface PostRate {
  /** Requests a second; for our server until its rows cover the last of them. */
  readonly perSecond: number;
  /** Requests a second that were answered. */
  readonly acknowledged: number;
  /** Microseconds of CPU that a request costs the server, its rows included. */
  readonly cpu: number;
}

export async function postRate(
  program: Program,
  posting: Posting,
  { seconds, projects }: { readonly seconds: number; readonly projects: boolean },
): Promise<PostRate> {
  const before = cpuOf(program);
  const { done, milliseconds, perSecond, last } = await closedLoop({
    url: program.url,
    connections: CONNECTIONS,
    seconds,
    request: (connection) => posting.request(connection),
    expected: 201,
  });
  const behind = projects ? await coveredAll(program, last) : 0;
  return {
    perSecond: (done * 1_000) / (milliseconds + behind),
    acknowledged: perSecond,
    cpu: (cpuOf(program) - before) / done,
  };
}
