/**
 * Lets pages of the listed origins read and write (CORS, the Fetch standard). Nothing of it is there while none is listed; pages of
 * others are refused by `Origins`.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Origins } from './origins.js';

/** What a program needs beside the body. */
const EXPOSED = [
  'Chancery-Position',
  'ETag',
  'Location',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Retry-After',
  'X-Request-Id',
].join(', ');

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, MCP-Protocol-Version, Mcp-Method, Mcp-Name, X-Request-Id',
  // Seconds.
  'access-control-max-age': '600',
};

/** Says in an answer who may read it; true where that is all that was asked (a preflight), and answered. */
export function allowOrigin(
  origins: Origins,
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
): boolean {
  void reply.header('vary', 'Origin');
  const { origin } = headers;
  if (origin === undefined || !origins.isListed(origin)) return false;
  void reply.headers({ 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED });
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
  void reply.headers(PREFLIGHT).status(204).send();
  return true;
}
