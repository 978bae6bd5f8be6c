/** Reads the lines of an import out of a body: each an entry with its process, or a CloudEvent. */
import type { IncomingMessage } from 'node:http';
import type { EntryLine, ImportLine } from '../application/import/lines.js';
import { isObject } from '../domain/validation/compounds.js';
import { isSlug } from '../domain/validation/leaves.js';
import { shown } from '../domain/validation/validation-context.js';
import { BodyLines, LINE_LIMIT, type BodyLine } from './body-lines.js';
import { readCloudEvent } from './cloud-events.js';
import { readJson } from './json-body.js';
import { HttpProblem } from './problem.js';

/** The lines of each piece of a body as it comes; reads no further than it is asked. @throws HttpProblem server-stopping */
export async function* linesIn(
  body: IncomingMessage,
  signal: AbortSignal,
): AsyncGenerator<readonly ImportLine[]> {
  const lines = new BodyLines();
  // What is not read is let go elsewhere: to destroy it would take the answer with it.
  const pieces = body.iterator({ destroyOnReturn: false });
  const stopped = new Promise<'stopped'>((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  for (;;) {
    const next = await Promise.race([pieces.next(), stopped]);
    if (next === 'stopped')
      throw new HttpProblem(
        'server-stopping',
        'the server is stopping; send the lines from this one on again',
      );
    if (next.done === true) break;
    const piece: unknown = next.value;
    if (Buffer.isBuffer(piece)) yield lines.push(piece).map(readLine);
  }
  yield lines.end().map(readLine);
}

/** A line as it is read. */
function readLine({ line, bytes, isOpen }: BodyLine): ImportLine {
  try {
    if (!bytes)
      throw new HttpProblem('body-too-large', `expected a line of at most ${LINE_LIMIT} bytes, got more`);
    const value = readJson(bytes);
    return { line, bytes: bytes.length, ...entryOf(value) };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return { line, error: isOpen && error.code === 'malformed-json' ? cutOff(error) : error };
  }
}

function cutOff(error: HttpProblem): HttpProblem {
  return new HttpProblem('malformed-json', `${error.message}; the last line has no end: it may be cut off`);
}

function entryOf(value: unknown): Omit<EntryLine, 'line' | 'bytes'> {
  if (!isObject(value)) throw invalid('', `expected an entry with its processId, got ${shown(value)}`);
  if (Object.hasOwn(value, 'specversion')) {
    const { processId, item, placed } = readCloudEvent(value);
    if (processId === undefined) throw invalid('/subject', 'expected the id of a process, got nothing');
    return { processId, item, placed };
  }
  const { processId, ...item } = value;
  if (typeof processId !== 'string' || !isSlug(processId))
    throw invalid(
      '/processId',
      `expected the id of a process (a-z, 0-9 and -, up to 64), got ${shown(processId)}`,
    );
  return { processId, item };
}

function invalid(pointer: string, detail: string): HttpProblem {
  const text = pointer === '' ? detail : `${pointer}: ${detail}`;
  return new HttpProblem('invalid-payload', text, [{ pointer, code: 'invalid-payload', detail }]);
}
