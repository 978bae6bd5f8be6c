/** What the controllers read of a request beside its parameters. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSlug } from '../domain/validation/leaves.js';
import { RenderedAnswer, type Asker } from '../application/heavy/heavy-questions.js';
import type { AsOf } from '../application/query/as-of.js';
import type { LiveAnswer } from '../application/query/live-answers.js';
import type { ReadModel } from '../application/read-models.js';
import type { Languages } from '../domain/values/chosen-text.js';
import { principalOf } from './principal.js';
import { holds } from './conditional.js';
import { answerIn, tagIn } from './languages/asked-languages.js';
import { HttpProblem } from './problem.js';
import type { Parameters } from './parameters.js';
import { rendered } from './rendering.js';

/** A path id that cannot be one names nothing. @throws HttpProblem not-found */
export function pathId(text: string, what: string): string {
  if (isSlug(text)) return text;
  throw new HttpProblem(
    'not-found',
    `expected the id of a ${what} (a-z, 0-9 and -, up to 64), got "${text}"`,
  );
}

export const MOMENT = ['at', 'knownAt', 'reportedBy', 'minPosition'] as const;

export function momentOf(parameters: Parameters): AsOf {
  return {
    at: parameters.text('at'),
    knownAt: parameters.text('knownAt'),
    reportedBy: parameters.text('reportedBy'),
    minPosition: parameters.position('minPosition'),
  };
}

/** How many items a page is to have. */
export function limitOf(parameters: Parameters): number {
  return parameters.number('limit', { least: 1, most: 1_000, otherwise: 100 });
}

/** What is sent unless who asks holds it already. */
interface Sent {
  readonly tag: string;
  /** Absent: it is held. */
  readonly body: string | Buffer | undefined;
  readonly position?: string | undefined;
  /** Of its texts, where it was asked for in some. */
  readonly languages?: readonly string[] | undefined;
  /** Its media type; JSON where none is given. */
  readonly type?: string | undefined;
}

/** Answers with an entity tag over what is asked for. */
export function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: object | RenderedAnswer,
  type?: string,
): void {
  const { text, ...told } = answer instanceof RenderedAnswer ? answer : rendered(answer);
  sendUnlessHeld(reply, { ...told, type, body: holds(request)(told.tag) ? undefined : text });
}

/** The same for an answer about the live rows of a read model, which is not made where its tag is held. */
export function sendLive(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  answer: LiveAnswer | RenderedAnswer,
  { model, languages }: { readonly model: ReadModel; readonly languages: Languages | undefined },
): void {
  if (answer instanceof RenderedAnswer) {
    sendTagged(request, reply, answer);
    return;
  }
  const { tag, position, bytes } = answer;
  if (languages === undefined) {
    sendUnlessHeld(reply, { tag, position, body: bytes });
    return;
  }
  const told = bytes && answerIn(languages, model, bytes);
  const { text, languages: came } = told ?? {};
  sendUnlessHeld(reply, { tag: tagIn(languages, tag), position, body: text, languages: came });
}

/** A publication, of a media type, unless who asks holds it. */
export function sendPublished(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  answer: RenderedAnswer | { readonly tag: string; readonly position: string },
  type: string,
): void {
  if (answer instanceof RenderedAnswer) sendTagged(request, reply, answer, type);
  else sendUnlessHeld(reply, { ...answer, body: undefined });
}

function sendUnlessHeld(reply: FastifyReply, { tag, position, body, languages = [], type }: Sent): void {
  void reply.header('etag', tag).header('cache-control', 'no-cache');
  if (position !== undefined) void reply.header('chancery-position', position);
  if (body === undefined) {
    void reply.status(304).send();
    return;
  }
  if (languages.length > 0) void reply.header('content-language', languages.join(', '));
  void reply
    .status(200)
    .type(type ?? JSON_TYPE)
    .send(body);
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** JSON that is written already. */
export function sendJson(reply: FastifyReply, text: string | Buffer): FastifyReply {
  return reply.type(JSON_TYPE).send(text);
}

/** An answer that nobody between keeps. */
export function sendUncached(reply: FastifyReply, answer: object): void {
  void reply.header('cache-control', 'no-store').send(answer);
}

/** Who asks; the signal aborts when the client goes before it has its answer. */
export function askerOf(reply: FastifyReply): Asker {
  const gone = new AbortController();
  const { raw } = reply;
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  if (raw.destroyed) gone.abort();
  return { caller: principalOf(reply.request), signal: gone.signal };
}

/** Where a feed goes on: the header that a browser sends by itself wins over the parameter. */
export function resumeAfter(request: FastifyRequest, parameters: Parameters): string | undefined {
  const header = request.headers['last-event-id'];
  return (Array.isArray(header) ? header[0] : header) ?? parameters.text('after');
}
