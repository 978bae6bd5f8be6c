/** Reads a JSON body within bounds: strict UTF-8, and no deeper than what is bounded everywhere else. */
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errorOf, sentenceOf } from '../thrown.js';
import { duplicateIn, membersIn } from './duplicate-keys.js';
import { HttpProblem } from './problem.js';

export const BODY_LIMIT = 4 * 1024 * 1024;
const DEPTH_LIMIT = 32;
export const BATCH_LIMIT = 1_000;

const JSON_BODY = 'application/json';
const CLOUD_EVENTS = ['application/cloudevents+json', 'application/cloudevents-batch+json'] as const;
const LINES = 'application/x-ndjson';

const OF_SOME_ROUTES: ReadonlySet<string> = new Set([...CLOUD_EVENTS, LINES]);

/** What routes take that need a body; every other route takes JSON, where it takes one. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  '/v1/processes/:processId/events': [JSON_BODY, ...CLOUD_EVENTS],
  '/v1/import': [LINES],
  '/mcp': [JSON_BODY],
};

/** Takes JSON for bodies, and where a route says so CloudEvents, or lines of JSON, which its controller reads. */
export function takeJson(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    [JSON_BODY, ...CLOUD_EVENTS],
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      try {
        expectPlain(request.headers);
        // Some clients send the type with every request, also with one that takes no body.
        const isNone = body.length === 0 && request.routeOptions.url?.endsWith('/events') !== true;
        done(null, isNone ? undefined : readJson(Buffer.from(body)));
      } catch (error) {
        done(errorOf(error));
      }
    },
  );
  fastify.addContentTypeParser(LINES, (request, payload, done) => {
    try {
      expectPlain(request.headers);
      done(null, payload);
    } catch (error) {
      done(errorOf(error));
    }
  });
  // Before a body is read: what is not taken is not looked at.
  fastify.addHook('preParsing', (request, _reply, _payload, done) => {
    done(refusalOfType(request));
  });
}

/** The media type of a body, without its parameters; empty where there is none. */
export function mediaTypeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whatever is taken by no route is refused by the framework. */
function refusalOfType(request: FastifyRequest): HttpProblem | undefined {
  const needed = request.method === 'POST' ? TAKEN[request.routeOptions.url ?? ''] : undefined;
  const type = mediaTypeOf(request);
  const isTaken = needed ? needed.includes(type) : !OF_SOME_ROUTES.has(type);
  if (isTaken) return undefined;
  const expected = (needed ?? [JSON_BODY]).join(' or ');
  const got = request.headers['content-type'] ?? 'no content-type';
  return new HttpProblem('unsupported-media-type', `expected ${expected}, got ${got}`);
}

/** JSON is UTF-8, as it is: a compressed body could be larger than any bound. */
export function expectPlain(headers: FastifyRequest['headers']): void {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new HttpProblem('unsupported-media-type', `expected no content encoding, got ${encoding}`);
  }
  const charset = /;\s*charset="?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1];
  // Common, and meant so, though the name has a hyphen.
  if (charset !== undefined && !['utf-8', 'utf8'].includes(charset.toLowerCase())) {
    throw new HttpProblem('unsupported-media-type', `expected UTF-8, got charset ${charset}`);
  }
}

/** @throws HttpProblem malformed-json, body-too-large; invalid-payload where a field stands twice */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) throw new HttpProblem('malformed-json', 'expected a JSON body, got an empty one');
  if (!isUtf8(body)) throw new HttpProblem('malformed-json', 'expected UTF-8, got bytes that are none');
  const text = body.toString('utf8');
  const members = scan(text);
  const value = parsed(text);
  if (members !== membersIn(value)) refuseDuplicate(text);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpProblem('malformed-json', `expected JSON: ${sentenceOf(error)}`);
  }
}

function refuseDuplicate(text: string): never {
  const pointer = duplicateIn(text) ?? '';
  const detail = `expected each field once, got ${pointer} twice`;
  throw new HttpProblem('invalid-payload', detail, [{ pointer, code: 'invalid-payload', detail }]);
}

/**
 * Counts brackets outside of strings, before anything is built from them, and the members of all objects by their colons. A
 * string is passed over as a whole.
 */
function scan(text: string): number {
  let depth = 0;
  let members = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === 0x22) i = endOfString(text, i);
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > DEPTH_LIMIT) {
        throw new HttpProblem('body-too-large', `expected JSON of at most ${DEPTH_LIMIT} levels, got more`);
      }
    } else if (character === 0x7d || character === 0x5d) depth--;
    else if (character === 0x3a) members++;
  }
  return members;
}

/** Where the string that begins at `start` is closed: at the first quote after an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let from = end;
    while (text.charCodeAt(from - 1) === 0x5c) from--;
    if ((end - from) % 2 === 0) return end;
  }
  return text.length;
}
