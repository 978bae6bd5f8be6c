/** A heavy question looks up between its entries, so that one that nobody waits for any more ends there. */
import { EVERYTHING } from '../../src/domain/access/visibility.js';
import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../src/application/heavy/answer.js';
import type { HeavyQuestion } from '../../src/application/heavy/questions.js';
import type { ReadSide } from '../../src/application/heavy/read-side.js';
import { fromFault, toFault } from '../../src/application/heavy/protocol.js';
import { Abandoned, Refused } from '../../src/application/refusals.js';
import { LogCorrupt, LogUnavailable } from '../../src/log/event-log.js';
import { process } from '../domain/decisions/entries.js';
import { readModelsOf } from '../laws/read-models.js';
import { recordedIn } from '../laws/recorded.js';
import { noFile } from './no-file.js';

const PROCESS = 'gaza-2025';
const { views } = readModelsOf(recordedIn(PROCESS, process));
async function* none(): AsyncIterable<never> {
  // Nothing is asked of the log here.
}
const side: ReadSide = {
  views,
  log: { readStream: none, readAll: none },
  file: noFile,
  consistently: async (work) => work(),
  growing: () => {
    throw new Error('no tree is asked for here');
  },
  cachedBytes: () => 0,
  close: () => undefined,
};

const told = { position: '1' };
const now = Date.parse('2025-12-01');
const past = { kind: 'past', at: now, told } as const;
const known = { ...past, known: { by: 'position', position: 100 } } as const;
const options = {
  criteria: {},
  order: { by: 'key', descending: false },
  limit: 10,
} as const;

const questions: Record<string, HeavyQuestion> = {
  'a list as of a moment': {
    kind: 'list',
    projection: 'timeline',
    process: PROCESS,
    visibility: EVERYTHING,
    moment: past,
    ...options,
  },
  'a list as known at a position': {
    kind: 'list',
    projection: 'timeline',
    process: PROCESS,
    visibility: EVERYTHING,
    moment: known,
    ...options,
  },
  'a list of all processes': {
    kind: 'list',
    projection: 'process-overview',
    process: undefined,
    visibility: EVERYTHING,
    moment: past,
    ...options,
  },
  'a row': {
    kind: 'row',
    projection: 'parties',
    process: undefined,
    visibility: EVERYTHING,
    key: 'hamas',
    moment: past,
  },
  'a difference': {
    kind: 'difference',
    visibility: EVERYTHING,
    process: PROCESS,
    span: { from: '2025-01-01', to: '2025-12-01', clock: 'occurred' },
    start: past,
    end: known,
  },
};

describe.each(Object.entries(questions))('%s', (_, question) => {
  test('looks up at every entry', async () => {
    let looked = 0;
    await answerQuestion(side, question, {
      looked: () => {
        looked++;
      },
    });
    expect(looked).toBeGreaterThanOrEqual(process.length);
  });

  test('ends at the entry at which nobody waits any more', async () => {
    let looked = 0;
    const abandoned = answerQuestion(side, question, {
      looked: () => {
        looked++;
        if (looked === 3) throw new Abandoned('the client went away');
      },
    });
    await expect(abandoned).rejects.toThrow(Abandoned);
    expect(looked).toBe(3);
  });
});

test.each([
  new Refused('not-found', 'there is no such row', 'key'),
  new Refused('process-not-found', 'there is no such process'),
  new LogUnavailable('the file cannot be read'),
  new LogCorrupt('the file is damaged'),
  new Abandoned('the client went away'),
  new TypeError('a defect'),
])('a %s keeps its class and what it says between threads', (error) => {
  const crossed = fromFault(structuredClone(toFault(error)));
  expect(crossed.message).toBe(error.message);
  if (!(error instanceof TypeError))
    expect({ ...crossed, is: crossed.constructor }).toEqual({ ...error, is: error.constructor });
});
