/** Conditional requests (RFC 9110, 13): what `If-Match` and `If-None-Match` say, and how their tags compare. */
import type { FastifyRequest } from 'fastify';
import type { Expected } from '../application/append/submission.js';
import type { Held } from '../application/query/live-answers.js';
import { HttpProblem } from './problem.js';

interface EntityTag {
  readonly isWeak: boolean;
  /** Without its quotes. */
  readonly opaque: string;
}

const ONE_TAG = /\s*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)")?\s*(?:,|$)/y;

/** `*`, or a list of entity tags; undefined for what is neither. */
function readTags(header: string): '*' | readonly EntityTag[] | undefined {
  if (header.trim() === '*') return '*';
  const tags: EntityTag[] = [];
  ONE_TAG.lastIndex = 0;
  while (ONE_TAG.lastIndex < header.length) {
    const match = ONE_TAG.exec(header);
    if (!match) return undefined;
    const [, weak, opaque] = match;
    if (opaque !== undefined) tags.push({ isWeak: weak !== undefined, opaque });
  }
  return tags.length > 0 ? tags : undefined;
}

/** By `If-None-Match`, whose tags are compared weakly. What cannot be read holds nothing. */
export function holds(request: FastifyRequest): Held {
  const header = request.headers['if-none-match'];
  const tags = header === undefined ? undefined : readTags(header);
  if (tags === undefined) return () => false;
  if (tags === '*') return () => true;
  const held = new Set(tags.map(({ opaque }) => `"${opaque}"`));
  return (tag) => held.has(tag.replace(/^W\//, ''));
}

/**
 * What a post expects of its process. `If-Match` has the tags that `GET /v1/processes/{processId}` gives, of which the revision
 * counts, bare revisions, `"none"` for a process that must not exist yet, or `*` for one that must. A weak tag never matches,
 * and a tag that no process has had does not either. `If-None-Match: *` is another way to say `"none"`.
 * @throws HttpProblem invalid-header
 */
export function expectedRevision({ headers }: FastifyRequest): readonly Expected[] | undefined {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined) {
    if (noneMatch.trim() !== '*') throw invalid(`If-None-Match: expected * for a post, got ${noneMatch}`);
    if (match !== undefined) throw invalid('expected If-Match or If-None-Match, got both');
    return ['none'];
  }
  if (match === undefined) return undefined;
  const tags = readTags(match);
  if (tags === '*') return ['any'];
  if (!tags) throw invalid(`If-Match: expected *, "<revision>" or "none", in double quotes, got ${match}`);
  return tags.flatMap(({ isWeak, opaque }) => (isWeak ? [] : revisionIn(opaque)));
}

function revisionIn(opaque: string): Expected[] {
  if (opaque === 'none') return ['none'];
  const [, revision] = /^(\d{1,12})(?:\.[\w-]+)?$/.exec(opaque) ?? [];
  return revision === undefined ? [] : [Number(revision)];
}

function invalid(detail: string): HttpProblem {
  return new HttpProblem('invalid-header', detail);
}
