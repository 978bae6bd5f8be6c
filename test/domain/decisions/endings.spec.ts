import { describe, it } from 'vitest';
import {
  alleged,
  denied,
  dissolved,
  established,
  issued,
  process,
  resolved,
  retract,
  found,
  withdrawn,
  type Posted,
} from './entries.js';
import { given } from './specification.js';

const cases: readonly [string, Posted, (on: string) => Posted][] = [
  ['a statement is withdrawn', issued('launch', '2025-10-08'), (on) => withdrawn('launch', on)],
  ['a body is dissolved', established('cmcc', '2025-10-17'), (on) => dissolved('cmcc', on)],
  ['a violation is resolved', alleged('rafah', '2025-10-19'), (on) => resolved('rafah', on)],
];

describe.each(cases)('%s', (_what, first, end) => {
  const ending = end('2026-01-22');

  it('once', () => {
    given([...process, first])
      .when(ending)
      .then([first, ending]);
    given([...process, first, ending])
      .when(end('2026-02-02'))
      .refuses('illegal-transition', '/type', ending.id, end('2026-02-02').id);
    given([...process, first])
      .when(ending, end('2026-02-02'))
      .refusesAll([[1, 'illegal-transition', '/type', ending.id]]);
  });

  it('once also when the earlier ending is told later', () => {
    given([...process, first, ending])
      .when(end('2025-12-20'))
      .refuses('illegal-transition', '/occurred', end('2025-12-20').id, ending.id);
  });

  it('again when the first ending is retracted, and not both then', () => {
    given([...process, first, ending, retract(ending)])
      .when(end('2026-02-02'))
      .then([first, end('2026-02-02')]);
    given([...process, first, ending, retract(ending), end('2026-02-02')])
      .when(retract(retract(ending)))
      .refuses('illegal-transition', '/data/entryId', ending.id);
  });

  it('and its beginning is not retracted under that', () => {
    given([...process, first, ending])
      .when(retract(first))
      .refuses('entry-referenced', '/data/entryId', `${ending.type} ${ending.id}`);
  });
});

describe('a resolved violation', () => {
  it('may still be denied and found', () => {
    const all = [
      alleged('rafah', '2025-10-19'),
      resolved('rafah', '2025-10-20'),
      denied('rafah', '2025-10-28'),
      found('rafah', '2025-10-29'),
    ];
    given(process)
      .when(...all)
      .then(all);
  });
});

describe('a body that is dissolved and a statement that is withdrawn', () => {
  it('may still be referred to', () => {
    const about = issued('review', '2026-02-02', {
      about: [
        { kind: 'body', id: 'cmcc' },
        { kind: 'statement', id: 'launch' },
      ],
    });
    given([
      ...process,
      issued('launch', '2025-10-08'),
      withdrawn('launch', '2025-10-13'),
      established('cmcc', '2025-10-17'),
      dissolved('cmcc', '2026-01-22'),
    ])
      .when(about)
      .isRecorded();
  });
});
