/** The entries in what was posted to a process, whatever they came as: JSON, or CloudEvents of any mode. */
import type { FastifyRequest } from 'fastify';
import { EntriesRefused } from '../application/refusals.js';
import { readBinaryEvent, readCloudEvent, type ReadEvent } from './cloud-events.js';
import { mediaTypeOf } from './json-body.js';
import { HttpProblem, type FieldError } from './problem.js';

export interface Posted {
  readonly items: readonly unknown[];
  readonly batch: boolean;
  /** Throws an error of these items with its places in what was posted. */
  readonly toldIn: (error: unknown) => never;
}

/** @throws HttpProblem invalid-payload, invalid-header */
export function postedIn(request: FastifyRequest, body: unknown, processId: string): Posted {
  switch (mediaTypeOf(request)) {
    case 'application/cloudevents+json':
      return fromEvents([readCloudEvent(body)], processId, false);
    case 'application/cloudevents-batch+json':
      if (!Array.isArray(body)) throw new HttpProblem('invalid-payload', 'expected a list of CloudEvents');
      return fromEvents(readAll(body), processId, true);
    default: {
      const event = readBinaryEvent(request.headers, body);
      if (event) return fromEvents([event], processId, false, 'ce-subject');
      const batch = Array.isArray(body);
      return { items: batch ? body : [body], batch, toldIn: asItIs };
    }
  }
}

function asItIs(error: unknown): never {
  throw error;
}

/** @throws HttpProblem with what is wrong with any of them */
function readAll(values: readonly unknown[]): ReadEvent[] {
  const events: ReadEvent[] = [];
  const errors: FieldError[] = [];
  values.forEach((value, index) => {
    try {
      events.push(readCloudEvent(value));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      errors.push(...error.errors.map((one) => ({ ...one, pointer: `/${index}${one.pointer}` })));
    }
  });
  const [first] = errors;
  if (first) throw new HttpProblem('invalid-payload', `${first.pointer}: ${first.detail}`, errors);
  return events;
}

function fromEvents(
  events: readonly ReadEvent[],
  processId: string,
  batch: boolean,
  subject = '/subject',
): Posted {
  const strangers = events.flatMap((event, index): FieldError[] =>
    event.processId === undefined || event.processId === processId
      ? []
      : [
          {
            pointer: batch ? `/${index}${subject}` : subject,
            code: 'invalid-payload',
            detail: `expected ${processId}, to which it is posted, or none; got ${event.processId}`,
          },
        ],
  );
  const [stranger] = strangers;
  if (stranger)
    throw new HttpProblem('invalid-payload', `${stranger.pointer}: ${stranger.detail}`, strangers);
  const toldIn = (error: unknown): never => {
    if (!(error instanceof EntriesRefused)) throw error;
    const refusals = error.refusals.map((refusal) => ({
      ...refusal,
      pointer: events[refusal.index]?.placed(refusal.pointer) ?? refusal.pointer,
    }));
    throw new EntriesRefused(refusals, batch);
  };
  return { items: events.map(({ item }) => item), batch, toldIn };
}
