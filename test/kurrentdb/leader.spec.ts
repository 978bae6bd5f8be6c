/** Which node of a cluster is taken for the leader, by what the nodes say of each other. */
import { expect, it } from 'vitest';

import { leaderIn, type Member } from '../../src/log/kurrentdb/leader.js';

const [a, b, c] = ['a', 'b', 'c'].map((host) => ({ host, port: 2113 }));

/** What each node that answers says: the name of the node that it calls the leader. */
type Said = Partial<Record<'a' | 'b' | 'c', 'a' | 'b' | 'c' | 'none'>>;

function leader(said: Said, patient: boolean, readOnly: readonly string[] = []): string | undefined {
  const answers = new Map<string, readonly Member[]>(
    Object.entries(said).map(([node, named]) => [
      `${node}:2113`,
      [a, b, c].map((endpoint) => ({
        endpoint: endpoint ?? { host: '', port: 0 },
        isLeader: endpoint?.host === named,
        votes: !readOnly.includes(endpoint?.host ?? ''),
      })),
    ]),
  );
  return leaderIn(answers, patient)?.host;
}

it.each<[string, Said, boolean, string | undefined]>([
  ['all name one', { a: 'a', b: 'a', c: 'a' }, true, 'a'],
  ['two of three name one, and the third is silent', { a: 'a', b: 'a' }, true, 'a'],
  ['two name one that does not answer', { b: 'a', c: 'a' }, true, undefined],
  ['two name one that does not answer, for long', { b: 'a', c: 'a' }, false, undefined],
  ['one that was cut off names itself', { a: 'a', b: 'b', c: 'b' }, true, 'b'],
  ['two name themselves and the third is silent', { a: 'a', b: 'b' }, false, undefined],
  ['one names itself, and the others do not know it yet', { a: 'a', b: 'c' }, true, undefined],
  ['one names itself, and the others do not know it for long', { a: 'a', b: 'c' }, false, 'a'],
  ['one names itself, and the others may still answer', { a: 'a' }, true, undefined],
  ['one names itself, and no other can be reached', { a: 'a' }, false, 'a'],
  ['one names another, which does not answer', { b: 'a' }, false, undefined],
  ['nobody is the leader', { a: 'none', b: 'none', c: 'none' }, false, undefined],
  ['one that is not ready yet is named by the others', { a: 'none', b: 'a', c: 'a' }, false, undefined],
])('where %s', (_what, said, patient, expected) => {
  expect(leader(said, patient)).toBe(expected);
});

it('read-only replicas do not count', () => {
  expect(leader({ a: 'a' }, true, ['b', 'c'])).toBe('a');
  expect(leader({ a: 'a', b: 'a', c: 'a' }, true, ['b', 'c'])).toBe('a');
  expect(leader({ b: 'a', c: 'a' }, true, ['b', 'c'])).toBeUndefined();
});
