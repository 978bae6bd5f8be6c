/** Records entries so that each is on the record once, however often it had to be sent. */
import { uuidv7 } from 'uuidv7';
import { delayAfter, pause } from './back-off.js';
import { expectSuccess, send, urlOf, type Connection } from './connection.js';
import { isTemporary, Unreachable, waitAskedFor } from './errors.js';
import type { components } from './openapi.js';

/** An entry as it is posted, of any type. */
export type Entry = components['schemas']['PostedEntry'];

/** Where entries are on the record. */
export type Receipt = components['schemas']['Receipt'];

export interface RecordOptions {
  /** What was seen of the process last: its `ETag`, or `"<revision>"` in double quotes. Otherwise `revision-conflict`. */
  readonly ifMatch?: string | undefined;
  /** Gives up. What was sent may be on the record. */
  readonly signal?: AbortSignal | undefined;
}

const BASE_MS = 500;
/** For one try: a batch that takes longer is sent again, and is recorded once. */
const LONGEST_TRY_MS = 60_000;

/**
 * @param entries one, or a list that is recorded as a whole or not at all. One without an `id` is given one before it is sent first, so
 * that the server knows it again.
 * @throws Problem the server refuses them; nothing is recorded
 * @throws Unreachable, Problem, UnexpectedAnswer the last of too many failures in a row; they may be recorded
 */
export async function record(
  connection: Connection,
  {
    processId,
    entries,
    options,
  }: {
    readonly processId: string;
    readonly entries: Entry | readonly Entry[];
    readonly options: RecordOptions;
  },
): Promise<Receipt> {
  const { ifMatch, signal } = options;
  const url = urlOf(connection, '/v1/processes/{processId}/events', { path: { processId } });
  const body = JSON.stringify(isList(entries) ? entries.map(named) : named(entries));
  const headers = {
    ...connection.headers,
    'content-type': 'application/json',
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  };
  for (let failures = 1; ; failures += 1) {
    try {
      return await post(url, { headers, body, signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTemporary(error) || failures > connection.retries) throw error;
      await pause(
        delayAfter({ failures, base: BASE_MS, atLeast: waitAskedFor(error) }, Math.random()),
        signal,
      );
      signal?.throwIfAborted();
    }
  }
}

function isList(entries: Entry | readonly Entry[]): entries is readonly Entry[] {
  return Array.isArray(entries);
}

function named(entry: Entry): Entry {
  return entry.id === undefined ? { id: uuidv7(), ...entry } : entry;
}

interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal | undefined;
}

async function post(url: string, { headers, body, signal }: Post): Promise<Receipt> {
  const limit = AbortSignal.timeout(LONGEST_TRY_MS);
  const request = new Request(url, {
    method: 'POST',
    headers,
    body,
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  try {
    const response = await expectSuccess(await send(request), url);
    // What a post without `dryRun` answers is a receipt.
    return (await response.json()) as Receipt;
  } catch (error) {
    throw limit.aborted ? new Unreachable(url, error) : error;
  }
}
