/**
 * Posts to a URL that somebody has given, which must lead nowhere but out. The name is resolved once, for the connection itself:
 * the address that is judged is the one that is connected to, whatever the next answer of the name server would be.
 */
import { lookup as resolveName } from 'node:dns/promises';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { BlockList, LookupFunction } from 'node:net';
import type { Post, PostOutcome } from '../application/webhooks/post.js';
import { expectedAddress, isReachable, urlFault } from './allowed-url.js';

/** An address of a name. */
export interface Resolved {
  readonly address: string;
  readonly family: number;
}

export interface Guard {
  /** Networks whose addresses may be connected to though they are not public. */
  readonly named: BlockList;
  /** How long all of it may take: the name, the connection, the answer. */
  readonly deadlineMs: number;
  /** Absent: as this machine resolves names. */
  readonly resolve?: (name: string) => Promise<readonly Resolved[]>;
}

/** What is read of an answer; the rest is not waited for. */
const MOST_OF_ANSWER = 1_024;

class AddressRefused extends Error {}

export function guardedPost({ named, deadlineMs, resolve = resolved }: Guard): Post {
  // Their own, so that no proxy of the environment is asked: it would connect to what was not judged.
  const agents = { 'http:': new HttpAgent(), 'https:': new HttpsAgent() };
  return async ({ url, headers, body, signal }) => {
    const fault = urlFault(url, named);
    if (fault !== undefined) return { fault };
    const target = new URL(url);
    const isPlain = target.protocol === 'http:';
    const deadline = AbortSignal.timeout(deadlineMs);
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: isPlain ? agents['http:'] : agents['https:'],
      lookup: guardedLookup(resolve, (address) => isReachable(address, target.protocol, named)),
      signal: AbortSignal.any([signal, deadline]),
    };
    const request = isPlain ? httpRequest(target, options) : httpsRequest(target, options);
    request.end(body);
    const outcome = await answerOf(request);
    signal.throwIfAborted();
    if ('fault' in outcome && deadline.aborted) return { fault: `no answer within ${deadlineMs / 1_000} s` };
    return outcome;
  };
}

async function resolved(name: string): Promise<readonly Resolved[]> {
  return resolveName(name, { all: true });
}

/** One address that must not be connected to is enough: a name that has such a one is not to be trusted with the others. */
function guardedLookup(
  resolve: NonNullable<Guard['resolve']>,
  isAllowed: (address: string) => boolean,
): LookupFunction {
  return (name, options, callback) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => isAllowed(address))) callback(new AddressRefused(), '');
        else if (options.all === true) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      // A name that is not there is told as one that leads inside: which names a network has is nobody's business.
      () => {
        callback(new AddressRefused(), '');
      },
    );
  };
}

/** Redirects are not followed: they are answers like others. */
async function answerOf(request: ClientRequest): Promise<PostOutcome> {
  return new Promise((resolve) => {
    let cause: unknown;
    let isAnswered = false;
    request.on('response', (response) => {
      isAnswered = true;
      void beginningOf(response).then((answer) => {
        resolve({ status: response.statusCode ?? 0, answer });
        request.destroy();
      });
    });
    request.on('error', (error) => {
      cause = error;
    });
    request.on('close', () => {
      if (!isAnswered) resolve({ fault: faultOf(cause) });
    });
  });
}

async function beginningOf(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const read: Buffer[] = [];
    let size = 0;
    const end = (): void => {
      resolve(Buffer.concat(read).subarray(0, MOST_OF_ANSWER).toString('utf8'));
    };
    response.on('data', (bytes: Buffer) => {
      read.push(bytes);
      size += bytes.length;
      if (size >= MOST_OF_ANSWER) end();
    });
    // Also where it breaks off: its status has come.
    response.on('error', end);
    response.on('close', end);
  });
}

function faultOf(error: unknown): string {
  if (error instanceof AddressRefused) return `expected ${expectedAddress}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ECONNRESET';
  return `no answer: ${code}`;
}
