/** A number that JSON reads as infinite, `1e999`, could not be stored: it is refused wherever in an entry it stands. */
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../src/domain/events/catalogue.js';
import { examples } from '../../../src/domain/events/examples.js';
import { readEntry } from '../../../src/domain/events/read-entry.js';
import { correct, defined, process } from '../decisions/entries.js';
import { given } from '../decisions/specification.js';
import { altered } from './altered.js';
import { problemsOf } from './problems-of.js';

const infinite = JSON.parse('[1e999, -1e999]') as readonly number[];

/** The pointers to everything inside a value. */
function placesIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [here, ...placesIn(inner, here)];
  });
}

/** The pointers to a further field of each object, and a further item of each list. */
function placesForMore(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => placesForMore(one, `${at}/${key}`));
  return [`${at}/${Array.isArray(value) ? value.length : 'more'}`, ...inner];
}

const full = { kind: 'document', publisher: 'IGAD', title: 'Report', url: 'https://example.org', quote: 'x' };

describe.each(eventTypes)('in %s an infinite number', (type) => {
  const whole = {
    ...examples[type],
    id: '019b3f2e-7c00-7000-8000-000000000001',
    note: { en: 'A note.', machine: ['en'] },
    sources: [full],
  };

  it('is refused in place of anything that can be said', () => {
    for (const pointer of placesIn(whole)) {
      for (const number of infinite) {
        const problems = problemsOf(altered(whole, pointer, number));
        expect(problems, pointer).not.toEqual([]);
        for (const problem of problems) {
          const [place = '', code] = problem.split(' ');
          expect([code, pointer.startsWith(place)], `${pointer}: ${problem}`).toEqual([
            'invalid-payload',
            true,
          ]);
        }
      }
    }
  });

  it('is refused as one field or item more, at any depth', () => {
    for (const pointer of placesForMore(whole)) {
      expect(readEntry(altered(whole, pointer, infinite[0])).ok, pointer).toBe(false);
    }
  });
});

describe('what a correction puts in place', () => {
  const phase = defined('phase-1');
  const first = correct(phase, { data: { ordinal: 2 } });
  const [number] = infinite;
  const said: readonly (readonly [string, Record<string, unknown>])[] = [
    ['/ordinal', { ordinal: number }],
    ['/title/en', { title: { en: number } }],
    ['/objectives/0/en', { objectives: [{ en: number }] }],
    ['/surprise', { surprise: number }],
    ['/surprise/deep/0/er', { surprise: { deep: [{ er: number }] } }],
  ];

  it.each(said)('is refused at %s where it is infinite', (at, data) => {
    given([...process, phase])
      .when(correct(phase, { data }))
      .refuses('invalid-payload', `/data/changes/data${at}`, 'a number that a double can hold', 'Infinity');
  });

  it.each(said)('is refused at %s in a batch with the entry itself', (at, data) => {
    given(process)
      .when(phase, correct(phase, { data }))
      .refusesAll([[1, 'invalid-payload', `/data/changes/data${at}`, 'Infinity']]);
  });

  it.each(said)('is refused at %s in a correction of a correction', (at, data) => {
    given([...process, phase, first])
      .when(correct(first, { data: { changes: { data } } }))
      .refuses('invalid-payload', `/data/changes/data/changes/data${at}`, 'Infinity');
  });
});
