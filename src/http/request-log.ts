/** One line for each request, once it is over, however it has ended. */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is asked every few seconds would bury the rest. */
const UNLOGGED = /^\/(?:health|metrics)(?:[/?]|$)/;
const LONGEST_PATH = 1_000;

/** The path without its query: that may hold what nobody else is to know. */
export function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  if (UNLOGGED.test(request.url)) return;
  const isWhole = reply.raw.writableFinished;
  request.log.info(
    {
      method: request.method,
      path: pathOf(request.url).slice(0, LONGEST_PATH),
      // Whoever went before there was an answer has got none.
      ...(reply.raw.headersSent ? { status: reply.raw.statusCode } : {}),
      durationMs: Math.round(reply.elapsedTime * 1_000) / 1_000,
      ...(isWhole ? {} : { aborted: true }),
    },
    'request',
  );
}

/** A URL without its query. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
