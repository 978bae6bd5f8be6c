/** Who sent a request, as it was found out before any controller saw it. */
import type { FastifyRequest } from 'fastify';
import { anonymousCaller, type Caller } from '../application/access/caller.js';

const callers = new WeakMap<FastifyRequest, Caller>();

/** Whoever was not looked at is nobody. */
export function callerOf(request: FastifyRequest): Caller {
  return callers.get(request) ?? anonymousCaller;
}

export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}
