/** By whom work is counted that is bounded: a caller who said who it is, everybody else by address. */
import type { FastifyRequest } from 'fastify';
import { anonymousCaller, localCaller } from '../application/access/caller.js';
import { callerOf } from './caller.js';
import { addressOf } from './edge/address.js';

/** The same text for all requests of one principal. */
export type PrincipalOf = (request: FastifyRequest) => string;

export function principalOf(request: FastifyRequest): string {
  const { id } = callerOf(request);
  return id === localCaller.id || id === anonymousCaller.id ? addressOf(request) : id;
}
