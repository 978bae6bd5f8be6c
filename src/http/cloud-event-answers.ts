/** Sends events of the log as CloudEvents: one in the structured mode, a page as a batch. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RenderedAnswer } from '../application/heavy/heavy-questions.js';
import { isObject } from '../domain/validation/compounds.js';
import { cloudEventOf } from './cloud-events.js';
import { holds } from './conditional.js';
import { rendered } from './rendering.js';

export function sendCloudEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  events: object | readonly object[],
): void {
  const base = `${request.protocol}://${request.host}`;
  const isBatch = isList(events);
  const answer = isBatch ? events.map((event) => cloudEventOf(event, base)) : cloudEventOf(events, base);
  const text = JSON.stringify(answer);
  const { tag } = rendered({ text });
  void reply.header('etag', tag).header('cache-control', 'no-cache');
  if (holds(request)(tag)) {
    void reply.status(304).send();
    return;
  }
  const type = isBatch ? 'application/cloudevents-batch+json' : 'application/cloudevents+json';
  void reply.type(`${type}; charset=utf-8`).send(text);
}

function isList(events: object): events is readonly object[] {
  return Array.isArray(events);
}

/** A page of the log that was written as JSON. */
export function sendLogPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { text, position }: RenderedAnswer,
): void {
  const page: unknown = JSON.parse(text);
  if (!isObject(page) || !Array.isArray(page['items'])) throw new Error('expected a page of the log');
  const { nextAfter } = page;
  linkNext(reply, request, { after: typeof nextAfter === 'string' ? nextAfter : null });
  if (position !== undefined) void reply.header('chancery-position', position);
  sendCloudEvents(request, reply, page['items'].filter(isObject));
}

/** Says where the next page is (RFC 8288): a batch has no place for it. */
export function linkNext(
  reply: FastifyReply,
  request: FastifyRequest,
  next: Readonly<Record<string, string | null>>,
): void {
  const [[name, value] = ['', null]] = Object.entries(next);
  if (value === null) return;
  const url = new URL(request.url, 'http://localhost');
  url.searchParams.set(name, value);
  void reply.header('link', `<${url.pathname}${url.search}>; rel="next"`);
}
