/**
 * How often somebody may ask: requests in a minute, of an address before it is known who calls, and of a caller after that; and
 * how often an address may present what is not good here.
 */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PrincipalOf } from '../principal.js';
import { HttpProblem } from '../problem.js';
import { addressOf } from './address.js';

const MINUTE_MS = 60_000;

/** How many addresses or callers are remembered; of more, those that have asked least lately begin anew. */
const REMEMBERED = 20_000;

/** Who watches a server asks it every few seconds, whatever else goes on. */
const UNCOUNTED = /^\/health(?:[/?]|$)/;

/** Resolves with a refusal, or with nothing. */
export type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<HttpProblem | undefined>;

interface LimitOptions {
  /** Whose requests are counted together. */
  readonly keyOf: PrincipalOf;
  /** In a minute; 0 is no limit. */
  readonly most: number;
  /** Whose limit it is, as the end of "requests in a minute of ...". */
  readonly of: string;
}

/** To be done before limits are made. */
export async function prepareLimits(fastify: FastifyInstance): Promise<void> {
  await fastify.register(rateLimit, { global: false, cache: REMEMBERED });
}

/** Counts a request, says in the answer what is left, and refuses it when there is nothing left. */
export function limitOf(fastify: FastifyInstance, { keyOf, most, of }: LimitOptions): Limit | undefined {
  if (most === 0) return undefined;
  const count = fastify.createRateLimit({ max: most, timeWindow: MINUTE_MS, keyGenerator: keyOf });
  return async (request, reply) => {
    if (UNCOUNTED.test(request.url)) return undefined;
    const counted = await count(request);
    if (counted.isAllowed) return undefined;
    const { remaining, ttlInSeconds } = counted;
    void reply.headers({
      'ratelimit-limit': most,
      'ratelimit-remaining': remaining,
      'ratelimit-reset': ttlInSeconds,
    });
    if (!counted.isExceeded) return undefined;
    return tooMany(`${most} requests in a minute of ${of}`, ttlInSeconds);
  };
}

/** What an address has presented that is not good here. */
export interface FailureLimit {
  /** Resolves with a refusal when there was too much: nothing that it presents is looked at then. */
  readonly refusalOf: (request: FastifyRequest) => Promise<HttpProblem | undefined>;
  readonly count: (request: FastifyRequest) => Promise<unknown>;
}

/** @param most in a minute; 0 is no limit */
export function failureLimitOf(fastify: FastifyInstance, most: number): FailureLimit | undefined {
  if (most === 0) return undefined;
  const count = fastify.createRateLimit({ max: most, timeWindow: MINUTE_MS, keyGenerator: addressOf });
  return {
    refusalOf: async (request) => {
      const counted = await count(request, { increment: false });
      // `remaining` is what is left after this one would have failed, too.
      if (counted.isAllowed || counted.remaining > 0) return undefined;
      return tooMany(`${most} failed authentications in a minute of one address`, counted.ttlInSeconds);
    },
    count,
  };
}

function tooMany(what: string, seconds: number): HttpProblem {
  const detail = `expected at most ${what}; try again in ${seconds} s`;
  return new HttpProblem('too-many-requests', detail, [], { 'retry-after': String(seconds) });
}
