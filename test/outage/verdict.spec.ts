import { describe, expect, it } from 'vitest';

import { longestGap, problemsIn, type Facts, type Logged } from './verdict.js';

const logged = (n: number): Logged => ({
  id: `e-${n}`,
  processId: 'p',
  position: String(n * 100),
  hash: `h${n}`,
  revision: n,
});
const log = [logged(0), logged(1), logged(2)];
const rows = new Map([['phase-1', { status: 'preparing' }]]);
const facts: Facts = {
  acknowledged: log.map(({ revision: _, ...acknowledged }) => acknowledged),
  logs: new Map([
    ['one', log],
    ['other', log],
  ]),
  feeds: [{ name: 'phases', rows, answered: rows }],
  broken: [],
};

describe('a load', () => {
  it('that is there whole, once, and the same everywhere is well', () => {
    expect(problemsIn(facts)).toEqual([]);
  });

  it.each<[string, Partial<Facts>, RegExp]>([
    [
      'an entry is missing',
      { logs: new Map([['one', log.slice(0, 2)]]) },
      /e-2 was acknowledged at 200 and is not there/,
    ],
    ['an entry is there twice', { logs: new Map([['one', [...log, logged(2)]]]) }, /e-2 is there 2 times/],
    [
      'an entry has other content',
      { logs: new Map([['one', [logged(0), logged(1), { ...logged(2), hash: 'h' }]]]) },
      /or is another/,
    ],
    [
      'a revision is left out',
      { acknowledged: [], logs: new Map([['one', [logged(0), logged(2)]]]) },
      /where 1 should be/,
    ],
    [
      'the servers differ',
      {
        acknowledged: [],
        logs: new Map([
          ['one', log],
          ['other', log.slice(0, 2)],
        ]),
      },
      /different logs/,
    ],
    [
      'a feed has other rows',
      { feeds: [{ name: 'phases', rows: new Map(), answered: rows }] },
      /phase-1 for one/,
    ],
    ['a chain is broken', { broken: ['one: p is broken'] }, /broken/],
  ])('of which %s is told', (_what, changed, text) => {
    expect(problemsIn({ ...facts, ...changed }).join('\n')).toMatch(text);
  });
});

it('the longest gap is that between two moments, and begins with the first of them', () => {
  expect(longestGap([0, 10, 400, 420])).toEqual({ from: 10, ms: 390 });
  expect(longestGap([])).toEqual({ from: 0, ms: 0 });
});
