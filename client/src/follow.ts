/** Follows a stream for as long as somebody wants it: what is cut goes on where it was. */
import { delayAfter, pause } from './back-off.js';
import { expectSuccess, send, urlOf, type Connection, type Place } from './connection.js';
import { isTemporary, Unreachable, waitAskedFor } from './errors.js';
import type { Following } from './feeds.js';
import { framesOf, type AnyFrame } from './frames.js';

/** Until the server says otherwise. */
const BASE_MS = 1_000;
const SILENCE_S = 60;
/** The last frame of a replay. */
const END = 'end';

/**
 * The frames of a stream. It ends with the last frame of a replay, or when the signal aborts; whoever leaves the loop closes the
 * connection. Everything else opens the stream again after the last `id`: the server goes on there, or says `reset`.
 * @throws Problem, UnexpectedAnswer the server refuses, and would again
 * @throws Unreachable, Problem, UnexpectedAnswer the last of too many failures in a row
 */
export async function* follow(
  connection: Connection,
  path: string,
  options: Following & { readonly params?: Place },
): AsyncGenerator<AnyFrame, void> {
  const { params = {}, signal, silence = SILENCE_S, onInterruption } = options;
  const url = urlOf(connection, path, params);
  let { after } = options;
  let base = BASE_MS;
  let failures = 0;
  const onRetry = (ms: number): void => {
    base = ms;
  };
  while (!signal?.aborted) {
    let failure: Error;
    try {
      const response = await open(connection, url, { after, signal });
      if (response.status === 204) return;
      for await (const frame of framesOf(response, { url, silence, onRetry })) {
        failures = 0;
        after = frame.id ?? after;
        yield frame;
        if (frame.event === END) return;
      }
      failure = new Unreachable(url, new Error('the stream has ended'));
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof Error) || !isTemporary(error)) throw error;
      failure = error;
    }
    failures += 1;
    if (failures > connection.retries) throw failure;
    const delay = delayAfter({ failures, base, atLeast: waitAskedFor(failure) }, Math.random());
    onInterruption?.({ error: failure, failures, delay });
    await pause(delay, signal);
  }
}

async function open(
  { headers }: Connection,
  url: string,
  { after, signal }: Pick<Following, 'after' | 'signal'>,
): Promise<Response> {
  const request = new Request(url, {
    headers: {
      ...headers,
      accept: 'text/event-stream',
      ...(after === undefined ? {} : { 'last-event-id': after }),
    },
    cache: 'no-store',
    signal: signal ?? null,
  });
  return expectSuccess(await send(request), url);
}
