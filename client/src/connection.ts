/** How a server is reached: where it is, what every request comes with, and how often a failure is tried again. */
import {
  createFinalURL,
  createQuerySerializer,
  defaultPathSerializer,
  type QuerySerializerOptions,
} from 'openapi-fetch';
import { errorOf, Unreachable } from './errors.js';

export interface Connection {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How many times in a row something is tried again. */
  readonly retries: number;
}

/** A list is one parameter with commas. */
export const QUERY: QuerySerializerOptions = { array: { style: 'form', explode: false } };

const serialize = createQuerySerializer<Record<string, unknown>>(QUERY);

export interface Place {
  readonly path?: Record<string, unknown> | undefined;
  readonly query?: Record<string, unknown> | undefined;
}

/** @throws TypeError a parameter of the path has no value */
export function urlOf({ url }: Connection, path: string, { path: inPath, query }: Place): string {
  const params = { ...(inPath ? { path: inPath } : {}), ...(query ? { query } : {}) };
  const options = { baseUrl: url, params, querySerializer: serialize, pathSerializer: defaultPathSerializer };
  const made = createFinalURL<Record<string, unknown>>(path, options);
  const [missing] = /\{\w+\}/.exec(made) ?? [];
  if (missing !== undefined)
    throw new TypeError(`params.path: expected a value for ${missing} of ${path}, got none`);
  return made;
}

/** The answer; its body is there as a whole, unless it is a stream. @throws Unreachable nobody answers, or the answer is cut off */
export async function send(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    return isStream(response) ? response : new Response(await bodyOf(response), response);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new Unreachable(request.url, error);
  }
}

function isStream({ headers }: Response): boolean {
  return /^(text\/event-stream|application\/x-ndjson)/.test(headers.get('content-type') ?? '');
}

/** None where the status allows none. */
async function bodyOf(response: Response): Promise<ArrayBuffer | null> {
  return [204, 205, 304].includes(response.status) ? null : response.arrayBuffer();
}

/** The answer, where it is a success or says that nothing has changed. @throws Problem, UnexpectedAnswer it is neither */
export async function expectSuccess(response: Response, url: string): Promise<Response> {
  if (response.ok || response.status === 304) return response;
  throw await errorOf(response, url);
}
