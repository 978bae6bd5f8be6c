/** Reads a JSON body within bounds: strict UTF-8, and no deeper than what is bounded everywhere else. */
import { isUtf8 } from 'node:buffer';
import { HttpProblem } from './problem.js';

export const BODY_LIMIT = 4 * 1024 * 1024;
const DEPTH_LIMIT = 32;
export const BATCH_LIMIT = 1_000;

/** @throws HttpProblem malformed-json, body-too-large */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) throw new HttpProblem('malformed-json', 'expected a JSON body, got an empty one');
  if (!isUtf8(body)) throw new HttpProblem('malformed-json', 'expected UTF-8, got bytes that are none');
  const text = body.toString('utf8');
  expectShallow(text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HttpProblem(
      'malformed-json',
      `expected JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Counts brackets outside of strings, before anything is built from them. A string is passed over as a whole. */
function expectShallow(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === 0x22) i = endOfString(text, i);
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > DEPTH_LIMIT) {
        throw new HttpProblem('body-too-large', `expected JSON of at most ${DEPTH_LIMIT} levels, got more`);
      }
    } else if (character === 0x7d || character === 0x5d) depth--;
  }
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
