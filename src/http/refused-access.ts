/** One line of the log for each request that is refused for who sends it: never with what it came with. */
import type { FastifyRequest } from 'fastify';

export interface RefusedAccess {
  /** Who it is, or claims to be; absent: nobody knows. */
  readonly principal?: string | undefined;
  readonly why: string;
}

export function logRefusedAccess(
  request: FastifyRequest,
  { principal = 'unknown', why }: RefusedAccess,
): void {
  const door = `${request.method} ${request.routeOptions.url ?? 'nothing'}`;
  request.log.info({ principal, door, why }, 'access refused');
}
