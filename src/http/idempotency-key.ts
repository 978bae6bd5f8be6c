/** `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a name that a client gives to what it posts. */
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.js';

const LONGEST = 255;

/**
 * The key of a batch: a string in double quotes, as the draft has it, or bare. Its entries get their ids from it, so they have
 * none of their own.
 * @throws HttpProblem invalid-header
 */
export function idempotencyKey(
  { headers }: FastifyRequest,
  items: readonly unknown[],
  isBatch: boolean,
): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key = typeof header === 'string' ? readKey(header.trim()) : undefined;
  if (key === undefined || key === '' || key.length > LONGEST) {
    const detail = `Idempotency-Key: expected one string of 1 to ${LONGEST} characters, in double quotes, got ${String(header)}`;
    throw new HttpProblem('invalid-header', detail);
  }
  const index = items.findIndex(
    (item) => typeof item === 'object' && item !== null && Object.hasOwn(item, 'id'),
  );
  if (index < 0) return key;
  const detail =
    'Idempotency-Key: expected entries without an id, which the key gives them, got one with an id';
  const pointer = isBatch ? `/${index}/id` : '/id';
  throw new HttpProblem('invalid-header', detail, [{ pointer, code: 'invalid-header', detail }]);
}

/** RFC 9651, 3.3.3, or a bare text without quotes, commas and spaces. */
function readKey(text: string): string | undefined {
  const [, quoted] = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll(/\\(["\\])/g, '$1');
  return /^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+$/.test(text) ? text : undefined;
}
