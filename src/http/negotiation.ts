/** Which representation of a resource is sent, by `Accept` (RFC 9110, 12.5.1). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { HttpProblem } from './problem.js';

/** Each with the parameters that it is sent with: a range that names them means it too. */
const MEDIA_TYPES = {
  json: 'application/json;charset=utf-8',
  'event-stream': 'text/event-stream;charset=utf-8',
  ndjson: 'application/x-ndjson',
  cloudevent: 'application/cloudevents+json;charset=utf-8',
  cloudevents: 'application/cloudevents-batch+json;charset=utf-8',
} as const;

export type Representation = keyof typeof MEDIA_TYPES;

/** What a read model offers. */
export const ROWS_OR_FEED = ['json', 'event-stream'] as const satisfies readonly Representation[];

/**
 * The representation that suits the client best. The first that is offered wins a tie; it is also what a client gets that
 * names none. The answer says that it depends on `Accept`, whatever becomes of it.
 * @throws HttpProblem not-acceptable
 */
export function negotiated<R extends Representation>(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  offered: readonly [R, ...R[]],
): R {
  varyByAccept(reply);
  const { accept } = request.headers;
  const [favourite] = offered;
  if (accept === undefined || accept.trim() === '' || accept === '*/*') return favourite;
  const best = bestOf(offered, accept);
  // Between ranges that weigh the same the library goes by their order: in a tie the other order gives the other one.
  const turned = accept.split(',').toReversed().join(',');
  if (best !== undefined) return bestOf([favourite, best], turned) === favourite ? favourite : best;
  const names = offered.map((one) => MEDIA_TYPES[one].split(';', 1)[0]).join(' or ');
  throw new HttpProblem('not-acceptable', `Accept: expected ${names}, got ${accept}`);
}

/** Says that the answer depends on `Accept`, beside what it depends on already. */
export function varyByAccept(reply: FastifyReply): void {
  const others = reply.getHeader('vary');
  void reply.header('vary', others === undefined ? 'Accept' : `${String(others)}, Accept`);
}

function bestOf<R extends Representation>(offered: readonly R[], accept: string): R | undefined {
  const types = offered.map((one) => MEDIA_TYPES[one]);
  const best = new Negotiator({ headers: { accept } }).mediaType(types);
  return offered.find((one) => MEDIA_TYPES[one] === best);
}
