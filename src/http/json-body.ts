/** Reads a JSON body within bounds: strict UTF-8, and no deeper than what is bounded everywhere else. */
import { HttpProblem } from './problem.js';

export const BODY_LIMIT = 4 * 1024 * 1024;
const DEPTH_LIMIT = 32;
export const BATCH_LIMIT = 1_000;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws HttpProblem malformed-json, body-too-large */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) throw new HttpProblem('malformed-json', 'expected a JSON body, got an empty one');
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new HttpProblem('malformed-json', 'expected UTF-8, got bytes that are none');
  }
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

/** Counts brackets outside of strings, before anything is built from them. */
function expectShallow(text: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (inString) {
      if (character === 0x5c) i++;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > DEPTH_LIMIT) {
        throw new HttpProblem('body-too-large', `expected JSON of at most ${DEPTH_LIMIT} levels, got more`);
      }
    } else if (character === 0x7d || character === 0x5d) depth--;
  }
}
